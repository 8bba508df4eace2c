namespace Bot.Core.Game;

/// <summary>A stretch of time whose points are counted by themselves. Immutable.</summary>
public sealed record Season
{
    /// <summary>Given by the store; 0 before it is stored.</summary>
    public long Id { get; init; }

    public required long GroupId { get; init; }

    public required string Name { get; init; }

    public required DateOnly StartedOn { get; init; }

    /// <summary>Null while it runs.</summary>
    public DateOnly? EndedOn { get; init; }
}
