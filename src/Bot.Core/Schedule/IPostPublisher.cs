using Bot.Core.Game;

namespace Bot.Core.Schedule;

/// <summary>
/// Sends posts to where people read them; a transport implements it. Thread-safe. Throws for a failure that may pass
/// (network, rate limit, server error); the worker tries again later.
/// </summary>
public interface IPostPublisher
{
    /// <summary>
    /// Sends the question with <see cref="QuestionPost.Nonce"/>, enforced, so that a second send within some minutes gives the same message.
    /// </summary>
    /// <param name="schedule">Where the post came from, with its ping, thread and silence; null for a manager's.</param>
    /// <param name="previous">The last closed post of the same group and channel, to be announced with this one; null for none.</param>
    Task<PublishOutcome> PublishAsync(QuestionPost post, PostingSchedule? schedule, QuestionPost? previous, CancellationToken cancellation);

    /// <summary>
    /// Returns the id of the message of a post that may have been sent before, found by the post's id in the bot's own latest messages
    /// of the channel, or null. Asked before a send is repeated.
    /// </summary>
    Task<long?> FindAsync(QuestionPost post, CancellationToken cancellation);

    /// <summary>Edits the message to show the right answer, the note's words with their source, and how the group split.</summary>
    Task<PublishOutcome> RevealAsync(QuestionPost post, AnswerSplit split, CancellationToken cancellation);

    /// <summary>Says in the channel that a post was missed.</summary>
    Task<PublishOutcome> AnnounceSkippedAsync(QuestionPost post, CancellationToken cancellation);
}

/// <summary>What became of a message.</summary>
public abstract record PublishOutcome
{
    private PublishOutcome()
    {
    }

    /// <summary>It is there.</summary>
    public sealed record Done(long MessageId) : PublishOutcome;

    /// <summary>It can never be there: the channel is gone or the bot may not write to it.</summary>
    /// <param name="Because">One sentence for managers, naming the channel and the missing permission.</param>
    public sealed record Impossible(string Because) : PublishOutcome;

    /// <summary>Nothing was sent, since the notes do not give the question any more. The channel is all right: another question can be sent.</summary>
    public sealed record QuestionGone : PublishOutcome;
}
