using System.Collections.Immutable;
using System.Text;

namespace Bot.Core.Notes;

/// <summary>The text between one heading and the next: what is ranked, cited and opened. Immutable.</summary>
public sealed record Section
{
    private readonly string? _text;
    private readonly byte[] _markdown = [];

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

    /// <summary>
    /// The section's text without markup, one line a unit, for ranking. Without the headings. Unless it was set it is put together from
    /// <see cref="Units"/> at each call, since a second copy of all text would double the memory of the notes.
    /// </summary>
    public string Text
    {
        get => _text ?? (Units.Length == 1 ? Units[0].Text : string.Join('\n', Units.Select(u => u.Text)));
        init => _text = value;
    }

    /// <summary>
    /// The section as it stands in the file, with its heading. Decoded at each call: it is read when someone opens the note, and UTF-8 takes
    /// half the memory until then.
    /// </summary>
    public required string Markdown
    {
        get => Encoding.UTF8.GetString(_markdown);
        init => _markdown = Encoding.UTF8.GetBytes(value);
    }

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
