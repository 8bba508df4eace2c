using System.Collections.Immutable;

namespace Bot.Core.Game;

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

/// <summary>How well something is known.</summary>
public sealed record TopicScore(string Topic, int Answered, int Right)
{
    /// <summary>Share of right answers, 0 to 1.</summary>
    public double Accuracy => Answered == 0 ? 0 : (double)Right / Answered;
}
