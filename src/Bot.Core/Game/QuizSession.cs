using NodaTime;

namespace Bot.Core.Game;

/// <summary>How a quiz is played.</summary>
public enum QuizMode
{
    /// <summary>Everyone who is right scores; an answer can be changed until the round closes.</summary>
    Everyone = 0,

    /// <summary>The earliest right answer of a round takes the points and a bonus for speed; one attempt a round.</summary>
    Race = 1,

    /// <summary>Everyone who is right scores; the first answer counts.</summary>
    OneAttempt = 2,
}

public enum QuizStatus
{
    Running = 0,

    /// <summary>All rounds were played.</summary>
    Finished = 1,

    /// <summary>By its starter or a moderator.</summary>
    Stopped = 2,

    /// <summary>Two rounds in a row without an answer.</summary>
    Abandoned = 3,

    /// <summary>The bot stopped in the middle; the points earned so far count.</summary>
    Interrupted = 4,
}

/// <summary>What is to be done next for a quiz.</summary>
public enum QuizStep
{
    /// <summary>Nothing until <see cref="QuizSession.RoundEndsAt"/> or <see cref="QuizSession.NextRoundAt"/>, or for good when the quiz has ended.</summary>
    Wait,

    /// <summary>Ask the question of round <see cref="QuizSession.Round"/> + 1 and tell the session with <see cref="QuizSession.Opened"/>.</summary>
    OpenRound,

    /// <summary>Close the round's post, count it, and tell the session with <see cref="QuizSession.RoundClosed"/>.</summary>
    CloseRound,
}

/// <summary>
/// A quiz as a value: what happened so far decides what is to be done next. Times come in, nothing is waited for. Immutable;
/// the store keeps one row for each.
/// </summary>
public sealed record QuizSession
{
    public const int UnansweredRoundsMax = 2;

    /// <summary>
    /// How long a race waits after the first right answer for one that was clicked earlier and arrives later.
    /// </summary>
    public static readonly Duration RaceGrace = Duration.FromMilliseconds(1500);

    /// <summary>How long the answer of a round stands before the next question, so that people can read it.</summary>
    public static readonly Duration Pause = Duration.FromSeconds(6);

    /// <summary>Given by the store; 0 before it is stored.</summary>
    public long Id { get; init; }

    public required long GuildId { get; init; }

    public required long GroupId { get; init; }

    public required long ChannelId { get; init; }

    public required long StarterId { get; init; }

    public string? Topic { get; init; }

    public required QuizMode Mode { get; init; }

    /// <summary>1 to 50.</summary>
    public required int Rounds { get; init; }

    /// <summary>5 to 300 seconds.</summary>
    public required Duration RoundLength { get; init; }

    public required Instant StartedAt { get; init; }

    public QuizStatus Status { get; init; }

    /// <summary>The round being played or last played, from 1; 0 before the first.</summary>
    public int Round { get; init; }

    /// <summary>The open round's post; null between rounds.</summary>
    public long? PostId { get; init; }

    public Instant? RoundEndsAt { get; init; }

    /// <summary>When the next question is asked; null before the first, which is asked at once, and while a round is open.</summary>
    public Instant? NextRoundAt { get; init; }

    public int AnswersInRound { get; init; }

    public int UnansweredInARow { get; init; }

    /// <summary>The process that runs it, until <see cref="LeaseUntil"/>.</summary>
    public string? LeaseOwner { get; init; }

    public Instant? LeaseUntil { get; init; }

    public bool IsRunning => Status == QuizStatus.Running;

    /// <summary>Which answer of a person counts in a round of this mode.</summary>
    public AnswerRule Rule => Mode == QuizMode.Everyone ? AnswerRule.Last : AnswerRule.First;

    public Scoring Scoring => Mode == QuizMode.Race ? Scoring.Race : Scoring.Everyone;

    /// <summary>Returns what is to be done at <paramref name="now"/>.</summary>
    public QuizStep Next(Instant now)
    {
        if (!IsRunning)
            return PostId is null ? QuizStep.Wait : QuizStep.CloseRound;
        if (PostId is null)
            return now >= (NextRoundAt ?? now) ? QuizStep.OpenRound : QuizStep.Wait;
        return now >= RoundEndsAt ? QuizStep.CloseRound : QuizStep.Wait;
    }

    /// <summary>Returns the session after the next round's question was asked.</summary>
    /// <exception cref="InvalidOperationException">The quiz has ended or a round is open.</exception>
    public QuizSession Opened(long postId, Instant at)
    {
        if (!IsRunning || PostId is not null)
            throw new InvalidOperationException($"Round {Round + 1} of quiz {Id} cannot open: the quiz is {Status} and its open post is {PostId?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}.");
        return this with { Round = Round + 1, PostId = postId, RoundEndsAt = at + RoundLength, NextRoundAt = null, AnswersInRound = 0 };
    }

    /// <summary>Returns the session after an answer to the open round was recorded. The first right answer of a race brings the end near.</summary>
    public QuizSession Answered(bool isRight, Instant now)
    {
        if (PostId is null)
            return this;
        var ends = Mode == QuizMode.Race && isRight ? Instant.Min(RoundEndsAt!.Value, now + RaceGrace) : RoundEndsAt;
        return this with { AnswersInRound = AnswersInRound + 1, RoundEndsAt = ends };
    }

    /// <summary>
    /// Returns the session after the open round was closed and counted: ended, when that was the last or the second in a row without an answer,
    /// else with a pause before the next.
    /// </summary>
    public QuizSession RoundClosed(Instant now)
    {
        var unanswered = AnswersInRound == 0 ? UnansweredInARow + 1 : 0;
        var status = Status;
        if (IsRunning)
        {
            status = Round >= Rounds ? QuizStatus.Finished
                : unanswered >= UnansweredRoundsMax ? QuizStatus.Abandoned
                : QuizStatus.Running;
        }
        return this with
        {
            PostId = null,
            RoundEndsAt = null,
            NextRoundAt = status == QuizStatus.Running ? now + Pause : null,
            UnansweredInARow = unanswered,
            Status = status,
        };
    }

    /// <summary>Returns the session ended before its time. An open round is still to be closed: its answers count.</summary>
    public QuizSession Ended(QuizStatus why) => IsRunning ? this with { Status = why } : this;
}
