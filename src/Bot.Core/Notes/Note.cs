using System.Collections.Immutable;

namespace Bot.Core.Notes;

/// <summary>One file of the knowledge folder, understood. Immutable.</summary>
public sealed record Note
{
    /// <summary>Path inside the knowledge folder, with <c>/</c> between folders.</summary>
    public required string Path { get; init; }

    /// <summary>From the front matter's <c>title</c>, else the only first-level heading, else the file's name made readable.</summary>
    public required string Title { get; init; }

    /// <summary>The sections that hold text, in the order of the file.</summary>
    public required ImmutableArray<Section> Sections { get; init; }

    /// <summary>What the front matter says, its lists joined with <c>, </c>; keys in lower case. Empty without front matter.</summary>
    public ImmutableDictionary<string, string> FrontMatter { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableArray<NoteWarning> Warnings { get; init; } = [];

    /// <summary>The encoding that the bytes were read as, such as <c>utf-8</c>, <c>utf-16</c> or <c>latin1</c>.</summary>
    public string Encoding { get; init; } = "utf-8";

    public int LineCount { get; init; }
}

/// <summary>Something in a note that looks wrong to the reader of the file.</summary>
/// <param name="Path">Path of the note inside the knowledge folder.</param>
/// <param name="Line">Line it is about, from 1; 0 when it is about the whole file.</param>
/// <param name="Message">One sentence that says what was found and what was made of it.</param>
public sealed record NoteWarning(string Path, int Line, string Message);
