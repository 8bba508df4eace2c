using System.Collections.Immutable;
using Bot.Core.Game;
using NodaTime;

namespace Bot.Core.Schedule;

/// <summary>
/// Keeps schedules. Thread-safe. Every method throws a <see cref="StorageException"/> when the database cannot be used; nothing is then half done.
/// </summary>
public interface IScheduleStore
{
    /// <summary>Stores a new schedule and returns it with its id.</summary>
    Task<PostingSchedule> AddAsync(PostingSchedule schedule, CancellationToken cancellation);

    /// <summary>Returns null when the server has no such schedule.</summary>
    Task<PostingSchedule?> FindAsync(long guildId, long scheduleId, CancellationToken cancellation);

    /// <summary>Returns a server's schedules by id.</summary>
    Task<ImmutableArray<PostingSchedule>> ListAsync(long guildId, CancellationToken cancellation);

    /// <summary>Replaces the schedule with the same id in the same server. Returns false when there is none.</summary>
    Task<bool> ReplaceAsync(PostingSchedule schedule, CancellationToken cancellation);

    /// <summary>Removes a schedule; its posts stay. Returns false when the server has none with this id.</summary>
    Task<bool> RemoveAsync(long guildId, long scheduleId, CancellationToken cancellation);

    /// <summary>Pauses every schedule that posts to a channel, with the reason, and returns how many.</summary>
    Task<int> PauseChannelAsync(long guildId, long channelId, string because, CancellationToken cancellation);

    /// <summary>Returns schedules that are due and not paused, in order of due time.</summary>
    /// <param name="servers">The servers of this process.</param>
    /// <param name="limit">At least 1.</param>
    Task<ImmutableArray<PostingSchedule>> DueAsync(ShardRange servers, Instant now, int limit, CancellationToken cancellation);

    /// <summary>
    /// Claims one date of a schedule: in one transaction stores <paramref name="post"/> and moves the schedule on to <paramref name="nextDue"/>.
    /// At most one call in all processes gets <see cref="ClaimOutcome.Claimed"/> for a (schedule, local date).
    /// </summary>
    Task<(ClaimOutcome Outcome, QuestionPost Post)> ClaimAsync(PostingSchedule schedule, QuestionPost post, Instant nextDue, CancellationToken cancellation);
}

/// <summary>What became of the claim of one date of a schedule.</summary>
public enum ClaimOutcome
{
    /// <summary>The post is stored and is ours to send.</summary>
    Claimed,

    /// <summary>This date was claimed before; the schedule has moved on.</summary>
    AlreadyClaimed,

    /// <summary>The schedule was changed, moved on or removed since it was read; nothing was stored.</summary>
    Stale,

    /// <summary>Another schedule of the group took this question for the same date; pick another. Nothing was stored.</summary>
    QuestionTaken,
}
