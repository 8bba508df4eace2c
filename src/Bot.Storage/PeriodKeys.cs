using Bot.Core.Game;

namespace Bot.Storage;

/// <summary>
/// Names a stretch of time by one number: a day, the Monday of a week and the first of a month by their <see cref="DateOnly.DayNumber"/>,
/// a season by its id, all time by 0.
/// </summary>
internal static class PeriodKeys
{
    public static long Of(BoardPeriod period, DateOnly day, long seasonId) => period switch
    {
        BoardPeriod.Day => day.DayNumber,
        BoardPeriod.Week => Streak.WeekOf(day).DayNumber,
        BoardPeriod.Month => new DateOnly(day.Year, day.Month, 1).DayNumber,
        BoardPeriod.Season => seasonId,
        BoardPeriod.AllTime => 0,
    };

    /// <summary>Returns the periods an answer counts in: all, without the season when there was none.</summary>
    public static IEnumerable<(BoardPeriod Period, long Key)> All(DateOnly day, long seasonId)
    {
        foreach (var period in Enum.GetValues<BoardPeriod>())
        {
            if (period != BoardPeriod.Season || seasonId != 0)
                yield return (period, Of(period, day, seasonId));
        }
    }
}
