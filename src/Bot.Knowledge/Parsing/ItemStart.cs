using Bot.Core.Notes;

namespace Bot.Knowledge.Parsing;

/// <summary>A list item that has no text yet.</summary>
internal sealed class ItemStart
{
    public required int Group { get; init; }

    public required UnitTraits Traits { get; init; }

    public UnitDraft? Bullet { get; set; }
}
