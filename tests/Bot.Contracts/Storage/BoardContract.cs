using Bot.Core.Game;
using NodaTime;
using Xunit;

namespace Bot.Contracts.Storage;

public abstract class BoardContract(IStorageFixture fixture) : StorageContract(fixture)
{
    [Fact]
    public async Task Ties_go_by_accuracy_then_by_who_reached_it_first()
    {
        var (quick, slow, sloppy) = (NewId(), NewId(), NewId());
        var group = await NewGroupAsync();
        var post = await NewPostAsync(group);
        var other = await NewPostAsync(group);
        await AnswerAsync(post, slow, after: Duration.FromMinutes(9));
        await AnswerAsync(post, quick, after: Duration.FromMinutes(2));
        await AnswerAsync(post, sloppy, after: Duration.FromMinutes(1));
        await AnswerAsync(other, sloppy, right: false);

        var board = await Boards.PageAsync(Board(group), Cancellation);

        Assert.Equal([quick, slow, sloppy], board.Lines.Select(line => line.PersonId!.Value));
        Assert.Equal([1, 2, 3], board.Lines.Select(line => line.Rank));
    }

    [Fact]
    public async Task Pages_follow_each_other_and_my_own_line_is_always_there()
    {
        var group = await NewGroupAsync();
        var post = await NewPostAsync(group);
        var people = Enumerable.Range(0, 25).Select(_ => NewId()).ToArray();
        for (var i = 0; i < people.Length; i++)
            await AnswerAsync(post, people[i], after: Duration.FromMinutes(i + 1));

        var second = await Boards.PageAsync(Board(group, people[0]) with { Page = 1 }, Cancellation);
        var beyond = await Boards.PageAsync(Board(group) with { Page = 9 }, Cancellation);
        var around = await Boards.PageAsync(Board(group, people[17]) with { AroundViewer = true }, Cancellation);

        Assert.Equal(people[10..20], second.Lines.Select(line => line.PersonId!.Value));
        Assert.Equal((25, 3, 1), (second.People, second.PageCount, second.Mine?.Rank));
        Assert.Equal((2, 5), (beyond.Page, beyond.Lines.Length));
        Assert.Equal((1, 18), (around.Page, around.Mine?.Rank));
    }

    [Theory]
    [InlineData(BoardPeriod.Day, 10)]
    [InlineData(BoardPeriod.Week, 20)]
    [InlineData(BoardPeriod.Month, 30)]
    [InlineData(BoardPeriod.Season, 50)]
    [InlineData(BoardPeriod.AllTime, 60)]
    public async Task A_period_has_the_points_of_its_days_in_the_groups_own_zone(BoardPeriod period, int points)
    {
        var person = NewId();
        var group = await NewGroupAsync("Pacific/Auckland");
        // Noon UTC is already the next day in Auckland: Tuesday, 3 March.
        await AnswerAsync(await NewPostAsync(group, postedAt: Noon, seasonId: 5), person);
        await AnswerAsync(await NewPostAsync(group, postedAt: Noon - Duration.FromDays(1), seasonId: 5), person);
        await AnswerAsync(await NewPostAsync(group, postedAt: Noon - Duration.FromDays(2), seasonId: 5), person);
        await AnswerAsync(await NewPostAsync(group, postedAt: Noon - Duration.FromDays(20), seasonId: 5, difficulty: 3), person);
        await AnswerAsync(await NewPostAsync(group, postedAt: Noon - Duration.FromDays(90), seasonId: 4), person);

        var board = await Boards.PageAsync(Board(group, person, period) with { Today = new DateOnly(2026, 3, 3), SeasonId = 5 }, Cancellation);

        Assert.Equal(points, board.Mine?.Points);
    }

    [Fact]
    public async Task Accuracy_ranks_only_people_with_enough_answers()
    {
        var (steady, lucky) = (NewId(), NewId());
        var group = await NewGroupAsync();
        for (var i = 0; i < 3; i++)
            await AnswerAsync(await NewPostAsync(group), steady, right: i > 0);
        await AnswerAsync(await NewPostAsync(group), lucky);

        var board = await Boards.PageAsync(Board(group, lucky, metric: BoardMetric.Accuracy) with { AccuracyAnswersMin = 3 }, Cancellation);

        Assert.Equal([steady], board.Lines.Select(line => line.PersonId!.Value));
        Assert.Equal((0, 1), (board.Mine?.Rank, board.Mine?.Answered));
    }

