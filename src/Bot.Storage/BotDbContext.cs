using System.Collections.Immutable;
using Bot.Core.Game;
using Bot.Core.Schedule;
using Bot.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Bot.Storage;

/// <summary>
/// The one model of both databases. Snowflakes, instants and durations are 64-bit integers (Unix ms, UTC; ms): SQLite cannot order
/// by <see cref="DateTimeOffset"/> or <see cref="ulong"/>. Dates are dates. The domain's own records are the entities where a table holds just them.
/// </summary>
public sealed class BotDbContext(DbContextOptions<BotDbContext> options) : DbContext(options)
{
    internal DbSet<PostingSchedule> Schedules => Set<PostingSchedule>();

    internal DbSet<QuestionPost> Posts => Set<QuestionPost>();

    internal DbSet<AnswerRow> Answers => Set<AnswerRow>();

    internal DbSet<TotalRow> Totals => Set<TotalRow>();

    internal DbSet<TopicTotalRow> TopicTotals => Set<TopicTotalRow>();

    internal DbSet<StreakRow> Streaks => Set<StreakRow>();

    internal DbSet<StudyGroup> Groups => Set<StudyGroup>();

    internal DbSet<Membership> Members => Set<Membership>();

    internal DbSet<Season> Seasons => Set<Season>();

    internal DbSet<PersonSettings> Settings => Set<PersonSettings>();

    internal DbSet<NameRow> Names => Set<NameRow>();

    internal DbSet<QuizSession> Quizzes => Set<QuizSession>();

    internal DbSet<ReviewCard> ReviewCards => Set<ReviewCard>();

    internal DbSet<ReviewDayRow> ReviewDays => Set<ReviewDayRow>();

    internal DbSet<QuestionReport> Reports => Set<QuestionReport>();

    internal DbSet<DisabledQuestion> DisabledQuestions => Set<DisabledQuestion>();

    internal DbSet<AuditEntry> AuditLog => Set<AuditEntry>();

    internal DbSet<Gap> Gaps => Set<Gap>();

    internal DbSet<FingerprintRow> Fingerprints => Set<FingerprintRow>();

