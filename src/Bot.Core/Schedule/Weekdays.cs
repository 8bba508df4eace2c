using NodaTime;

namespace Bot.Core.Schedule;

/// <summary>A set of days of the week.</summary>
[Flags]
public enum Weekdays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
    WorkingDays = Monday | Tuesday | Wednesday | Thursday | Friday,
    Weekend = Saturday | Sunday,
    All = WorkingDays | Weekend,
}

public static class WeekdaysExtensions
{
    /// <summary>Whether the set contains <paramref name="day"/>.</summary>
    public static bool Contains(this Weekdays days, IsoDayOfWeek day) =>
        day != IsoDayOfWeek.None && (days & (Weekdays)(1 << ((int)day - 1))) != Weekdays.None;
}
