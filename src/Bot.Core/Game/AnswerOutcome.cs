using NodaTime;

namespace Bot.Core.Game;

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