    internal DbSet<GuildLeaseRow> GuildLeases => Set<GuildLeaseRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<Duration>().HaveConversion<DurationConverter>();
        configurationBuilder.Properties<LocalTime>().HaveConversion<LocalTimeConverter>();
        configurationBuilder.Properties<ImmutableArray<string>>().HaveConversion<LinesConverter, LinesComparer>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StudyGroup>(group =>
        {
            group.ToTable("Groups");
            group.HasKey(g => g.Id);
            // Folded by us: the two databases fold letters differently.
            group.Property<string>("NameKey");
            group.HasIndex("GuildId", "NameKey").IsUnique();
        });
        modelBuilder.Entity<Membership>(member =>
        {
            member.ToTable("Members");
            member.HasKey(m => new { m.GroupId, m.PersonId });
            member.HasIndex(m => m.PersonId);
        });
        modelBuilder.Entity<Season>(season =>
        {
            season.ToTable("Seasons");
            season.HasKey(s => s.Id);
            season.HasIndex(s => s.GroupId).IsUnique().HasFilter("\"EndedOn\" IS NULL").HasDatabaseName("IX_Seasons_Running");
            season.HasIndex(s => new { s.GroupId, s.StartedOn });
        });
        modelBuilder.Entity<PersonSettings>(settings =>
        {
            settings.ToTable("PersonSettings");
            settings.HasKey(s => new { s.GuildId, s.PersonId });
            settings.HasIndex(s => new { s.GuildId, s.PersonId }).HasFilter("\"Appearance\" = 2").HasDatabaseName("IX_PersonSettings_Hidden");
            settings.HasIndex(s => s.WantsReminders).HasFilter("\"WantsReminders\"");
        });
        modelBuilder.Entity<NameRow>(name =>
        {
            name.ToTable("Names");
            name.HasKey(n => new { n.GuildId, n.PersonId });
            name.HasIndex(n => n.PersonId);
        });
        modelBuilder.Entity<PostingSchedule>(schedule =>
        {
            schedule.ToTable("Schedules");
            schedule.HasKey(s => s.Id);
            schedule.HasIndex(s => new { s.IsPaused, s.NextDue });
            schedule.HasIndex(s => s.GuildId);
        });
        modelBuilder.Entity<QuestionPost>(post =>
        {
            post.ToTable("Posts");
            post.HasKey(p => p.Id);
            // The claim: a date of a schedule is one row, whoever comes first.
            post.HasIndex(p => new { p.ScheduleId, p.LocalDate }).IsUnique();
            // Two schedules of a group never ask the same on a day.
            post.HasIndex(p => new { p.GroupId, p.LocalDate, p.QuestionId }).IsUnique()
                .HasFilter("\"Kind\" = 0 AND \"State\" < 5").HasDatabaseName("IX_Posts_OneQuestionADay");
            post.HasIndex(p => new { p.GroupId, p.LocalDate });
            post.HasIndex(p => p.ActAt).HasFilter("\"ActAt\" IS NOT NULL");
            post.HasIndex(p => p.QuizId).HasFilter("\"QuizId\" IS NOT NULL");
            post.HasIndex(p => new { p.GuildId, p.QuestionId });
        });
        modelBuilder.Entity<AnswerRow>(answer =>
        {
            answer.ToTable("Answers");
            answer.HasKey(a => new { a.PostId, a.PersonId });
            // The same question counts once per person and season, and the database says so.
            answer.HasIndex(a => new { a.GroupId, a.PersonId, a.SeasonId, a.QuestionId }).IsUnique()
                .HasFilter("\"Counts\"").HasDatabaseName("IX_Answers_CountsOnce");
            answer.HasIndex(a => new { a.PersonId, a.GroupId, a.Day });
        });
        modelBuilder.Entity<TotalRow>(total =>
        {
            total.ToTable("Totals");
            total.HasKey(t => new { t.GroupId, t.Period, t.PeriodKey, t.PersonId });
            // In the orders of the boards, with all that a place depends on: a page in the middle of 10,000 people is read in a millisecond,
            // where sorting them takes fifteen. An answer moves ten entries for it.
            total.HasIndex(t => new { t.GroupId, t.Period, t.PeriodKey, t.Points, t.AccuracyPpm, t.ReachedAt, t.PersonId })
                .IsDescending(false, false, false, true, true, false, false).HasDatabaseName("IX_Totals_ByPoints");
            total.HasIndex(t => new { t.GroupId, t.Period, t.PeriodKey, t.AccuracyPpm, t.Points, t.ReachedAt, t.PersonId, t.Answered })
                .IsDescending(false, false, false, true, true, false, false, false).HasDatabaseName("IX_Totals_ByAccuracy");
        });
        modelBuilder.Entity<TopicTotalRow>(topic =>
        {
            topic.ToTable("TopicTotals");
            topic.HasKey(t => new { t.GroupId, t.PersonId, t.Topic });
        });
        modelBuilder.Entity<StreakRow>(streak =>
        {
            streak.ToTable("Streaks");
            streak.HasKey(s => new { s.GroupId, s.PersonId });
            streak.HasIndex(s => new { s.GroupId, s.Current, s.AccuracyPpm, s.ReachedAt, s.PersonId, s.AliveThrough })
                .IsDescending(false, true, true, false, false, false).HasDatabaseName("IX_Streaks_ByLength");
        });
        modelBuilder.Entity<QuizSession>(quiz =>
        {
            quiz.ToTable("Quizzes");
            quiz.HasKey(q => q.Id);
            quiz.HasIndex(q => q.ChannelId).IsUnique().HasFilter("\"Status\" = 0").HasDatabaseName("IX_Quizzes_RunningInChannel");
            quiz.HasIndex(q => q.Status);
        });
        modelBuilder.Entity<ReviewCard>(card =>
        {
            card.ToTable("ReviewCards");
            card.HasKey(c => new { c.PersonId, c.GuildId, c.QuestionId });
            card.HasIndex(c => new { c.PersonId, c.GuildId, c.Due });
        });
        modelBuilder.Entity<ReviewDayRow>(day =>
        {
            day.ToTable("ReviewDays");
            day.HasKey(d => new { d.PersonId, d.GuildId, d.Day });
        });
        modelBuilder.Entity<QuestionReport>(report =>
        {
            report.ToTable("Reports");
            report.HasKey(r => r.Id);
            report.HasIndex(r => new { r.GuildId, r.ResolvedAt, r.QuestionId });
            report.HasIndex(r => r.PersonId);
        });
        modelBuilder.Entity<DisabledQuestion>(question =>
        {
            question.ToTable("DisabledQuestions");
            question.HasKey(q => new { q.GuildId, q.QuestionId });
        });
        modelBuilder.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("AuditLog");
            entry.HasKey(e => e.Id);
            entry.HasIndex(e => new { e.GuildId, e.Id });
            entry.HasIndex(e => e.ActorId);
        });
        modelBuilder.Entity<Gap>(gap =>
        {
            gap.ToTable("Gaps");
            gap.HasKey(g => new { g.GuildId, g.Query });
        });
        modelBuilder.Entity<FingerprintRow>(fingerprint =>
        {
            fingerprint.ToTable("QuestionFingerprints");
            fingerprint.HasKey(f => f.Id);
        });
        modelBuilder.Entity<GuildLeaseRow>(lease =>
        {
            lease.ToTable("GuildLeases");
            lease.HasKey(l => l.GuildId);
            lease.Property(l => l.GuildId).ValueGeneratedNever();
            lease.HasIndex(l => l.Owner);
        });
    }

    private sealed class InstantConverter() : ValueConverter<Instant, long>(
        instant => instant.ToUnixTimeMilliseconds(), ms => Instant.FromUnixTimeMilliseconds(ms));

    private sealed class DurationConverter() : ValueConverter<Duration, long>(
        duration => (long)duration.TotalMilliseconds, ms => Duration.FromMilliseconds(ms));

    /// <summary>Minutes from midnight.</summary>
    private sealed class LocalTimeConverter() : ValueConverter<LocalTime, int>(
        time => time.Hour * 60 + time.Minute, minutes => LocalTime.FromMinutesSinceMidnight(minutes));

    /// <summary>One line each.</summary>
    private sealed class LinesConverter() : ValueConverter<ImmutableArray<string>, string>(
        lines => string.Join('\n', lines), text => ImmutableArray.Create(text.Split('\n', StringSplitOptions.RemoveEmptyEntries)));

    private sealed class LinesComparer() : ValueComparer<ImmutableArray<string>>(
        (a, b) => a.SequenceEqual(b, StringComparer.Ordinal), lines => lines.Length, lines => lines);
}
