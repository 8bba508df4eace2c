using Bot.Core.Notes;

namespace Bot.Knowledge.Parsing;

/// <summary>Where a block stands, as far as its units need to know.</summary>
internal readonly record struct BlockContext(UnitDraft? Parent, int Depth, UnitTraits Traits, bool IsTop)
{
    /// <summary>The list item whose first paragraph is still to come, or null.</summary>
    public ItemStart? Item { get; init; }
}
