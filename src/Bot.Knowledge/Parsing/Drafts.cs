using System.Collections.Immutable;
using Bot.Core.Notes;

namespace Bot.Knowledge.Parsing;

/// <summary>A unit while its section is still growing.</summary>
internal sealed class UnitDraft
{
    public required UnitKind Kind { get; set; }

    public required InlineText Text { get; init; }

    public required int FirstLine { get; init; }

    public required int LastLine { get; set; }

    public UnitDraft? Parent { get; init; }

    public int Depth { get; init; }

    public int Group { get; set; } = -1;

    public string? Term { get; set; }

    public string? Meaning { get; set; }

    public ImmutableArray<string> Columns { get; init; } = [];

    public ImmutableArray<string> Cells { get; init; } = [];

    public string? Language { get; init; }

    public UnitTraits Traits { get; init; }

    public bool HasChildren { get; set; }

    /// <summary>Place among the units of its section; -1 until the section is closed.</summary>
    public int Index { get; set; } = -1;

    public SectionDraft? Section { get; set; }
}

/// <summary>A section while the note is still being read.</summary>
internal sealed class SectionDraft
{
    /// <summary>Every heading above, from the outermost, with its level; the section's own last.</summary>
    public required ImmutableArray<HeadingDraft> Headings { get; init; }

    /// <summary>Line of the heading; 0 for text above the first heading.</summary>
    public required int HeadingLine { get; init; }

    public List<UnitDraft> Units { get; } = [];

    public List<string> Tags { get; } = [];

    public int Groups { get; set; }

    /// <summary>First line that holds something of the section besides its heading; 0 for none.</summary>
    public int FirstLine { get; set; }

    public int LastLine { get; set; }

    /// <summary>Whether headings stand below this one.</summary>
    public bool HasChildren { get; set; }

    /// <summary>Whether something stood here that is no content: a table of contents, a comment, a picture.</summary>
    public bool HasOther { get; set; }

    /// <summary>Whether that was a table of contents.</summary>
    public bool HasContents { get; set; }
}

/// <param name="Level">1 to 6, or <see cref="Bold"/>.</param>
internal readonly record struct HeadingDraft(int Level, string Text, int Line)
{
    /// <summary>The level of a bold line that serves as a heading: below every real one.</summary>
    public const int Bold = 7;
}
