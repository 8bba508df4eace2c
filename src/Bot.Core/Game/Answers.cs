using NodaTime;

namespace Bot.Core.Game;

/// <summary>A person's answer as it came in.</summary>
public sealed record AnswerSubmission
{
    public required long PostId { get; init; }

    /// <summary>Where the click happened; a post of another server is unknown there.</summary>
    public required long GuildId { get; init; }

    public required long PersonId { get; init; }

    /// <summary>Bit mask of the shown positions chosen; 0 for a typed answer.</summary>
    public int Options { get; init; }

    /// <summary>For a typed answer whether it is right, as graded by the caller; else null.</summary>
    public bool? TypedIsRight { get; init; }

    /// <summary>The interaction's own time (from its snowflake), which is fairer than the time we came to it.</summary>
    public required Instant At { get; init; }
}

/// <summary>What a person answered to a post.</summary>
/// <param name="Options">Bit mask of the shown positions chosen; 0 for a typed answer.</param>
/// <param name="Points">What it brings to the boards once the post is closed; 0 when it was wrong or did not count.</param>
public sealed record GivenAnswer(int Options, bool IsRight, int Points);

/// <summary>What became of an answer. It is durable before the caller gets this.</summary>
public abstract record AnswerOutcome
{
    private AnswerOutcome()
    {
    }

    /// <summary>Recorded as the person's answer.</summary>
    /// <param name="IsRight">Only to be told when <see cref="QuestionPost.Telling"/> says at once.</param>
    /// <param name="Points">What it brought to the boards now; 0 when wrong, when counted at closing, or when the question counted before in this season.</param>
    public sealed record Recorded(QuestionPost Post, bool IsRight, int Points, bool CountedBefore) : AnswerOutcome;

    /// <summary>The first answer stays.</summary>
    public sealed record AlreadyAnswered(QuestionPost Post, int FirstOptions, Instant FirstAt) : AnswerOutcome;

    /// <summary>Replaced the person's earlier answer; the last before closing counts.</summary>
    public sealed record Changed(QuestionPost Post, int EarlierOptions) : AnswerOutcome;

    /// <summary>The post no longer takes answers.</summary>
    public sealed record Closed(QuestionPost Post) : AnswerOutcome;

    /// <summary>There is no such post in this server, or no such option: an old, foreign or forged button.</summary>
    public sealed record Unknown : AnswerOutcome;
}

/// <summary>
/// Records answers. Thread-safe; made for many callers at once.
/// Every method throws a <see cref="StorageException"/> when the database cannot be used; nothing is then half done.
/// </summary>
public interface IAnswerStore
{
    /// <summary>
    /// Records one answer with everything that depends on it, in one transaction under a unique (post, person).
    /// A caller that cancels stops waiting; whether its answer was recorded is then unknown, and a repeat is harmless.
    /// </summary>
    Task<AnswerOutcome> RecordAsync(AnswerSubmission submission, CancellationToken cancellation);
}
