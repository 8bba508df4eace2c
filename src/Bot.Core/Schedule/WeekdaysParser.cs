using System.Collections.Immutable;
using Bot.Core.Chat;

namespace Bot.Core.Schedule;

/// <summary>Reads days of the week as people type them in English or German: "daily", "weekdays", "mon, wed, fri", "mo-fr", "täglich".</summary>
public static class WeekdaysParser
{
    private const int ShownMax = 20;

    private static readonly ImmutableArray<ImmutableArray<string>> Names =
    [
        ["monday", "montag"],
        ["tuesday", "dienstag"],
        ["wednesday", "mittwoch"],
        ["thursday", "donnerstag"],
        ["friday", "freitag"],
        ["saturday", "samstag"],
        ["sunday", "sonntag"],
    ];

    private static readonly ImmutableArray<string> Examples = ["daily", "weekdays", "mon, wed, fri"];

    /// <summary>
    /// Returns the days named in <paramref name="text"/>. A range may run over the end of the week ("sat-mon"). "Every" only leads up to a day
    /// that is named ("every monday"); where none is, it means each day.
    /// </summary>
    public static ParseOutcome<Weekdays> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var days = Weekdays.None;
        var isEvery = false;
        foreach (var part in text.Split([',', ' ', ';', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            switch (part.ToLowerInvariant())
            {
                case "and" or "und":
                    continue;
                case "every" or "each" or "all" or "day" or "days" or "alle" or "jede" or "jeden" or "tag" or "tage":
                    isEvery = true;
                    continue;
            }
            if (Read(part) is not { } read)
            {
                var shown = TextCut.To(part, ShownMax);
                return Bad($"'{shown}' is not a day", $"„{shown}“ ist kein Tag");
            }

            days |= read;
        }
        if (days == Weekdays.None && isEvery)
            return new Parsed<Weekdays>(Weekdays.All);
        return days == Weekdays.None ? Bad("No day is given", "Es ist kein Tag angegeben") : new Parsed<Weekdays>(days);
    }

    private static NotParsed<Weekdays> Bad(string why, string germanWhy) => new(
        new($"{why}; use 'daily', 'weekdays', 'weekend' or days such as 'mon, wed, fri'.", $"{germanWhy}; nimm „täglich“, „werktags“, „Wochenende“ oder Tage wie „mo, mi, fr“."),
        Examples);

    private static Weekdays? Read(string part)
    {
        switch (part.ToLowerInvariant())
        {
            case "daily" or "everyday" or "täglich":
                return Weekdays.All;
            case "weekdays" or "weekday" or "workdays" or "werktags" or "werktage":
                return Weekdays.WorkingDays;
            case "weekend" or "weekends" or "wochenende":
                return Weekdays.Weekend;
        }
        var ends = part.Split('-', 2);
        if (Index(ends[0]) is not { } first)
            return null;
        if (ends.Length == 1)
            return (Weekdays)(1 << first);
        if (Index(ends[1]) is not { } last)
            return null;
        var days = Weekdays.None;
        for (var day = first; ; day = (day + 1) % 7)
        {
            days |= (Weekdays)(1 << day);
            if (day == last)
                return days;
        }
    }

    private static int? Index(string name)
    {
        if (name.Length < 2)
            return null;
        for (var i = 0; i < Names.Length; i++)
        {
            if (Names[i].Any(n => n.StartsWith(name, StringComparison.OrdinalIgnoreCase)))
                return i;
        }
        return null;
    }
}
