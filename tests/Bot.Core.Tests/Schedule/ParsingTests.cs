using Bot.Core.Chat;
using Bot.Core.Commands.Game;
using Bot.Core.Schedule;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Bot.Core.Tests.Schedule;

public sealed class ParsingTests
{
    [Theory]
    [InlineData("9:00", 9, 0)]
    [InlineData("09.00", 9, 0)]
    [InlineData("9am", 9, 0)]
    [InlineData(" 9:30 PM ", 21, 30)]
    [InlineData("12am", 0, 0)]
    [InlineData("12 p.m.", 12, 0)]
    [InlineData("0930", 9, 30)]
    [InlineData("18h30", 18, 30)]
    [InlineData("18h", 18, 0)]
    [InlineData("24:00", 0, 0)]
    [InlineData("18 Uhr", 18, 0)]
    [InlineData("noon", 12, 0)]
    public void A_time_of_day_is_read_as_people_type_it(string text, int hour, int minute) =>
        Assert.Equal(new LocalTime(hour, minute), Assert.IsType<Parsed<LocalTime>>(ClockTimeParser.Parse(text)).Value);

    [Theory]
    [InlineData("25:00", "'25:00' has hour 25, and a day ends at 23:59; write it like '9:00', '18:30' or '7:15 pm'.")]
    [InlineData("9:75", "'9:75' has 75 minutes, and an hour has 60; write it like '9:00', '18:30' or '7:15 pm'.")]
    [InlineData("13pm", "'13pm' mixes a 24-hour time with am or pm; write it like '9:00', '18:30' or '7:15 pm'.")]
    [InlineData("9", "'9' may be a morning or an evening; write it like '9:00', '18:30' or '7:15 pm'.")]
    [InlineData("soon", "'soon' is not a time of day; write it like '9:00', '18:30' or '7:15 pm'.")]
    [InlineData("-1:00", "'-1:00' is not a time of day; write it like '9:00', '18:30' or '7:15 pm'.")]
    public void An_impossible_time_is_answered_with_what_to_type(string text, string problem) =>
        Assert.Equal(problem, Assert.IsType<NotParsed<LocalTime>>(ClockTimeParser.Parse(text)).Problem.English);

    [Fact]
    public void A_German_reader_is_answered_in_German()
    {
        Assert.Equal("„25:00“ hat Stunde 25, und ein Tag endet um 23:59; schreib die Uhrzeit wie „9:00“ oder „18:30“.", Problem(ClockTimeParser.Parse("25:00")));
        Assert.Equal("„Europe/Berln“ ist keine Zeitzone; meintest du „Europe/Berlin“?", Problem(TimeZoneParser.Parse("Europe/Berln")));
        Assert.Equal("„irgendwann“ ist kein Tag; nimm „täglich“, „werktags“, „Wochenende“ oder Tage wie „mo, mi, fr“.", Problem(WeekdaysParser.Parse("irgendwann")));

        static string Problem<T>(ParseOutcome<T> outcome) => Phrases.German.In(Assert.IsType<NotParsed<T>>(outcome).Problem);
    }

    [Fact]
    public void Every_minute_of_the_day_is_read_back_in_both_clocks() => Prop.ForAll(Gen.Choose(0, 1439).ToArbitrary(), minutes =>
    {
        var time = new LocalTime(minutes / 60, minutes % 60);
        return ClockTimeParser.Parse(time.ToString("HH:mm", null)) is Parsed<LocalTime> full && full.Value == time
            && ClockTimeParser.Parse(time.ToString("h:mm tt", System.Globalization.CultureInfo.InvariantCulture)) is Parsed<LocalTime> half && half.Value == time;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("٩:٠٠")]
    [InlineData("９:００")]
    public void A_time_in_digits_of_another_script_is_answered_with_what_to_type(string text) =>
        Assert.StartsWith($"'{text}' is not a time of day", Assert.IsType<NotParsed<LocalTime>>(ClockTimeParser.Parse(text)).Problem.English, StringComparison.Ordinal);

    [Fact]
    public void No_text_breaks_a_parser() => Prop.ForAll<string?>(text => ParseAll(text ?? "")).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_close_to_what_people_type_breaks_a_parser() => Prop.ForAll(NearMisses.ToArbitrary(), ParseAll).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData("europe/berlin", "Europe/Berlin")]
    [InlineData("berlin", "Europe/Berlin")]
    [InlineData("new york", "America/New_York")]
    [InlineData("utc", "UTC")]
    public void A_zone_is_read_by_its_name_or_city(string text, string id) =>
        Assert.Equal(id, Assert.IsType<Parsed<DateTimeZone>>(TimeZoneParser.Parse(text)).Value.Id);

