namespace Bot.Core.Game;

/// <summary>
/// Shows, exports and deletes what is kept about a person, in one server or (with a null server) in all. Thread-safe.
/// Every method throws a <see cref="StorageException"/> when the database cannot be used; nothing is then half done.
/// </summary>
public interface IPrivacyStore
{
    /// <summary>Counts what is kept; <see cref="PrivacySummary.Nothing"/> for somebody nobody knows.</summary>
    Task<PrivacySummary> SummariseAsync(long personId, long? guildId, CancellationToken cancellation);

    /// <summary>Returns all that is kept, every list the oldest first where it has an order; empty lists for somebody nobody knows.</summary>
    Task<PrivacyExport> ExportAsync(long personId, long? guildId, CancellationToken cancellation);

    /// <summary>
    /// Deletes it, in one transaction: answers, totals, streaks, memberships, settings, reviews and the name go; reports, manager's acts and quizzes
    /// stay without the name. Other people's totals do not change. Returns what was deleted.
    /// </summary>
    Task<PrivacySummary> DeleteAsync(long personId, long? guildId, CancellationToken cancellation);
}
