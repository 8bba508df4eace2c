using Bot.Core.Chat;
using Bot.Core.Schedule;
using NodaTime.Extensions;

namespace Bot.Core.Commands.Game;

/// <summary>Sets and changes schedules: one that is stored can be posted as it stands. Thread-safe.</summary>
/// <param name="schedules">Keeps them.</param>
/// <param name="writer">Knows what the bot may do in a channel.</param>
/// <param name="log">Notes what managers do.</param>
/// <param name="time">Now.</param>
public sealed class ScheduleService(IScheduleStore schedules, IChannelWriter writer, ManagerLog log, TimeProvider time)
{
    /// <summary>Schedules that a server can have.</summary>
    public const int SchedulesMax = 25;

    /// <summary>Stores a new schedule; its next post is reckoned from now, whatever it says.</summary>
    /// <param name="by">What the manager did, for the log.</param>
    /// <exception cref="Core.Game.StorageException">The database cannot be used; nothing was stored.</exception>
    public async Task<ScheduleOutcome> AddAsync(Interaction by, PostingSchedule wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var others = await schedules.ListAsync(wanted.GuildId, cancellationToken);
        if (others.Length >= SchedulesMax)
            return new ScheduleOutcome.TooMany(SchedulesMax);
        if (await FindRefusalAsync(wanted, cancellationToken) is { } refused)
            return refused;
        var added = await schedules.AddAsync(FromNowOn(wanted), cancellationToken);
        await log.NoteAsync(by, "schedule.add", ScheduleText.Detail(added), cancellationToken);
        return new ScheduleOutcome.Stored(added, IsFirst: others.IsEmpty);
    }

    /// <summary>Stores a changed schedule. Its next post stays unless its time, zone or days are others.</summary>
    /// <param name="by">What the manager did, for the log.</param>
    /// <exception cref="Core.Game.StorageException">The database cannot be used; nothing was stored.</exception>
    public async Task<ScheduleOutcome> ReplaceAsync(Interaction by, PostingSchedule before, PostingSchedule wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(wanted);
        if (await FindRefusalAsync(wanted, cancellationToken) is { } refused)
            return refused;
        // Only another time moves the next post: one that is due and late by seconds is still made after an edit of something else.
        if (wanted.Rule() != before.Rule())
            wanted = FromNowOn(wanted);
        if (!await schedules.ReplaceAsync(wanted, cancellationToken))
            return new ScheduleOutcome.Gone(wanted.Id);
        await log.NoteAsync(by, "schedule.edit", ScheduleText.Detail(wanted), cancellationToken);
        return new ScheduleOutcome.Stored(wanted, IsFirst: false);
    }

    /// <summary>
    /// Returns what keeps the bot from posting in the channel of a schedule; null when nothing does. Its role is not looked at: a post goes out whether
    /// anybody is notified or not.
    /// </summary>
    public async Task<ScheduleOutcome.CannotPost?> FindMissingAsync(PostingSchedule schedule, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var missing = await writer.MissingPermissionsAsync(schedule.GuildId, schedule.ChannelId, NeededBy(schedule), cancellationToken);
        return missing.Count == 0 ? null : new ScheduleOutcome.CannotPost(schedule.ChannelId, missing);
    }

    /// <summary>Returns the schedule with its next post after now.</summary>
    public PostingSchedule FromNowOn(PostingSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return schedule with { NextDue = schedule.Rule().NextAfter(time.GetUtcNow().ToInstant()).Due };
    }

    private async Task<ScheduleOutcome.Refused?> FindRefusalAsync(PostingSchedule schedule, CancellationToken cancellationToken)
    {
        if (await FindMissingAsync(schedule, cancellationToken) is { } cannotPost)
            return cannotPost;
        if (schedule.PingRoleId is not { } role)
            return null;
        var mention = await writer.CanMentionAsync(schedule.GuildId, schedule.ChannelId, role, cancellationToken);
        return mention == RoleMention.Possible ? null : new ScheduleOutcome.CannotMention(mention);
    }

    private static MemberPermissions NeededBy(PostingSchedule schedule)
    {
        var needed = MemberPermissions.ViewChannel | MemberPermissions.SendMessages | MemberPermissions.EmbedLinks | MemberPermissions.ReadMessageHistory;
        return schedule.OpensThread ? needed | MemberPermissions.CreatePublicThreads : needed;
    }
}
