using System.Collections.Immutable;
using Bot.Core.Game;
using Bot.Core.Schedule;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bot.Storage.Stores;

internal sealed class ScheduleStore(BotDatabase database) : IScheduleStore
{
    public Task<PostingSchedule> AddAsync(PostingSchedule schedule, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        var stored = schedule with { Id = 0 };
        db.Schedules.Add(stored);
        await db.SaveChangesAsync(cancellation);
        return stored;
    }, cancellation);

    public Task<PostingSchedule?> FindAsync(long guildId, long scheduleId, CancellationToken cancellation) => database.ReadAsync(
        db => db.Schedules.FirstOrDefaultAsync(s => s.Id == scheduleId && s.GuildId == guildId, cancellation), cancellation);

    public Task<ImmutableArray<PostingSchedule>> ListAsync(long guildId, CancellationToken cancellation) => database.ReadAsync(
        async db => (await db.Schedules.Where(s => s.GuildId == guildId).OrderBy(s => s.Id).ToListAsync(cancellation)).ToImmutableArray(), cancellation);

    public Task<bool> ReplaceAsync(PostingSchedule schedule, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        if (!await db.Schedules.AnyAsync(s => s.Id == schedule.Id && s.GuildId == schedule.GuildId, cancellation))
            return false;
        db.Schedules.Update(schedule);
        await db.SaveChangesAsync(cancellation);
        return true;
    }, cancellation);

    public Task<bool> RemoveAsync(long guildId, long scheduleId, CancellationToken cancellation) => database.WriteAsync(
        async db => await db.Schedules.Where(s => s.Id == scheduleId && s.GuildId == guildId).ExecuteDeleteAsync(cancellation) > 0, cancellation);

    public Task<int> PauseChannelAsync(long guildId, long channelId, string because, CancellationToken cancellation) => database.WriteAsync(
        db => db.Schedules.Where(s => s.GuildId == guildId && s.ChannelId == channelId && !s.IsPaused).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.IsPaused, true).SetProperty(s => s.PausedBecause, because), cancellation), cancellation);

    public Task<ImmutableArray<PostingSchedule>> DueAsync(ShardRange servers, Instant now, int limit, CancellationToken cancellation) => database.ReadAsync(
        async db => (await db.Schedules
            .Where(s => !s.IsPaused && s.NextDue <= now)
            .In(servers)
            .OrderBy(s => s.NextDue).ThenBy(s => s.Id)
            .Take(limit).ToListAsync(cancellation)).ToImmutableArray(), cancellation);

    public Task<(ClaimOutcome Outcome, QuestionPost Post)> ClaimAsync(PostingSchedule schedule, QuestionPost post, Instant nextDue, CancellationToken cancellation) =>
        database.WriteAsync(async db =>
        {
            var claimed = await db.Posts.FirstOrDefaultAsync(p => p.ScheduleId == schedule.Id && p.LocalDate == post.LocalDate, cancellation);
            if (claimed is null && post.State == PostState.Claimed && await db.Posts.AnyAsync(
                p => p.GroupId == post.GroupId && p.LocalDate == post.LocalDate && p.QuestionId == post.QuestionId && p.Kind == PostKind.Daily && p.State < PostState.Skipping, cancellation))
            {
                return (ClaimOutcome.QuestionTaken, post);
            }
            var moved = await db.Schedules.Where(s => s.Id == schedule.Id && s.NextDue == schedule.NextDue && !s.IsPaused)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.NextDue, nextDue), cancellation);
            if (claimed is not null)
                return (ClaimOutcome.AlreadyClaimed, claimed);
            if (moved == 0)
                return (ClaimOutcome.Stale, post);
            var stored = post with { Id = 0, ScheduleId = schedule.Id };
            db.Posts.Add(stored);
            await db.SaveChangesAsync(cancellation);
            return (ClaimOutcome.Claimed, stored);
        }, cancellation);
}
