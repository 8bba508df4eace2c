namespace Bot.Core.Game;

/// <summary>
/// Days in a row on which a person answered, with one missed day forgiven in each calendar week (Monday to Sunday). Immutable.
/// </summary>
/// <param name="Current">Days answered in the row that ends at <paramref name="LastDay"/>; forgiven days do not count.</param>
/// <param name="FrozenWeek">Monday of the last week in which a day was forgiven.</param>
public sealed record Streak(int Current, int Longest, DateOnly LastDay, DateOnly? FrozenWeek)
{
    /// <summary>The streak of a person who answered for the first time.</summary>
    public static Streak StartingOn(DateOnly day) => new(1, 1, day, null);

    /// <summary>Returns the streak of a person who answered on these days, in any order and with repeats; null for none.</summary>
    public static Streak? Of(IEnumerable<DateOnly> days)
    {
        Streak? streak = null;
        foreach (var day in days.Distinct().Order())
            streak = streak?.Answered(day) ?? StartingOn(day);
        return streak;
    }

    /// <summary>The last day on which an answer still continues the row; after it the streak is over.</summary>
    public DateOnly AliveThrough
    {
        get
        {
            // Three missed days in a row always have two of one week among them.
            for (var missed = 2; missed > 0; missed--)
            {
                if (Forgive(missed) is not null)
                    return LastDay.AddDays(missed + 1);
            }
            return LastDay.AddDays(1);
        }
    }

    /// <summary>Returns the streak after an answer on <paramref name="day"/>; a day not after <see cref="LastDay"/> changes nothing.</summary>
    public Streak Answered(DateOnly day)
    {
        if (day <= LastDay)
            return this;
        var missed = day.DayNumber - LastDay.DayNumber - 1;
        if (missed > 2 || (missed > 0 && Forgive(missed) is null))
            return this with { Current = 1, LastDay = day };
        return new Streak(Current + 1, Math.Max(Longest, Current + 1), day, missed == 0 ? FrozenWeek : Forgive(missed));
    }

    /// <summary>Returns the length that counts on <paramref name="today"/>: 0 when the row is over.</summary>
    public int On(DateOnly today) => today <= AliveThrough ? Current : 0;

    /// <summary>Returns the Monday of the week of <paramref name="day"/>.</summary>
    public static DateOnly WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>Returns the last frozen week after forgiving this many days after <see cref="LastDay"/>, or null when a week would need two.</summary>
    private DateOnly? Forgive(int missed)
    {
        var frozen = FrozenWeek;
        for (var i = 1; i <= missed; i++)
        {
            var week = WeekOf(LastDay.AddDays(i));
            if (frozen is not null && week <= frozen)
                return null;
            frozen = week;
        }
        return frozen;
    }
}
