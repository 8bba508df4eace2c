using System.Collections.Immutable;
using NodaTime;

namespace Bot.Core.Game;

/// <summary>A person's word that a question is wrong. Immutable.</summary>
public sealed record QuestionReport
{
    /// <summary>Given by the store; 0 before it is stored.</summary>
    public long Id { get; init; }

    public required long GuildId { get; init; }

    public required string QuestionId { get; init; }

    /// <summary>Null after the person asked to be forgotten.</summary>
    public required long? PersonId { get; init; }

    /// <summary>At most 500 characters, as typed.</summary>
    public required string Reason { get; init; }

    public required Instant At { get; init; }

    /// <summary>Null while it waits for a manager.</summary>
    public Instant? ResolvedAt { get; init; }

    public string? Resolution { get; init; }
}

/// <summary>One act of a manager. Immutable.</summary>
public sealed record AuditEntry
{
    /// <summary>Given by the store; 0 before it is stored.</summary>
    public long Id { get; init; }

    public required long GuildId { get; init; }

    /// <summary>Null after the person asked to be forgotten.</summary>
    public required long? ActorId { get; init; }

    /// <summary>What was done, such as <c>schedule.add</c>.</summary>
    public required string Act { get; init; }

    /// <summary>To what, as a sentence; at most 500 characters.</summary>
    public required string Detail { get; init; }

    public required Instant At { get; init; }
}

/// <summary>Something people asked that the notes do not answer. Nobody's name is kept.</summary>
/// <param name="Query">In lower case with single spaces; at most 200 characters.</param>
public sealed record Gap(long GuildId, string Query, int Count, DateOnly LastOn);

/// <summary>A question a manager took out of a server.</summary>
public sealed record DisabledQuestion(long GuildId, string QuestionId, string Reason);

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

/// <summary>How much is kept about a person, by kind. Points and streaks are counted from the answers and are no kind of their own.</summary>
/// <param name="ReviewDays">Dates on which reviews were counted.</param>
/// <param name="Quizzes">Quizzes the person started.</param>
public sealed record PrivacySummary(
    int Answers, int Groups, int ReviewCards, int ReviewDays, int Reports, int ManagerActs, int Quizzes, bool HasSettings, bool HasName)
{
    public static PrivacySummary Nothing { get; } = new(0, 0, 0, 0, 0, 0, 0, HasSettings: false, HasName: false);
}

/// <summary>Everything kept about a person, to be written out as JSON. Points and streaks are left out: they are counted from the answers.</summary>
public sealed record PrivacyExport
{
    public required long PersonId { get; init; }

    public required ImmutableArray<ExportedAnswer> Answers { get; init; }

    public required ImmutableArray<KnownName> Names { get; init; }

    public required ImmutableArray<Membership> Memberships { get; init; }

    public required ImmutableArray<PersonSettings> Settings { get; init; }

    public required ImmutableArray<ReviewCard> ReviewCards { get; init; }

    public required ImmutableArray<ReviewDay> ReviewDays { get; init; }

    public required ImmutableArray<QuestionReport> Reports { get; init; }

    public required ImmutableArray<AuditEntry> ManagerActs { get; init; }

    public required ImmutableArray<StartedQuiz> Quizzes { get; init; }
}

/// <summary>How many new and seen questions a person reviewed on a date.</summary>
public sealed record ReviewDay(long GuildId, DateOnly Day, int New, int Seen);

/// <summary>That a person started a quiz.</summary>
public sealed record StartedQuiz(long GuildId, long ChannelId, Instant At);

/// <summary>The name under which a person was last seen in a server.</summary>
/// <param name="HasLeft">Whether they were found to have left the server, and have not acted there since.</param>
public sealed record KnownName(long GuildId, string Name, bool HasLeft = false);

/// <summary>One answer, as a person may take it with them.</summary>
public sealed record ExportedAnswer(long GroupId, long PostId, string QuestionId, string Topic, int Options, bool IsRight, int Points, Instant At);

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