    [Fact]
    public async Task A_streak_board_ranks_rows_of_days_that_still_run()
    {
        var (running, over) = (NewId(), NewId());
        var group = await NewGroupAsync();
        for (var day = 0; day < 3; day++)
            await AnswerAsync(await NewPostAsync(group, postedAt: Noon - Duration.FromDays(day)), running);
        for (var day = 10; day < 20; day++)
            await AnswerAsync(await NewPostAsync(group, postedAt: Noon - Duration.FromDays(day)), over);

        var board = await Boards.PageAsync(Board(group, over, metric: BoardMetric.Streak), Cancellation);

        Assert.Equal([(running, 3)], board.Lines.Select(line => (line.PersonId!.Value, line.Streak)));
        Assert.Null(board.Mine);
        Assert.Empty(await Boards.RecountAsync(group.Id, Cancellation));
    }

    [Fact]
    public async Task Equal_streaks_go_by_accuracy_then_by_who_reached_it_first()
    {
        var (late, wrong, early) = (NewId(), NewId(), NewId());
        var group = await NewGroupAsync();
        var post = await NewPostAsync(group, question: "to be voided");
        await AnswerAsync(post, late, after: Duration.FromMinutes(3));
        await AnswerAsync(post, wrong, right: false, after: Duration.FromMinutes(1));
        await AnswerAsync(post, early, after: Duration.FromMinutes(2));

        var board = await Boards.PageAsync(Board(group, late, metric: BoardMetric.Streak), Cancellation);
        await Boards.VoidQuestionAsync(GuildId, post.QuestionId, isVoided: true, Cancellation);
        var afterwards = await Boards.PageAsync(Board(group, wrong, metric: BoardMetric.Streak), Cancellation);

        Assert.Equal([early, late, wrong], board.Lines.Select(line => line.PersonId!.Value));
        Assert.Equal(2, board.Mine?.Rank);
        Assert.Equal([late, wrong, early], afterwards.Lines.Select(line => line.PersonId!.Value));
        Assert.Equal(2, afterwards.Mine?.Rank);
        Assert.Empty(await Boards.RecountAsync(group.Id, Cancellation));
    }

    [Fact]
    public async Task Hidden_people_see_themselves_alone_and_anonymous_ones_have_no_name()
    {
        var (shown, anonymous, hidden) = (NewId(), NewId(), NewId());
        var group = await NewGroupAsync();
        var post = await NewPostAsync(group);
        await AnswerAsync(post, hidden, after: Duration.FromMinutes(1));
        await AnswerAsync(post, anonymous, after: Duration.FromMinutes(2));
        await AnswerAsync(post, shown, after: Duration.FromMinutes(3));
        await Groups.SaveSettingsAsync(new PersonSettings { GuildId = GuildId, PersonId = anonymous, Appearance = Appearance.Anonymous }, Cancellation);
        await Groups.SaveSettingsAsync(new PersonSettings { GuildId = GuildId, PersonId = hidden, Appearance = Appearance.Hidden }, Cancellation);

        var others = await Boards.PageAsync(Board(group, shown), Cancellation);
        var own = await Boards.PageAsync(Board(group, hidden), Cancellation);

        Assert.Equal([(1, null), (2, (long?)shown)], others.Lines.Select(line => (line.Rank, line.PersonId)));
        Assert.Equal((2, 2), (others.People, others.Mine?.Rank));
        Assert.Equal((0, (long?)hidden, 10), (own.Mine?.Rank, own.Mine?.PersonId, own.Mine?.Points));
    }

    [Fact]
    public async Task People_who_left_are_shown_as_such()
    {
        var person = NewId();
        var group = await NewGroupAsync();
        await Groups.JoinAsync(group.Id, person, Cancellation);
        await AnswerAsync(await NewPostAsync(group), person);

        await Groups.LeaveAsync(group.Id, person, Cancellation);

        Assert.True(Assert.Single((await Boards.PageAsync(Board(group), Cancellation)).Lines).HasLeft);
    }

