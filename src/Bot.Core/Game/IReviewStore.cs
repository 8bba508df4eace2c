using System.Collections.Immutable;

namespace Bot.Core.Game;

/// <summary>
/// Keeps people's review cards. Thread-safe.
/// Every method throws a <see cref="StorageException"/> when the database cannot be used; nothing is then half done.
/// </summary>
public interface IReviewStore
{
    /// <summary>Stores a new card; false when the person has this question already.</summary>
    Task<bool> AddAsync(ReviewCard card, CancellationToken cancellation);

    /// <summary>Returns a person's card of a question, a suspended one too; null when they have none.</summary>
    Task<ReviewCard?> FindAsync(long guildId, long personId, string questionId, CancellationToken cancellation);

    /// <summary>
    /// Stores a reviewed card and counts the review on a date, in one transaction. False when the card was reviewed elsewhere
    /// since <paramref name="before"/> was read (a second click): nothing changes then.
    /// </summary>
    Task<bool> SaveReviewAsync(ReviewCard before, ReviewCard after, DateOnly today, CancellationToken cancellation);

    /// <summary>Takes a leech back in; false when there is none.</summary>
    Task<bool> ResumeAsync(long guildId, long personId, string questionId, CancellationToken cancellation);

    /// <summary>Returns how many new and seen cards a person reviewed on a date.</summary>
    Task<(int New, int Seen)> ReviewedOnAsync(long guildId, long personId, DateOnly day, CancellationToken cancellation);

    /// <summary>Returns a person's cards by due time, suspended ones last.</summary>
    Task<ImmutableArray<ReviewCard>> ListAsync(long guildId, long personId, CancellationToken cancellation);
}
