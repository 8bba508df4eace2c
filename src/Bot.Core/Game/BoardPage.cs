using System.Collections.Immutable;

namespace Bot.Core.Game;

/// <summary>A page of a board.</summary>
/// <param name="Page">From 0.</param>
/// <param name="PageCount">At least 1.</param>
/// <param name="People">Number of people ranked.</param>
/// <param name="Mine">The viewer's own line; null when they have not answered in the period.</param>
public sealed record BoardPage(ImmutableArray<BoardLine> Lines, int Page, int PageCount, int People, BoardLine? Mine);

/// <summary>One person's line on a board.</summary>
/// <param name="Rank">From 1; no two lines share one. 0 for the viewer's own line when they are hidden or not ranked.</param>
/// <param name="PersonId">Null for a person who wants no name shown, except in the viewer's own line.</param>
/// <param name="Streak">Days in a row up to today.</param>
public sealed record BoardLine(int Rank, long? PersonId, int Points, int Answered, int Right, int Streak, bool HasLeft)
{
    /// <summary>Share of right answers, 0 to 1.</summary>
    public double Accuracy => Answered == 0 ? 0 : (double)Right / Answered;
}
