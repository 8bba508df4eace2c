using System.Globalization;
using Bot.Core.Chat;
using Bot.Core.Game;
using Bot.Core.Schedule;
using NodaTime;

namespace Bot.Core.Commands.Game;

/// <summary>How a schedule, and what became of setting one, reads.</summary>
internal static class ScheduleText
{
    /// <summary>Returns a sentence with the schedule below it.</summary>
    public static RichText Confirmation(string sentence, PostingSchedule schedule, StudyGroup? group, Phrases phrases) =>
        new RichTextBuilder().Paragraph(sentence, TextStyle.Strong).Add(Describe(schedule, group, phrases)).Build();

    /// <summary>Returns why a schedule was not stored, and what to do about it.</summary>
    public static RichText Refusal(ScheduleOutcome.Refused refused, Phrases phrases) => refused switch
    {
        ScheduleOutcome.TooMany tooMany => phrases.TooManySchedules(tooMany.Max),
        ScheduleOutcome.Gone gone => phrases.NoSuchSchedule(gone.ScheduleId),
        ScheduleOutcome.CannotPost cannot => Missing(cannot.ChannelId, cannot.Missing, phrases),
        ScheduleOutcome.CannotMention { Why: RoleMention.NoSuchRole } => phrases.NoSuchRole,
        _ => phrases.CannotMentionRole,
    };

    /// <summary>Returns the schedule as a list: when, what, for whom, and when it posts next.</summary>
    public static RichText Describe(PostingSchedule schedule, StudyGroup? group, Phrases phrases, bool withChannel = true)
    {
        var text = new RichTextBuilder();
        if (withChannel)
            text.Bullet(Mentions.Channel(schedule.ChannelId));
        text.Bullet(new TextSpan($"{Clock(schedule.Time)} {schedule.Zone}", TextStyle.Strong), new TextSpan($" · {phrases.Days(schedule.Days)} · {phrases.OpenFor(schedule.OpenFor)}"));
        if (schedule.Topic is not null || schedule.Difficulty is not null)
            text.Bullet(new TextSpan(string.Join(" · ", new[] { schedule.Topic, schedule.Difficulty is { } d ? phrases.DifficultyName(d) : null }.OfType<string>())));
        if (group is not null && !group.IsServersOwn)
            text.Bullet(new TextSpan(phrases.GroupLine(group.Name)));
        if (schedule.PingRoleId is { } role)
            text.Bullet(new TextSpan(phrases.Notifies + " "), Mentions.Role(role));
        if (schedule.OpensThread || schedule.IsSilent)
            text.Bullet(new TextSpan(string.Join(" · ", new[] { schedule.OpensThread ? phrases.OpensThread : null, schedule.IsSilent ? phrases.IsSilent : null }.OfType<string>())));
        text.Bullet([.. schedule switch
        {
            { IsPaused: true, PausedBecause: { } because } => Mentions.Read($"{phrases.Paused}: {because}"),
            { IsPaused: true } => [new TextSpan(phrases.Paused)],
            _ => [new TextSpan(phrases.NextAt(At(schedule.NextDue, schedule.Zone, phrases)))],
        }]);
        return text.Build();
    }

    public static RichText Missing(long channelId, IReadOnlyList<string> missing, Phrases phrases) => new RichTextBuilder()
        .Paragraph(new TextSpan(phrases.CannotPostIn + " "), Mentions.Channel(channelId))
        .Paragraph(phrases.MissingPermissions(string.Join(", ", missing)))
        .Build();

    public static string At(Instant instant, string zone, Phrases phrases) =>
        phrases.DayAndTime(instant.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc).LocalDateTime);

    public static string Clock(LocalTime time) => string.Create(CultureInfo.InvariantCulture, $"{time.Hour:00}:{time.Minute:00}");

    /// <summary>Returns the schedule in a line of the log of managers' acts.</summary>
    public static string Detail(PostingSchedule schedule) =>
        string.Create(CultureInfo.InvariantCulture, $"schedule {schedule.Id}: {Clock(schedule.Time)} {schedule.Zone} in {Mentions.ChannelText(schedule.ChannelId)}");
}
