using System.Collections.Immutable;
using Bot.Core.Game;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bot.Storage.Stores;

internal sealed class TrustStore(BotDatabase database) : ITrustStore
{
    private const int TextMax = 500;
    private const int QueryMax = 200;

    public Task<bool> ReportAsync(QuestionReport report, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        if (await db.Reports.AnyAsync(r => r.GuildId == report.GuildId && r.QuestionId == report.QuestionId && r.PersonId == report.PersonId && r.ResolvedAt == null, cancellation))
            return false;
        db.Reports.Add(report with { Id = 0, Reason = StoredText.Of(report.Reason, TextMax) });
        await db.SaveChangesAsync(cancellation);
        return true;
    }, cancellation);

    public Task<ImmutableArray<QuestionReport>> OpenReportsAsync(long guildId, CancellationToken cancellation) => database.ReadAsync(
        async db => (await db.Reports.Where(r => r.GuildId == guildId && r.ResolvedAt == null).OrderBy(r => r.Id).ToListAsync(cancellation)).ToImmutableArray(), cancellation);

    public Task<int> ResolveReportsAsync(long guildId, string questionId, string resolution, Instant now, CancellationToken cancellation)
    {
        var text = StoredText.Of(resolution, TextMax);
        return database.WriteAsync(db => db.Reports.Where(r => r.GuildId == guildId && r.QuestionId == questionId && r.ResolvedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.ResolvedAt, now).SetProperty(r => r.Resolution, text), cancellation), cancellation);
    }

    public Task<bool> DisableAsync(DisabledQuestion question, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        if (await db.DisabledQuestions.AnyAsync(q => q.GuildId == question.GuildId && q.QuestionId == question.QuestionId, cancellation))
            return false;
        db.DisabledQuestions.Add(question with { Reason = StoredText.Of(question.Reason, TextMax) });
        await db.SaveChangesAsync(cancellation);
        return true;
    }, cancellation);

    public Task<bool> EnableAsync(long guildId, string questionId, CancellationToken cancellation) => database.WriteAsync(
        async db => await db.DisabledQuestions.Where(q => q.GuildId == guildId && q.QuestionId == questionId).ExecuteDeleteAsync(cancellation) > 0, cancellation);

    public Task<ImmutableHashSet<string>> WithheldAsync(long guildId, CancellationToken cancellation) => database.ReadAsync(
        async db => (await db.DisabledQuestions.Where(q => q.GuildId == guildId).Select(q => q.QuestionId)
            .Union(db.Reports.Where(r => r.GuildId == guildId && r.ResolvedAt == null).Select(r => r.QuestionId)).ToListAsync(cancellation))
            .ToImmutableHashSet(StringComparer.Ordinal), cancellation);

    public Task AuditAsync(AuditEntry entry, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        db.AuditLog.Add(entry with { Id = 0, Detail = StoredText.Of(entry.Detail, TextMax) });
        return await db.SaveChangesAsync(cancellation);
    }, cancellation);

    public Task<ImmutableArray<AuditEntry>> AuditLogAsync(long guildId, int limit, CancellationToken cancellation) => database.ReadAsync(
        async db => (await db.AuditLog.Where(e => e.GuildId == guildId).OrderByDescending(e => e.Id).Take(limit).ToListAsync(cancellation)).ToImmutableArray(), cancellation);

    public async Task NoteGapAsync(long guildId, string query, DateOnly today, CancellationToken cancellation)
    {
        // PostgreSQL keeps no NUL, and nobody asks with control characters.
        var words = new string([.. query.Normalize().ToLowerInvariant().Select(c => char.IsControl(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var folded = StoredText.Of(string.Join(' ', words), QueryMax);
        if (folded.Length == 0)
            return;
        await database.WriteAsync(async db =>
        {
            var known = await db.Gaps.Where(g => g.GuildId == guildId && g.Query == folded)
                .ExecuteUpdateAsync(set => set.SetProperty(g => g.Count, g => g.Count + 1).SetProperty(g => g.LastOn, today), cancellation);
            if (known == 0)
            {
                db.Gaps.Add(new Gap(guildId, folded, 1, today));
                await db.SaveChangesAsync(cancellation);
            }
            return true;
        }, cancellation);
    }

    public Task<ImmutableArray<Gap>> GapsAsync(long guildId, int limit, CancellationToken cancellation) => database.ReadAsync(
        async db => (await db.Gaps.Where(g => g.GuildId == guildId).OrderByDescending(g => g.Count).ThenByDescending(g => g.LastOn).ThenBy(g => g.Query)
            .Take(limit).ToListAsync(cancellation)).ToImmutableArray(), cancellation);
}
