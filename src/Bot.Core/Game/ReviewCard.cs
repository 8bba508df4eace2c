using NodaTime;

namespace Bot.Core.Game;

/// <summary>How well a card was recalled.</summary>
public enum Rating
{
    Again = 1,
    Hard = 2,
    Good = 3,
    Easy = 4,
}

/// <summary>Where a card stands in FSRS.</summary>
public enum CardState
{
    /// <summary>Never reviewed.</summary>
    New = 0,
    Learning = 1,
    Review = 2,
    Relearning = 3,
}

/// <summary>One question in one person's review. Immutable.</summary>
public sealed record ReviewCard
{
    public required long GuildId { get; init; }

    public required long PersonId { get; init; }

    public required string QuestionId { get; init; }

    public CardState State { get; init; }

    /// <summary>Index of the (re)learning step.</summary>
    public int Step { get; init; }

    /// <summary>Days until the chance of recall falls to 90 %; 0 before the first review.</summary>
    public double Stability { get; init; }

    /// <summary>1 to 10; 0 before the first review.</summary>
    public double Difficulty { get; init; }

    public required Instant Due { get; init; }

    public Instant? LastReview { get; init; }

    public int Reviews { get; init; }

    /// <summary>How often it was forgotten after it had been learned.</summary>
    public int Lapses { get; init; }

    /// <summary>A leech: forgotten so often that it is not shown until the person asks for it again.</summary>
    public bool IsSuspended { get; init; }
}
