using System.Collections.Immutable;

namespace Bot.Core.Schedule;

/// <summary>Reads days of the week as people type them: "daily", "weekdays", "mon, wed, fri", "mon-fri".</summary>
public static class WeekdaysParser
{
    private static readonly ImmutableArray<string> Names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    private static readonly ImmutableArray<string> Examples = ["daily", "weekdays", "mon, wed, fri"];

    /// <summary>Returns the days named in <paramref name="text"/>. A range may run over the end of the week ("sat-mon").</summary>
    public static ParseOutcome<Weekdays> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var days = Weekdays.None;
        foreach (var part in text.Split([',', ' ', ';', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (string.Equals(part, "and", StringComparison.OrdinalIgnoreCase))
                continue;
            if (Read(part) is not { } read)
                return new NotParsed<Weekdays>($"'{Quote(part)}' is not a day; use 'daily', 'weekdays', 'weekend' or days such as 'mon, wed, fri'.", Examples);
            days |= read;
        }
        return days == Weekdays.None
            ? new NotParsed<Weekdays>("No day is given; use 'daily', 'weekdays', 'weekend' or days such as 'mon, wed, fri'.", Examples)
            : new Parsed<Weekdays>(days);
    }

    private static Weekdays? Read(string part)
    {
        switch (part.ToLowerInvariant())
        {
            case "daily" or "every" or "everyday" or "all" or "day":
                return Weekdays.All;
            case "weekdays" or "weekday" or "workdays":
                return Weekdays.WorkingDays;
            case "weekend" or "weekends":
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
        var index = -1;
        for (var i = 0; i < Names.Length; i++)
        {
            if (Names[i].StartsWith(name, StringComparison.OrdinalIgnoreCase))
                index = i;
        }
        return index < 0 ? null : index;
    }

    private static string Quote(string text) => text.Length <= 20 ? text : string.Concat(text.AsSpan(0, 20), "…");
}
