using NodaTime;

namespace Bot.Core.Game;

/// <summary>One question asked in one channel, which takes answers until it closes. Immutable; the store keeps one row for each.</summary>
public sealed record QuestionPost
{
    /// <summary>Given by the store; 0 before it is stored.</summary>
    public long Id { get; init; }

    public required PostKind Kind { get; init; }

    /// <summary>The schedule of a daily post; else null.</summary>
    public long? ScheduleId { get; init; }

    /// <summary>The quiz of a round; else null.</summary>
    public long? QuizId { get; init; }

    public required long GuildId { get; init; }

    public required long GroupId { get; init; }

    /// <summary>The season that answers count for; 0 when the group was between seasons as the question was asked.</summary>
    public long SeasonId { get; init; }

    public required long ChannelId { get; init; }

    /// <summary>The date in the zone of the schedule (or of the group) that the post belongs to.</summary>
    public required DateOnly LocalDate { get; init; }

    /// <summary>The group's IANA zone when the question was asked: an answer's day is read in it.</summary>
    public required string Zone { get; init; }

    public required string QuestionId { get; init; }

    public required string Topic { get; init; }

    /// <summary>1 to 3.</summary>
    public required int Difficulty { get; init; }

    public required int OptionCount { get; init; }

    /// <summary>Bit mask of the right options by shown position; 0 for a typed answer. Never to be sent before closing.</summary>
    public required int Correct { get; init; }

    public AnswerRule Rule { get; init; }

    public Telling Telling { get; init; }

    public Scoring Scoring { get; init; }

    public PostState State { get; init; }

    /// <summary>When it was due by its schedule.</summary>
    public required Instant Due { get; init; }

    public required Duration OpenFor { get; init; }

    public Instant? PostedAt { get; init; }

    public Instant? ClosesAt { get; init; }

    public long? MessageId { get; init; }

    /// <summary>Sent with the message so that a repeated send gives the same one; at most 25 characters, Discord's limit for a nonce.</summary>
    public string Nonce { get; init; } = "";

    /// <summary>When the worker has something to do with this post next; null when it has nothing.</summary>
    public Instant? ActAt { get; init; }

    /// <summary>The process that works on it, until <see cref="LeaseUntil"/>; null for none.</summary>
    public string? LeaseOwner { get; init; }

    public Instant? LeaseUntil { get; init; }

    /// <summary>Failed tries of the present state.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the last try failed, as a sentence; null when none did.</summary>
    public string? Problem { get; init; }

    /// <summary>Taken out of the scoring, because the question was wrong.</summary>
    public bool IsVoided { get; init; }

    /// <summary>Whether points reach the boards with the answer: only where the person is told at once and cannot change it, and nobody can be earlier.</summary>
    public bool CountsAtOnce => Rule == AnswerRule.First && Telling == Telling.AtOnce && Scoring == Scoring.Everyone;
}

/// <summary>How a question came to be asked.</summary>
public enum PostKind
{
    /// <summary>By a schedule.</summary>
    Daily = 0,

    /// <summary>As a round of a quiz.</summary>
    QuizRound = 1,

    /// <summary>By a manager, out of turn.</summary>
    Manual = 2,
}

/// <summary>
/// Where a post stands: claimed → sending → posted → closed → revealed. Each step can be repeated alone; a post never goes back.
/// </summary>
public enum PostState
{
    /// <summary>The date is claimed; nothing was sent.</summary>
    Claimed = 0,

    /// <summary>A send was begun and its end is unknown: before it is repeated the message is looked for.</summary>
    Sending = 1,

    /// <summary>The message is there and takes answers.</summary>
    Posted = 2,

    /// <summary>Takes no answers; they are counted.</summary>
    Closed = 3,

    /// <summary>The message shows the right answer. Final.</summary>
    Revealed = 4,

    /// <summary>Too late, and the channel is still to be told.</summary>
    Skipping = 5,

    /// <summary>Was too late. Final.</summary>
    Skipped = 6,

    /// <summary>Could not be sent, such as to a deleted channel. Final.</summary>
    Failed = 7,
}
