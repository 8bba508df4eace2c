using System.Collections.Immutable;

namespace Bot.Core.Game;

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

/// <summary>One person's line on a board.</summary>
/// <param name="Rank">From 1; no two lines share one. 0 for the viewer's own line when they are hidden or not ranked.</param>
/// <param name="PersonId">Null for a person who wants no name shown, except in the viewer's own line.</param>
/// <param name="Streak">Days in a row up to today.</param>
public sealed record BoardLine(int Rank, long? PersonId, int Points, int Answered, int Right, int Streak, bool HasLeft)
{
    /// <summary>Share of right answers, 0 to 1.</summary>
    public double Accuracy => Answered == 0 ? 0 : (double)Right / Answered;
}

/// <summary>A page of a board.</summary>
/// <param name="Page">From 0.</param>
/// <param name="PageCount">At least 1.</param>
/// <param name="People">Number of people ranked.</param>
/// <param name="Mine">The viewer's own line; null when they have not answered in the period.</param>
public sealed record BoardPage(ImmutableArray<BoardLine> Lines, int Page, int PageCount, int People, BoardLine? Mine);

/// <summary>How well something is known.</summary>
public sealed record TopicScore(string Topic, int Answered, int Right)
{
    /// <summary>Share of right answers, 0 to 1.</summary>
    public double Accuracy => Answered == 0 ? 0 : (double)Right / Answered;
}

/// <summary>A person's profile in a group.</summary>
/// <param name="Board">The same line that the all-time board by points shows; null before the first counted answer.</param>
/// <param name="Topics">By topic name.</param>
/// <param name="Weakest">At most three, the weakest first, of topics with at least three answers.</param>
/// <param name="Days">Counted answers by local date, for the year up to today; days without are left out.</param>
public sealed record PersonStats(
    BoardLine? Board,
    int CurrentStreak,
    int LongestStreak,
    ImmutableArray<TopicScore> Topics,
    ImmutableArray<TopicScore> Weakest,
    ImmutableSortedDictionary<DateOnly, int> Days);

/// <summary>A total that does not equal the recount.</summary>
public sealed record BoardMismatch(long PersonId, string What, string Stored, string Recounted);

/// <summary>
/// Reads boards from totals that every recorded answer keeps. Thread-safe.
/// Every method throws a <see cref="StorageException"/> when the database cannot be used; nothing is then half done.
/// </summary>
public interface IBoardStore
{
    /// <summary>Returns one page. Its cost grows with the page and the people of the period, not with the history.</summary>
    Task<BoardPage> PageAsync(BoardQuery query, CancellationToken cancellation);

    /// <summary>Returns a person's profile; its place comes from the same ranking as the board.</summary>
    Task<PersonStats> StatsAsync(long groupId, long personId, DateOnly today, CancellationToken cancellation);

    /// <summary>Returns the group's accuracy by topic, by topic name.</summary>
    Task<ImmutableArray<TopicScore>> GroupTopicsAsync(long groupId, CancellationToken cancellation);

    /// <summary>Returns everybody's score in a quiz, best first; ties by who reached it first.</summary>
    Task<ImmutableArray<BoardLine>> QuizResultAsync(long quizId, CancellationToken cancellation);

    /// <summary>Recounts a group from its answers and returns every stored total that differs; empty when the boards are right. Changes nothing.</summary>
    Task<ImmutableArray<BoardMismatch>> RecountAsync(long groupId, CancellationToken cancellation);

    /// <summary>
    /// Takes a question out of a server's scoring, or back in, with everything re-computed in the same transaction.
    /// Returns the number of answers it changed.
    /// </summary>
    Task<int> VoidQuestionAsync(long guildId, string questionId, bool isVoided, CancellationToken cancellation);
}
