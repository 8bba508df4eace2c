using System.Collections.Immutable;
using NodaTime;

namespace Bot.Core.Game;

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

/// <summary>One answer, as a person may take it with them.</summary>
public sealed record ExportedAnswer(long GroupId, long PostId, string QuestionId, string Topic, int Options, bool IsRight, int Points, Instant At);

/// <summary>How many new and seen questions a person reviewed on a date.</summary>
public sealed record ReviewDay(long GuildId, DateOnly Day, int New, int Seen);

/// <summary>That a person started a quiz.</summary>
public sealed record StartedQuiz(long GuildId, long ChannelId, Instant At);
