using System.Collections.Immutable;

namespace Bot.Core.Notes;

/// <summary>What a <see cref="Unit"/> was in the note.</summary>
public enum UnitKind
{
    /// <summary>Running text, also inside quotes, callouts and <c>&lt;details&gt;</c>.</summary>
    Paragraph,

    /// <summary>An item of a list, without the items nested below it.</summary>
    Bullet,

    /// <summary>One row of a table, not its header.</summary>
    TableRow,

    /// <summary>A term and what it means, from a definition list or a line such as <c>**Term**: meaning</c>.</summary>
    Definition,

    /// <summary>A fenced or indented block whose text is shown as it stands.</summary>
    Code,
}

/// <summary>Things inside a unit that plain text does not show. They decide what a question may be made of.</summary>
[Flags]
public enum UnitTraits
{
    None = 0,
    Link = 1,
    Image = 2,
    Math = 4,
    Html = 8,

    /// <summary>The unit stands in a quote or a callout.</summary>
    Quoted = 16,

    /// <summary>The unit stands in a <c>&lt;details&gt;</c> element.</summary>
    Folded = 32,

    /// <summary>The item belongs to a numbered list.</summary>
    Ordered = 64,
}

/// <summary>
/// The smallest piece of a section that makes sense alone: a bullet, a table row, a definition, a paragraph or a fenced block.
/// A snippet is cut from it and a question is made from it. Immutable.
/// </summary>
public sealed record Unit
{
    public required UnitKind Kind { get; init; }

    /// <summary>The text without markup. A bullet's own text only; code keeps its line breaks; a row's cells stand with <c> | </c> between them.</summary>
    public required string Text { get; init; }

    /// <summary>First line in the file, from 1.</summary>
    public required int FirstLine { get; init; }

    /// <summary>Last line in the file, inclusive.</summary>
    public required int LastLine { get; init; }

    /// <summary>Index in <see cref="Section.Units"/> of the bullet or lead-in above this unit, or -1.</summary>
    public int Parent { get; init; } = -1;

    /// <summary>Number of bullets above this one: 0 for what is not nested.</summary>
    public int Depth { get; init; }

    /// <summary>The list or table this unit belongs to, numbered within the section from 0; -1 for none. Siblings share it.</summary>
    public int Group { get; init; } = -1;

    /// <summary>The parts of <see cref="Text"/> that were bold, in order.</summary>
    public ImmutableArray<TextRange> Strong { get; init; } = [];

    /// <summary>The parts of <see cref="Text"/> that were inline code, in order.</summary>
    public ImmutableArray<TextRange> Code { get; init; } = [];

    /// <summary>The parts of <see cref="Text"/> that were marked with <c>==</c>, in order.</summary>
    public ImmutableArray<TextRange> Marked { get; init; } = [];

    /// <summary>The term at the start of <see cref="Text"/> when the unit reads "term: meaning"; null otherwise.</summary>
    public string? Term { get; init; }

    /// <summary>What <see cref="Term"/> means; empty when only the units below say it. Null exactly when the term is.</summary>
    public string? Meaning { get; init; }

    /// <summary>A row's column titles, as many as <see cref="Cells"/>; empty for other units.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>A row's cells; empty for other units.</summary>
    public ImmutableArray<string> Cells { get; init; } = [];

    /// <summary>The language named after a fence, in lower case; null when none is named or the unit is no code.</summary>
    public string? Language { get; init; }

    /// <summary>True for <c>- [x]</c>, false for <c>- [ ]</c>, null without a box.</summary>
    public bool? Ticked { get; init; }

    public UnitTraits Traits { get; init; }
}