    [Fact]
    public async Task The_profile_shows_the_same_place_as_the_board()
    {
        var group = await NewGroupAsync();
        var post = await NewPostAsync(group);
        var people = Enumerable.Range(0, 5).Select(_ => NewId()).ToArray();
        foreach (var person in people)
            await AnswerAsync(post, person);

        var board = await Boards.PageAsync(Board(group), Cancellation);
        foreach (var line in board.Lines)
            Assert.Equal(line, (await Boards.StatsAsync(group.Id, line.PersonId!.Value, Today, Cancellation)).Board);
    }

    [Fact]
    public async Task The_profile_knows_topics_the_weakest_and_the_days_of_a_year()
    {
        var person = NewId();
        var group = await NewGroupAsync();
        foreach (var (topic, right) in new[] { ("dns", 0), ("tls", 1), ("http", 2), ("tcp", 3) })
        {
            for (var i = 0; i < 3; i++)
                await AnswerAsync(await NewPostAsync(group, topic: topic), person, right: i < right);
        }
        await AnswerAsync(await NewPostAsync(group, topic: "rare", postedAt: Noon - Duration.FromDays(400)), person, right: false);

        var stats = await Boards.StatsAsync(group.Id, person, Today, Cancellation);

        Assert.Equal("dns tls http", string.Join(' ', stats.Weakest.Select(t => t.Topic)));
        Assert.Equal("dns http rare tcp tls", string.Join(' ', stats.Topics.Select(t => t.Topic)));
        Assert.Equal([KeyValuePair.Create(Today, 12)], stats.Days);
        Assert.Equal((1, 1), (stats.CurrentStreak, stats.LongestStreak));
        Assert.Equal(13, (await Boards.GroupTopicsAsync(group.Id, Cancellation)).Sum(t => t.Answered));
    }

    [Fact]
    public async Task A_voided_question_leaves_the_boards_and_comes_back()
    {
        var (first, second) = (NewId(), NewId());
        var group = await NewGroupAsync();
        var wrong = await NewPostAsync(group, "wrong question", topic: "dns");
        var sound = await NewPostAsync(group, "sound question");
        await AnswerAsync(wrong, first);
        await AnswerAsync(wrong, second, right: false);
        await AnswerAsync(sound, second, after: Duration.FromMinutes(3));
        var before = await Boards.PageAsync(Board(group), Cancellation);

        Assert.Equal(2, await Boards.VoidQuestionAsync(GuildId, "wrong question", isVoided: true, Cancellation));
        var voided = await Boards.PageAsync(Board(group), Cancellation);
        Assert.Empty(await Boards.RecountAsync(group.Id, Cancellation));
        Assert.Equal("networks", Assert.Single(await Boards.GroupTopicsAsync(group.Id, Cancellation)).Topic);
        Assert.Equal(2, await Boards.VoidQuestionAsync(GuildId, "wrong question", isVoided: false, Cancellation));
        Assert.Equal(0, await Boards.VoidQuestionAsync(GuildId, "wrong question", isVoided: false, Cancellation));

        Assert.Equal([(second, 10, 1)], voided.Lines.Select(line => (line.PersonId!.Value, line.Points, line.Answered)));
        Assert.Equal(before.Lines, (await Boards.PageAsync(Board(group), Cancellation)).Lines);
        Assert.Empty(await Boards.RecountAsync(group.Id, Cancellation));
    }

    [Fact]
    public async Task A_voided_question_that_is_answered_later_does_not_count()
    {
        var person = NewId();
        var group = await NewGroupAsync();
        var post = await NewPostAsync(group, "void");
        await Boards.VoidQuestionAsync(GuildId, "void", isVoided: true, Cancellation);

        Assert.Equal(0, Assert.IsType<AnswerOutcome.Recorded>(await AnswerAsync(post, person)).Points);
        Assert.Empty(await Boards.RecountAsync(group.Id, Cancellation));
    }

    [Fact]
    public async Task A_click_around_midnight_that_arrives_late_still_joins_the_row_of_days()
    {
        var person = NewId();
        var group = await NewGroupAsync();
        var today = await NewPostAsync(group, postedAt: Noon);
        var yesterday = await NewPostAsync(group, postedAt: Noon - Duration.FromDays(1));
        await AnswerAsync(today, person);

        await AnswerAsync(yesterday, person);

        Assert.Equal(2, (await Boards.StatsAsync(group.Id, person, Today, Cancellation)).CurrentStreak);
        Assert.Empty(await Boards.RecountAsync(group.Id, Cancellation));
    }
}
