using System.Collections.Immutable;
using NodaTime;

namespace Bot.Core.Game;

/// <summary>
/// Keeps reports, disabled questions, the audit log and gaps. Thread-safe.
/// Every method throws a <see cref="StorageException"/> when the database cannot be used; nothing is then half done.
/// </summary>
public interface ITrustStore
{
    /// <summary>Stores a report; false when this person has an open one about the question already.</summary>
    Task<bool> ReportAsync(QuestionReport report, CancellationToken cancellation);

    /// <summary>Returns the open reports of a server, the oldest first.</summary>
    Task<ImmutableArray<QuestionReport>> OpenReportsAsync(long guildId, CancellationToken cancellation);

    /// <summary>Resolves all open reports about a question and returns how many.</summary>
    Task<int> ResolveReportsAsync(long guildId, string questionId, string resolution, Instant now, CancellationToken cancellation);

    /// <summary>False when it was disabled before.</summary>
    Task<bool> DisableAsync(DisabledQuestion question, CancellationToken cancellation);

    /// <summary>False when it was not disabled.</summary>
    Task<bool> EnableAsync(long guildId, string questionId, CancellationToken cancellation);

    /// <summary>Returns the ids of questions not to be asked in a server: disabled ones and those with an open report.</summary>
    Task<ImmutableHashSet<string>> WithheldAsync(long guildId, CancellationToken cancellation);

    /// <summary>Adds an act to the log. The entry's id is not looked at.</summary>
    Task AuditAsync(AuditEntry entry, CancellationToken cancellation);

    /// <summary>Returns the latest acts of a server, the latest first.</summary>
    Task<ImmutableArray<AuditEntry>> AuditLogAsync(long guildId, int limit, CancellationToken cancellation);

    /// <summary>Counts a query that found nothing. The query is cut and folded; who asked is not taken.</summary>
    Task NoteGapAsync(long guildId, string query, DateOnly today, CancellationToken cancellation);

    /// <summary>Returns the gaps of a server, the most asked first.</summary>
    Task<ImmutableArray<Gap>> GapsAsync(long guildId, int limit, CancellationToken cancellation);
}
