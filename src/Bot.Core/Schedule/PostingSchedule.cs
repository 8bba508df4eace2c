using NodaTime;

namespace Bot.Core.Schedule;

/// <summary>A study group's order to post a question in a channel on days of the week at a time. Immutable; the store keeps one row for each.</summary>
public sealed record PostingSchedule
{
    /// <summary>Given by the store; 0 before it is stored.</summary>
    public long Id { get; init; }

    public required long GuildId { get; init; }

    public required long GroupId { get; init; }

    public required long ChannelId { get; init; }

    public required LocalTime Time { get; init; }

    /// <summary>IANA identifier of the zone that <see cref="Time"/> is read in.</summary>
    public required string Zone { get; init; }

    public Weekdays Days { get; init; } = Weekdays.All;

    /// <summary>Asks only about this topic; null for all of the group's.</summary>
    public string? Topic { get; init; }

    /// <summary>1 to 3; null for any.</summary>
    public int? Difficulty { get; init; }

    /// <summary>How long a post takes answers, from the moment it is posted. Default: 24 hours.</summary>
    public Duration OpenFor { get; init; } = Duration.FromHours(24);

    /// <summary>How late a post is still made; later it is skipped and said so. Default: 6 hours.</summary>
    public Duration CatchUpWindow { get; init; } = Duration.FromHours(6);

    /// <summary>Role to mention; null for none.</summary>
    public long? PingRoleId { get; init; }

    public bool OpensThread { get; init; }

    /// <summary>Posts without a notification.</summary>
    public bool IsSilent { get; init; }

    public bool IsPaused { get; init; }

    /// <summary>Why the bot itself paused it, as a sentence, such as a deleted channel; null when a manager did.</summary>
    public string? PausedBecause { get; init; }

    /// <summary>The next posting instant. A paused schedule keeps it, and goes on from the present when it is resumed.</summary>
    public required Instant NextDue { get; init; }

    /// <summary>Returns the wall-clock rule of this schedule.</summary>
    /// <exception cref="NodaTime.TimeZones.DateTimeZoneNotFoundException">This machine's zone data does not know <see cref="Zone"/>.</exception>
    public DailySchedule Rule() => new(Time, DateTimeZoneProviders.Tzdb[Zone], Days);
}
