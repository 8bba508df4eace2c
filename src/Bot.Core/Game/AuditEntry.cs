using NodaTime;

namespace Bot.Core.Game;

/// <summary>One act of a manager. Immutable.</summary>
public sealed record AuditEntry
{
    /// <summary>Given by the store; 0 before it is stored.</summary>
    public long Id { get; init; }

    public required long GuildId { get; init; }

    /// <summary>Null after the person asked to be forgotten.</summary>
    public required long? ActorId { get; init; }

    /// <summary>What was done, such as <c>schedule.add</c>.</summary>
    public required string Act { get; init; }

    /// <summary>To what, as a sentence; at most 500 characters.</summary>
    public required string Detail { get; init; }

    public required Instant At { get; init; }
}
