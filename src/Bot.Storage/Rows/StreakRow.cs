namespace Bot.Storage.Rows;

internal sealed class StreakRow
{
    public long GroupId { get; init; }
    public long PersonId { get; init; }
    public int Current { get; init; }
    public int Longest { get; init; }
    public DateOnly LastDay { get; init; }
    public DateOnly? FrozenWeek { get; init; }
    public DateOnly AliveThrough { get; init; }

    /// <summary>As in the person's total of all time, by which equal streaks are told apart: kept here too, so that one index holds the board's order.</summary>
    public int AccuracyPpm { get; init; }

    /// <summary>As in the person's total of all time.</summary>
    public long ReachedAt { get; init; }
}
