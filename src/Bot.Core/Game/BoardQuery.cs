namespace Bot.Core.Game;

/// <summary>Which page of which board.</summary>
public sealed record BoardQuery
{
    public required long GroupId { get; init; }

    public required BoardPeriod Period { get; init; }

    public required BoardMetric Metric { get; init; }

    /// <summary>Today in the group's zone; the period is the one it falls in.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The season of <see cref="BoardPeriod.Season"/>.</summary>
    public long SeasonId { get; init; }

    /// <summary>Who asks: their own line is always returned.</summary>
    public required long ViewerId { get; init; }

    /// <summary>From 0; a page after the last gives the last.</summary>
    public int Page { get; init; }

    /// <summary>Returns the page the viewer is on instead of <see cref="Page"/>, if they are on the board.</summary>
    public bool AroundViewer { get; init; }

    /// <summary>1 to 50. Default: 10.</summary>
    public int PageSize { get; init; } = 10;

    /// <summary>Answers needed to be ranked by accuracy. Default: 10.</summary>
    public int AccuracyAnswersMin { get; init; } = 10;
}

/// <summary>The stretch of time a board is about, in the group's zone. Weeks start on Monday.</summary>
public enum BoardPeriod
{
    Day = 0,
    Week = 1,
    Month = 2,
    Season = 3,
    AllTime = 4,
}

/// <summary>What a board ranks by. Ties go by accuracy, then by who reached it first.</summary>
public enum BoardMetric
{
    Points,

    /// <summary>Share of right answers, for people with enough answers in the period.</summary>
    Accuracy,

    /// <summary>Days in a row up to today; the period does not matter.</summary>
    Streak,
}
