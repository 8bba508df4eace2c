using Bot.Core.Game;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Core.Tests.Game;

public sealed class StreakTests
{
    /// <summary>A Monday.</summary>
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Theory]
    [InlineData("0 1 2", 3)]
    [InlineData("0 2 3", 3)] // Tuesday is forgiven.
    [InlineData("0 2 4", 1)] // Tuesday is forgiven, Thursday of the same week is not.
    [InlineData("0 2 8", 1)]
    [InlineData("0 2 3 4 5 6 8", 7)] // A new week, a new forgiven day.
    [InlineData("4 5 8", 3)] // Sunday and Monday are of two weeks.
    [InlineData("3 5 8", 1)] // Friday already used the week's.
    [InlineData("0 3", 1)]
    [InlineData("0 0 1 1", 2)]
    public void One_missed_day_a_week_is_forgiven(string days, int current) =>
        Assert.Equal(current, Streak.Of(days.Split(' ').Select(d => Monday.AddDays(int.Parse(d, null))))!.Current);

    [Fact]
    public void A_row_of_days_is_over_when_no_answer_can_continue_it() => Prop.ForAll(Gen.Choose(0, 30).ListOf().ToArbitrary(), offsets =>
    {
        if (Streak.Of(offsets.Select(Monday.AddDays)) is not { } streak)
            return offsets.Count == 0;
        var last = streak.AliveThrough;
        return streak.Answered(last).Current == streak.Current + 1
            && Enumerable.Range(1, 10).All(i => streak.Answered(last.AddDays(i)).Current == 1)
            && streak.On(last) == streak.Current && streak.On(last.AddDays(1)) == 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_longest_row_is_never_shorter_than_the_current_one() => Prop.ForAll(Gen.Choose(0, 60).ListOf().ToArbitrary(), offsets =>
        Streak.Of(offsets.Select(Monday.AddDays)) is not { } streak || streak.Longest >= streak.Current).QuickCheckThrowOnFailure();
}