    [Theory]
    [InlineData("Europe/Berln", "'Europe/Berln' is not a time zone; did you mean 'Europe/Berlin'?")]
    [InlineData("new yrok", "'new yrok' is not a time zone; did you mean 'America/New_York'?")]
    [InlineData("Atlantis", "'Atlantis' is not a time zone; use one such as 'Europe/Berlin' (region, slash, city).")]
    [InlineData(" ", "No time zone is given; use one such as 'Europe/Berlin'.")]
    public void A_misspelt_zone_is_answered_with_the_nearest(string text, string problem) =>
        Assert.Equal(problem, Assert.IsType<NotParsed<DateTimeZone>>(TimeZoneParser.Parse(text)).Problem.English);

    [Fact]
    public void An_abbreviation_without_daylight_saving_is_refused() => Assert.IsType<NotParsed<DateTimeZone>>(TimeZoneParser.Parse("EST"));

    [Fact]
    public void Completion_offers_cities_first() => Assert.Equal("Europe/Paris", TimeZoneParser.Complete("par", 5)[1]);

    [Theory]
    [InlineData("daily", Weekdays.All)]
    [InlineData("weekdays", Weekdays.WorkingDays)]
    [InlineData("mon, wed and fri", Weekdays.Monday | Weekdays.Wednesday | Weekdays.Friday)]
    [InlineData("Mon-Thu", Weekdays.Monday | Weekdays.Tuesday | Weekdays.Wednesday | Weekdays.Thursday)]
    [InlineData("sat-mon", Weekdays.Weekend | Weekdays.Monday)]
    [InlineData("mo, di und do", Weekdays.Monday | Weekdays.Tuesday | Weekdays.Thursday)]
    [InlineData("Mi-Fr", Weekdays.Wednesday | Weekdays.Thursday | Weekdays.Friday)]
    [InlineData("samstag so", Weekdays.Weekend)]
    [InlineData("täglich", Weekdays.All)]
    public void Days_are_read_as_people_type_them(string text, Weekdays days) =>
        Assert.Equal(days, Assert.IsType<Parsed<Weekdays>>(WeekdaysParser.Parse(text)).Value);

    [Theory]
    [InlineData("every day", Weekdays.All)]
    [InlineData("every monday", Weekdays.Monday)]
    [InlineData("each weekday", Weekdays.WorkingDays)]
    [InlineData("every mon and every thu", Weekdays.Monday | Weekdays.Thursday)]
    [InlineData("alle", Weekdays.All)]
    [InlineData("jeden Montag", Weekdays.Monday)]
    public void Every_leads_up_to_the_days_after_it_and_alone_means_all(string text, Weekdays days) =>
        Assert.Equal(days, Assert.IsType<Parsed<Weekdays>>(WeekdaysParser.Parse(text)).Value);

    [Theory]
    [InlineData("mon, funday", "'funday' is not a day; use 'daily', 'weekdays', 'weekend' or days such as 'mon, wed, fri'.")]
    [InlineData(", ", "No day is given; use 'daily', 'weekdays', 'weekend' or days such as 'mon, wed, fri'.")]
    public void What_is_no_day_is_named(string text, string problem) =>
        Assert.Equal(problem, Assert.IsType<NotParsed<Weekdays>>(WeekdaysParser.Parse(text)).Problem.English);

    [Theory]
    [InlineData(0, Lateness.Post)]
    [InlineData(360, Lateness.Post)]
    [InlineData(361, Lateness.Skip)]
    public void A_late_post_is_made_up_to_the_end_of_its_window(int minutesLate, Lateness lateness) =>
        Assert.Equal(lateness, CatchUp.Judge(Instant.FromUnixTimeSeconds(0), Instant.FromUnixTimeSeconds(minutesLate * 60), Duration.FromHours(6)));

    /// <summary>What is understood, with its digits in another script and something at its end: text at random never comes as close.</summary>
    private static Gen<string> NearMisses =>
        from understood in Gen.Elements("9:00", "18:30 Uhr", "7:15 pm", "0930", "90 min", "2 days", "24h", "every monday", "mon-fri", "weekdays", "Europe/Berlin", "UTC")
        from zero in Gen.Elements('0', '٠', '०', '０')
        from end in Gen.Elements("", "0", "99999999999", " every", "-", "-mon", "\uD83D", "İ", new string('9', 500))
        select string.Concat(understood.Select(c => char.IsAsciiDigit(c) ? (char)(zero + (c - '0')) : c)) + end;

    private static void ParseAll(string text)
    {
        ClockTimeParser.Parse(text);
        WeekdaysParser.Parse(text);
        TimeZoneParser.Parse(text);
        OpenForParser.Parse(text);
    }
}
