using NodaTime;

namespace Bot.Core.Game;

/// <summary>A person's word that a question is wrong. Immutable.</summary>
public sealed record QuestionReport
{
    /// <summary>Given by the store; 0 before it is stored.</summary>
    public long Id { get; init; }

    public required long GuildId { get; init; }

    public required string QuestionId { get; init; }

    /// <summary>Null after the person asked to be forgotten.</summary>
    public required long? PersonId { get; init; }

    /// <summary>At most 500 characters, as typed.</summary>
    public required string Reason { get; init; }

    public required Instant At { get; init; }

    /// <summary>Null while it waits for a manager.</summary>
    public Instant? ResolvedAt { get; init; }

    public string? Resolution { get; init; }
}
