namespace Bot.Storage.Rows;

/// <summary>A person's total in one period: what boards are read from. Five rows are kept for every answer, so that a page costs the same for a day as for all time.</summary>
internal sealed class TotalRow
{
    public long GroupId { get; init; }

    /// <summary>A <see cref="Bot.Core.Game.BoardPeriod"/>.</summary>
    public int Period { get; init; }

    /// <summary>See <see cref="PeriodKeys"/>.</summary>
    public long PeriodKey { get; init; }
    public long PersonId { get; init; }
    public int Points { get; init; }
    public int Answered { get; init; }
    public int Right { get; init; }

    /// <summary>Share of right answers in millionths: an integer ranks alike on every database.</summary>
    public int AccuracyPpm { get; init; }

    /// <summary>When the points last grew; Unix ms, UTC.</summary>
    public long ReachedAt { get; init; }
}
