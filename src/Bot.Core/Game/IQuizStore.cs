using System.Collections.Immutable;
using Bot.Core.Schedule;
using NodaTime;

namespace Bot.Core.Game;

/// <summary>
/// Keeps quizzes, so that a restart ends them cleanly. Thread-safe.
/// Every method throws a <see cref="StorageException"/> when the database cannot be used; nothing is then half done.
/// </summary>
public interface IQuizStore
{
    /// <summary>Stores a new quiz and returns it with its id; null when one runs in the channel.</summary>
    Task<QuizSession?> AddAsync(QuizSession quiz, CancellationToken cancellation);

    /// <summary>Returns null when there is no such quiz.</summary>
    Task<QuizSession?> FindAsync(long quizId, CancellationToken cancellation);

    /// <summary>Returns the quiz that runs in a channel; null for none.</summary>
    Task<QuizSession?> RunningInAsync(long channelId, CancellationToken cancellation);

    /// <summary>Stores a quiz's new state; false when <paramref name="owner"/> no longer holds its lease.</summary>
    Task<bool> SaveAsync(QuizSession quiz, string owner, CancellationToken cancellation);

    /// <summary>
    /// Returns quizzes that are running or have an open round, and whose lease has run out or belongs to <paramref name="owner"/>:
    /// right after a start these are what the process left when it died.
    /// </summary>
    Task<ImmutableArray<QuizSession>> OrphansAsync(ShardRange servers, string owner, Instant now, CancellationToken cancellation);

    /// <summary>Takes an orphan's lease; false when another process was first.</summary>
    Task<bool> TryLeaseAsync(QuizSession quiz, string owner, Instant now, Instant until, CancellationToken cancellation);
}
