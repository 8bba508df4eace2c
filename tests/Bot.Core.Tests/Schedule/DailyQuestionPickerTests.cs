using System.Collections.Immutable;
using Bot.Core.Game;
using Bot.Core.Schedule;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Core.Tests.Schedule;

public sealed class DailyQuestionPickerTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void The_same_request_gives_the_same_question_in_whatever_order_the_pool_is() => Prop.ForAll(
        Gen.Choose(1, 40).SelectMany(_ => Gen.Choose(1, 1000), (count, seed) => (count, seed)).ToArbitrary(),
        x =>
        {
            var request = Request(x.count) with { Seed = x.seed };
            return DailyQuestionPicker.Pick(request) == DailyQuestionPicker.Pick(request with { Pool = [.. request.Pool.Reverse()] });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Another_day_or_group_gives_another_question()
    {
        var days = Enumerable.Range(0, 50).Select(i => DailyQuestionPicker.Pick(Request(1000) with { Date = Today.AddDays(i) })!.Id);
        var groups = Enumerable.Range(0, 50).Select(i => DailyQuestionPicker.Pick(Request(1000) with { GroupId = i })!.Id);

        Assert.InRange(days.Distinct(StringComparer.Ordinal).Count(), 45, 50);
        Assert.InRange(groups.Distinct(StringComparer.Ordinal).Count(), 45, 50);
    }

    [Fact]
    public void A_withheld_question_is_never_asked()
    {
        var request = Request(3) with { Withheld = ImmutableHashSet.Create("q0", "q1") };

        Assert.Equal("q2", DailyQuestionPicker.Pick(request)?.Id);
        Assert.Null(DailyQuestionPicker.Pick(request with { Withheld = ImmutableHashSet.Create("q0", "q1", "q2") }));
    }

    [Fact]
    public void A_question_asked_lately_waits_and_when_all_were_the_oldest_comes_first()
    {
        var asked = ImmutableDictionary<string, DateOnly>.Empty.Add("q0", Today.AddDays(-10)).Add("q1", Today.AddDays(-30));

        Assert.Equal("q2", DailyQuestionPicker.Pick(Request(3) with { AskedOn = asked })?.Id);
        Assert.Equal("q1", DailyQuestionPicker.Pick(Request(2) with { AskedOn = asked })?.Id);
    }

    [Fact]
    public void A_question_comes_again_only_when_each_was_asked()
    {
        var asked = ImmutableDictionary<string, DateOnly>.Empty.Add("q0", Today.AddDays(-90)).Add("q1", Today.AddDays(-70));

        Assert.All(Enumerable.Range(0, 20), seed => Assert.Equal("q2", DailyQuestionPicker.Pick(Request(3) with { AskedOn = asked, Seed = seed })?.Id));
        Assert.Equal(2, Enumerable.Range(0, 20).Select(seed => DailyQuestionPicker.Pick(Request(2) with { AskedOn = asked, Seed = seed })?.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_question_asked_today_is_not_asked_again_even_when_it_is_the_only_one() =>
        Assert.Null(DailyQuestionPicker.Pick(Request(1) with { AskedOnDate = ImmutableHashSet.Create("q0") }));

    [Fact]
    public void A_question_asked_on_the_date_and_on_a_later_one_is_not_asked_again() =>
        Assert.Null(DailyQuestionPicker.Pick(Request(1) with { AskedOn = ImmutableDictionary<string, DateOnly>.Empty.Add("q0", Today.AddDays(1)), AskedOnDate = ImmutableHashSet.Create("q0") }));

    [Fact]
    public void A_topic_the_group_does_not_know_comes_three_times_as_often_as_one_it_does()
    {
        var request = Request(200) with { Topics = [new TopicScore("topic 0", 50, 50), new TopicScore("topic 1", 50, 0)] };

        var weak = Enumerable.Range(0, 2000).Count(i => DailyQuestionPicker.Pick(request with { Seed = i })!.Topic is "topic 1");

        // 1500 is expected; the standard deviation is 19.
        Assert.InRange(weak, 1400, 1600);
    }

    private static PickRequest Request(int count) => new()
    {
        Pool = [.. Enumerable.Range(0, count).Select(i => new GameQuestion($"q{i}", 4, [0], 1, $"topic {i % 2}"))],
        GroupId = 1,
        Date = Today,
        AskedOn = ImmutableDictionary<string, DateOnly>.Empty,
        AskedOnDate = ImmutableHashSet<string>.Empty,
        Withheld = ImmutableHashSet<string>.Empty,
        Topics = [],
    };
}
