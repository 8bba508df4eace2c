using Bot.Core.Game;
using Bot.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bot.Storage.Stores;

internal sealed class PrivacyStore(BotDatabase database) : IPrivacyStore
{
    public Task<PrivacySummary> SummariseAsync(long personId, long? guildId, CancellationToken cancellation) =>
        database.ReadAsync(db => SummariseAsync(db, personId, guildId, cancellation), cancellation);

    public Task<PrivacyExport> ExportAsync(long personId, long? guildId, CancellationToken cancellation) => database.ReadAsync(async db => new PrivacyExport
    {
        PersonId = personId,
        Answers = [.. (await Answers(db, personId, guildId).OrderBy(a => a.At).ToListAsync(cancellation))
            .Select(a => new ExportedAnswer(a.GroupId, a.PostId, a.QuestionId, a.Topic, a.Options, a.IsRight, a.Points, Instant.FromUnixTimeMilliseconds(a.At)))],
        Names = [.. await db.Names.Where(n => n.PersonId == personId && (guildId == null || n.GuildId == guildId)).Select(n => new KnownName(n.GuildId, n.Name, n.HasLeft)).ToListAsync(cancellation)],
        Memberships = [.. await Members(db, personId, guildId).OrderBy(m => m.GroupId).ToListAsync(cancellation)],
        Settings = [.. await db.Settings.Where(s => s.PersonId == personId && (guildId == null || s.GuildId == guildId)).ToListAsync(cancellation)],
        ReviewCards = [.. await db.ReviewCards.Where(c => c.PersonId == personId && (guildId == null || c.GuildId == guildId)).ToListAsync(cancellation)],
        ReviewDays = [.. await db.ReviewDays.Where(d => d.PersonId == personId && (guildId == null || d.GuildId == guildId)).OrderBy(d => d.Day)
            .Select(d => new ReviewDay(d.GuildId, d.Day, d.New, d.Seen)).ToListAsync(cancellation)],
        Reports = [.. await db.Reports.Where(r => r.PersonId == personId && (guildId == null || r.GuildId == guildId)).ToListAsync(cancellation)],
        ManagerActs = [.. await db.AuditLog.Where(e => e.ActorId == personId && (guildId == null || e.GuildId == guildId)).ToListAsync(cancellation)],
        Quizzes = [.. await db.Quizzes.Where(q => q.StarterId == personId && (guildId == null || q.GuildId == guildId)).OrderBy(q => q.Id)
            .Select(q => new StartedQuiz(q.GuildId, q.ChannelId, q.StartedAt)).ToListAsync(cancellation)],
    }, cancellation);

    public Task<PrivacySummary> DeleteAsync(long personId, long? guildId, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        var summary = await SummariseAsync(db, personId, guildId, cancellation);
        var groups = await Answers(db, personId, guildId).Select(a => a.GroupId).Distinct().ToListAsync(cancellation);
        await Answers(db, personId, guildId).ExecuteDeleteAsync(cancellation);
        foreach (var groupId in groups.Order())
        {
            // With no answers left, the recount takes the totals away, and the group's by topic go down by the difference.
            await BoardStore.RebuildPeopleAsync(db, groupId, [personId], cancellation);
            await db.Streaks.Where(s => s.GroupId == groupId && s.PersonId == personId).ExecuteDeleteAsync(cancellation);
        }
        await Members(db, personId, guildId).ExecuteDeleteAsync(cancellation);
        await db.Settings.Where(s => s.PersonId == personId && (guildId == null || s.GuildId == guildId)).ExecuteDeleteAsync(cancellation);
        await db.Names.Where(n => n.PersonId == personId && (guildId == null || n.GuildId == guildId)).ExecuteDeleteAsync(cancellation);
        await db.ReviewCards.Where(c => c.PersonId == personId && (guildId == null || c.GuildId == guildId)).ExecuteDeleteAsync(cancellation);
        await db.ReviewDays.Where(d => d.PersonId == personId && (guildId == null || d.GuildId == guildId)).ExecuteDeleteAsync(cancellation);
        await db.Reports.Where(r => r.PersonId == personId && (guildId == null || r.GuildId == guildId))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.PersonId, (long?)null), cancellation);
        await db.AuditLog.Where(e => e.ActorId == personId && (guildId == null || e.GuildId == guildId))
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.ActorId, (long?)null), cancellation);
        // A quiz needs a starter; nobody is person 0.
        await db.Quizzes.Where(q => q.StarterId == personId && (guildId == null || q.GuildId == guildId))
            .ExecuteUpdateAsync(set => set.SetProperty(q => q.StarterId, 0L), cancellation);
        return summary;
    }, cancellation);

    private static async Task<PrivacySummary> SummariseAsync(BotDbContext db, long personId, long? guildId, CancellationToken cancellation) => new(
        await Answers(db, personId, guildId).CountAsync(cancellation),
        await Members(db, personId, guildId).CountAsync(cancellation),
        await db.ReviewCards.CountAsync(c => c.PersonId == personId && (guildId == null || c.GuildId == guildId), cancellation),
        await db.ReviewDays.CountAsync(d => d.PersonId == personId && (guildId == null || d.GuildId == guildId), cancellation),
        await db.Reports.CountAsync(r => r.PersonId == personId && (guildId == null || r.GuildId == guildId), cancellation),
        await db.AuditLog.CountAsync(e => e.ActorId == personId && (guildId == null || e.GuildId == guildId), cancellation),
        await db.Quizzes.CountAsync(q => q.StarterId == personId && (guildId == null || q.GuildId == guildId), cancellation),
        await db.Settings.AnyAsync(s => s.PersonId == personId && (guildId == null || s.GuildId == guildId), cancellation),
        await db.Names.AnyAsync(n => n.PersonId == personId && (guildId == null || n.GuildId == guildId), cancellation));

    private static IQueryable<AnswerRow> Answers(BotDbContext db, long personId, long? guildId) =>
        db.Answers.Where(a => a.PersonId == personId && (guildId == null || a.GuildId == guildId));

    private static IQueryable<Membership> Members(BotDbContext db, long personId, long? guildId) =>
        db.Members.Where(m => m.PersonId == personId && (guildId == null || db.Groups.Any(g => g.Id == m.GroupId && g.GuildId == guildId)));
}
