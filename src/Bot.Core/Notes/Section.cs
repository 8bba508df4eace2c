using System.Collections.Immutable;

namespace Bot.Core.Notes;

/// <summary>The text between one heading and the next: what is ranked, cited and opened. Immutable.</summary>
public sealed record Section
{
    public required SectionId Id { get; init; }

    /// <summary>Path of the note inside the knowledge folder, with <c>/</c> between folders.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// What the section is about at the top level: the note's title, or the outermost heading in a note with several first-level headings.
    /// </summary>
    public required string Topic { get; init; }

    /// <summary>The headings from the outermost to the section's own, without the topic; empty for text that stands right under the topic.</summary>
    public required ImmutableArray<string> Headings { get; init; }

    /// <summary>Line of the heading, or of the first text where there is none, from 1.</summary>
    public required int FirstLine { get; init; }

    /// <summary>Last line that belongs to the section, inclusive.</summary>
    public required int LastLine { get; init; }

    /// <summary>The section's text without markup, one line a unit, for ranking. Without the headings.</summary>
    public required string Text { get; init; }

    /// <summary>The section as it stands in the file, with its heading.</summary>
    public required string Markdown { get; init; }

    /// <summary>The pieces of the section in the order of the file.</summary>
    public required ImmutableArray<Unit> Units { get; init; }

    /// <summary>Tags of the note's front matter and <c>#tags</c> of the section, without the <c>#</c>.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Other names for the topic from the note's front matter (<c>aliases:</c>).</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The section's own heading, or the topic where it has none.</summary>
    public string Title => Headings.IsEmpty ? Topic : Headings[^1];

    /// <summary>Topic and headings from the outside in, such as <c>CloudFront › Private content</c>.</summary>
    public string Breadcrumb => Headings.IsEmpty ? Topic : $"{Topic} › {string.Join(" › ", Headings)}";
}
