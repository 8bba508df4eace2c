using Bot.Core.Schedule;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;

namespace Bot.Core.Tests.Schedule;

public sealed class DailyScheduleTests
{
    // Half an hour of daylight saving, a skipped day, saving suspended for Ramadan, quarter hours, both hemispheres, midnight gaps.
    private static readonly string[] Zones =
    [
        "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "Asia/Kathmandu", "America/New_York", "Europe/Berlin",
        "America/Sao_Paulo", "Pacific/Chatham", "Asia/Tehran", "Africa/Cairo", "America/Havana", "Pacific/Kiritimati", "Antarctica/Troll", "UTC",
    ];

    [Theory]
    [InlineData("Europe/Berlin", 2, 30, "2026-03-28T12:00:00Z", "2026-03-29T01:30:00Z")] // 2:30 is skipped: 3:30 summer time.
    [InlineData("Europe/Berlin", 2, 30, "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")] // 2:30 happens twice: the first.
    [InlineData("Australia/Lord_Howe", 2, 15, "2026-10-03T00:00:00Z", "2026-10-03T15:45:00Z")] // A gap of 30 minutes: 2:45.
    [InlineData("Asia/Kathmandu", 9, 0, "2026-01-01T00:00:00Z", "2026-01-01T03:15:00Z")]
    [InlineData("America/Havana", 0, 30, "2026-03-07T12:00:00Z", "2026-03-08T05:30:00Z")] // Midnight itself is skipped: 1:30.
    public void A_time_is_read_on_the_wall_clock(string zone, int hour, int minute, string now, string due) =>
        Assert.Equal(At(due), Daily(zone, hour, minute).NextAfter(At(now)).Due);

    [Fact]
    public void A_repeated_time_happens_once()
    {
        var schedule = Daily("Europe/Berlin", 2, 30);

        var dates = schedule.Following(At("2026-10-24T12:00:00Z"), 2).Select(o => o.LocalDate);

        Assert.Equal([new DateOnly(2026, 10, 25), new DateOnly(2026, 10, 26)], dates);
    }

    [Fact]
    public void A_skipped_day_and_the_next_share_one_occurrence()
    {
        var schedule = Daily("Pacific/Apia", 9, 0);

        var dates = schedule.Following(At("2011-12-29T12:00:00Z"), 3).Select(o => o.LocalDate).ToArray();

        Assert.Equal([new DateOnly(2011, 12, 29), new DateOnly(2011, 12, 31), new DateOnly(2012, 1, 1)], dates);
    }

    [Fact]
    public void Only_the_chosen_days_are_due()
    {
        var schedule = Daily("Europe/Berlin", 9, 0, Weekdays.Monday | Weekdays.Thursday);

        var days = schedule.Following(At("2026-03-25T12:00:00Z"), 4).Select(o => o.LocalDate.DayOfWeek);

        Assert.Equal([DayOfWeek.Thursday, DayOfWeek.Monday, DayOfWeek.Thursday, DayOfWeek.Monday], days);
    }

    [Fact]
    public void A_schedule_without_days_is_refused() =>
        Assert.Throws<ArgumentException>(() => Daily("UTC", 9, 0, Weekdays.None));

    [Fact]
    public void Occurrences_always_move_forward_in_time_and_date() => ForAllSchedules((schedule, now) =>
    {
        var all = schedule.Following(now, 40).ToArray();
        return all[0].Due > now && all.Zip(all.Skip(1)).All(pair => pair.First.Due < pair.Second.Due && pair.First.LocalDate < pair.Second.LocalDate);
    });

    [Fact]
    public void The_next_occurrence_is_the_same_from_any_moment_before_it() => ForAllSchedules((schedule, now) =>
    {
        var next = schedule.NextAfter(now);
        var between = now + (next.Due - now) / 2;
        return schedule.NextAfter(between) == next && schedule.NextAfter(next.Due - Duration.FromMilliseconds(1)) == next;
    });

    [Fact]
    public void The_wall_clock_shows_the_time_or_is_moved_by_a_gap() => ForAllSchedules((schedule, now) =>
    {
        var next = schedule.NextAfter(now);
        var shown = next.Due.InZone(schedule.Zone).LocalDateTime;
        var wanted = LocalDate.FromDateOnly(next.LocalDate) + schedule.Time;
        var map = schedule.Zone.MapLocal(wanted);
        return map.Count switch
        {
            0 => shown > wanted,
            1 => shown == wanted,
            _ => shown == wanted && next.Due == map.First().ToInstant(),
        };
    });

    [Fact]
    public void No_chosen_day_is_left_out() => ForAllSchedules((schedule, now) =>
    {
        var all = schedule.Following(now, 30).ToArray();
        var dates = all.Select(o => o.LocalDate).ToHashSet();
        return Enumerable.Range(1, 25).Select(i => all[0].LocalDate.AddDays(i)).All(date =>
            dates.Contains(date)
            || !schedule.Days.Contains(LocalDate.FromDateOnly(date).DayOfWeek)
            || date > all[^1].LocalDate
            || !DayExists(schedule.Zone, date));
    });

    private static bool DayExists(DateTimeZone zone, DateOnly date) =>
        zone.AtStartOfDay(LocalDate.FromDateOnly(date.AddDays(1))) is var next && zone.AtLeniently(LocalDate.FromDateOnly(date) + LocalTime.Midnight).Date < next.Date;

    private static void ForAllSchedules(Func<DailySchedule, Instant, bool> holds)
    {
        var schedules =
            from zone in Gen.Elements(Zones)
            from minute in Gen.Choose(0, 24 * 60 - 1)
            from days in Gen.Choose(1, 127)
                // 2011 to 2031, so that the day Apia skipped and the latest rules are in.
            from now in Gen.Choose(1_293_840_000, 1_924_992_000)
            select (Schedule: Daily(zone, minute / 60, minute % 60, (Weekdays)days), Now: Instant.FromUnixTimeSeconds(now));
        Prop.ForAll(schedules.ToArbitrary(), s => holds(s.Schedule, s.Now)).QuickCheckThrowOnFailure();
    }

    private static DailySchedule Daily(string zone, int hour, int minute, Weekdays days = Weekdays.All) =>
        new(new LocalTime(hour, minute), DateTimeZoneProviders.Tzdb[zone], days);

    private static Instant At(string text) => InstantPattern.General.Parse(text).Value;
}
