using System.Collections.Immutable;
using Bot.Core.Game;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Core.Tests.Game;

public sealed class OptionOrderTests
{
    [Fact]
    public void Every_option_is_shown_once() => Prop.ForAll<string?>(id =>
    {
        for (var count = 0; count <= OptionOrder.OptionsMax; count++)
            Assert.Equal(Enumerable.Range(0, count), OptionOrder.Of(id ?? "", count).Order());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_stays_the_same_for_ever() => Assert.Equal([3, 2, 0, 1], OptionOrder.Of("a question", 4));

    [Fact]
    public void The_right_option_is_about_as_often_in_each_place()
    {
        var places = Enumerable.Range(0, 4000).CountBy(i => new GameQuestion($"question {i}", 4, ImmutableArray.Create(0), 1, "t").CorrectShown()).ToDictionary();

        Assert.Equal([1, 2, 4, 8], places.Keys.Order());
        Assert.All(places.Values, count => Assert.InRange(count, 850, 1150));
    }
}
