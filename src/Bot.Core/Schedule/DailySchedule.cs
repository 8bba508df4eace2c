using NodaTime;

namespace Bot.Core.Schedule;

/// <summary>
/// A time of day on days of the week in a zone. It stays at that time of the wall clock across daylight saving. Immutable.
/// </summary>
public sealed record DailySchedule
{
    /// <param name="time">Time of day on the wall clock.</param>
    /// <param name="zone">An IANA zone.</param>
    /// <param name="days">The days it is due; at least one.</param>
    /// <exception cref="ArgumentException"><paramref name="days"/> is empty.</exception>
    public DailySchedule(LocalTime time, DateTimeZone zone, Weekdays days = Weekdays.All)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if ((days & Weekdays.All) == Weekdays.None)
            throw new ArgumentException("A schedule needs at least one day.", nameof(days));
        Time = time;
        Zone = zone;
        Days = days & Weekdays.All;
    }

    public LocalTime Time { get; }

    public DateTimeZone Zone { get; }

    public Weekdays Days { get; }

    /// <summary>
    /// Returns the next posting instant in UTC, strictly after <paramref name="now"/>. A local time skipped by daylight saving
    /// moves forward by the gap; a repeated one uses its first occurrence. Where a whole day is skipped (Apia, 30 December 2011)
    /// that day and the next share one occurrence, which belongs to the later date.
    /// </summary>
    public Occurrence NextAfter(Instant now)
    {
        // A gap can move an occurrence into the next date, so the search starts two dates early.
        var date = now.InZone(Zone).Date.PlusDays(-2);
        while (true)
        {
            if (Days.Contains(date.DayOfWeek) && InstantOn(date) is var due && due > now)
            {
                while (Days.Contains(date.PlusDays(1).DayOfWeek) && InstantOn(date.PlusDays(1)) == due)
                    date = date.PlusDays(1);
                return new Occurrence(due, date.ToDateOnly());
            }
            date = date.PlusDays(1);
        }
    }

    /// <summary>Returns the next <paramref name="count"/> occurrences after <paramref name="now"/>, in order.</summary>
    public IEnumerable<Occurrence> Following(Instant now, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        for (var i = 0; i < count; i++)
        {
            var next = NextAfter(now);
            yield return next;
            now = next.Due;
        }
    }

    private Instant InstantOn(LocalDate date) => Zone.AtLeniently(date + Time).ToInstant();
}
