namespace Bot.Knowledge.Parsing;

/// <summary>What the lists before this one in the same container leave to it.</summary>
internal sealed class ListRun
{
    public int Column { get; set; } = -1;

    public int Group { get; set; } = -1;

    public int NextNumber { get; set; } = -1;

    public UnitDraft? LastBullet { get; set; }

    public int LastLine { get; set; }
}
