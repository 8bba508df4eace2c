using System.Collections.Immutable;
using Bot.Core.Schedule;
using NodaTime;

namespace Bot.Core.Game;

/// <summary>
/// Keeps posts and moves them through their states. Thread-safe. A method that takes an owner does nothing and returns false
/// when that owner no longer holds the post's lease: another process has taken over.
/// Every method throws a <see cref="StorageException"/> when the database cannot be used; nothing is then half done.
/// </summary>
public interface IPostStore
{
    /// <summary>Stores a post that no schedule claims (a quiz round, a manager's) and returns it with its id.</summary>
    Task<QuestionPost> AddAsync(QuestionPost post, CancellationToken cancellation);

    /// <summary>Returns null when there is no such post.</summary>
    Task<QuestionPost?> FindAsync(long postId, CancellationToken cancellation);

    /// <summary>Returns posts that something is to be done with by now and that nobody holds, in order of due time.</summary>
    Task<ImmutableArray<QuestionPost>> WorkAsync(ShardRange servers, Instant now, int limit, CancellationToken cancellation);

    /// <summary>Takes the lease of a post in the state it was read in. False when another holds it or the state has changed.</summary>
    Task<bool> TryLeaseAsync(QuestionPost post, string owner, Instant now, Instant until, CancellationToken cancellation);

    /// <summary>Claimed → sending. From here on the message may exist.</summary>
    Task<bool> BeginSendingAsync(long postId, string owner, CancellationToken cancellation);

    /// <summary>Sending → posted; the lease ends.</summary>
    Task<bool> MarkPostedAsync(long postId, string owner, long messageId, Instant postedAt, Instant closesAt, CancellationToken cancellation);

    /// <summary>
    /// Posted → closed: takes no more answers and counts those that were to be counted at closing, in one transaction. Who learns only by this
    /// that they were wrong has the question in their review from then on.
    /// A quiz round is closed from sending, too: a quiz that is interrupted there has nobody to come back to it. Repeating it changes nothing and returns false.
    /// </summary>
    Task<bool> CloseAsync(long postId, Instant now, CancellationToken cancellation);

    /// <summary>Moves to a final state (revealed, skipped or failed) and ends the lease.</summary>
    Task<bool> FinishAsync(long postId, string owner, PostState final, string? problem, CancellationToken cancellation);

    /// <summary>Keeps the state, counts a failed try, ends the lease and asks to be tried again at <paramref name="actAt"/>.</summary>
    Task<bool> DeferAsync(long postId, string owner, Instant actAt, string problem, CancellationToken cancellation);

    /// <summary>Returns the questions a group was asked from a date on, with their last date.</summary>
    Task<ImmutableDictionary<string, DateOnly>> AskedSinceAsync(long groupId, DateOnly since, CancellationToken cancellation);

    /// <summary>Returns the questions a group was asked on a date.</summary>
    Task<ImmutableHashSet<string>> AskedOnAsync(long groupId, DateOnly date, CancellationToken cancellation);

    /// <summary>Returns the last closed daily post of the same group and channel before this one; null when there is none.</summary>
    Task<QuestionPost?> PreviousAsync(QuestionPost post, CancellationToken cancellation);

    /// <summary>Returns what a person answered to a post; null when they did not.</summary>
    Task<GivenAnswer?> AnswerOfAsync(long postId, long personId, CancellationToken cancellation);

    /// <summary>Returns how people answered a post.</summary>
    Task<AnswerSplit> SplitAsync(long postId, CancellationToken cancellation);
}
