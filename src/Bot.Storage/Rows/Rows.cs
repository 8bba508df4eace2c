namespace Bot.Storage.Rows;

/// <summary>One person's answer to one post. <c>Points</c> is its worth in its own right; <c>Counts</c> says whether the totals hold it.</summary>
internal sealed class AnswerRow
{
    public long PostId { get; init; }
    public long PersonId { get; init; }
    public long GuildId { get; init; }
    public long GroupId { get; init; }
    public long SeasonId { get; init; }
    public required string QuestionId { get; init; }
    public required string Topic { get; init; }

    /// <summary>The date of the answer in the group's zone.</summary>
    public DateOnly Day { get; init; }
    public int Options { get; init; }
    public bool IsRight { get; init; }
    public int Points { get; init; }

    /// <summary>Unix ms, UTC.</summary>
    public long At { get; init; }
    public bool Counts { get; init; }
}

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

/// <summary>A person's total in one topic; person 0 is the whole group.</summary>
internal sealed class TopicTotalRow
{
    public long GroupId { get; init; }
    public long PersonId { get; init; }
    public required string Topic { get; init; }
    public int Answered { get; init; }
    public int Right { get; init; }
}

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

/// <summary>The name under which a person last acted in a server.</summary>
internal sealed class NameRow
{
    public long GuildId { get; init; }
    public long PersonId { get; init; }
    public required string Name { get; init; }
    public bool HasLeft { get; init; }
}

internal sealed class GuildLeaseRow
{
    public long GuildId { get; init; }
    public required string Owner { get; init; }

    /// <summary>Unix ms, UTC.</summary>
    public long Until { get; init; }
}

/// <summary>How many cards a person reviewed on a date.</summary>
internal sealed class ReviewDayRow
{
    public long GuildId { get; init; }
    public long PersonId { get; init; }
    public DateOnly Day { get; init; }
    public int New { get; init; }
    public int Seen { get; init; }
}
