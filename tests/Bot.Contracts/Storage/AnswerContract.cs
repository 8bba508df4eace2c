using Bot.Core.Game;
using NodaTime;
using Xunit;

namespace Bot.Contracts.Storage;

public abstract class AnswerContract(IStorageFixture fixture) : StorageContract(fixture)
{
    [Fact]
    public async Task A_right_answer_brings_the_points_of_its_difficulty()
    {
        var post = await NewPostAsync(await NewGroupAsync(), difficulty: 3);

        var outcome = Assert.IsType<AnswerOutcome.Recorded>(await AnswerAsync(post, NewId()));

        Assert.Equal((true, 20, false), (outcome.IsRight, outcome.Points, outcome.CountedBefore));
    }

    [Fact]
    public async Task A_second_click_keeps_the_first_answer()
    {
        var person = NewId();
        var post = await NewPostAsync(await NewGroupAsync());
        await AnswerAsync(post, person, right: false);

        var outcome = Assert.IsType<AnswerOutcome.AlreadyAnswered>(await AnswerAsync(post, person, right: true, after: Duration.FromMinutes(2)));

        Assert.Equal((2, Noon + Duration.FromMinutes(1)), (outcome.FirstOptions, outcome.FirstAt));
        Assert.Equal(0, (await Posts.SplitAsync(post.Id, Cancellation)).Right);
    }

    [Fact]
    public async Task The_last_answer_before_closing_counts_where_the_group_wants_it()
    {
        var person = NewId();
        var group = await NewGroupAsync();
        var post = await NewPostAsync(group, rule: AnswerRule.Last);
        await AnswerAsync(post, person, right: false);
        Assert.Equal(2, Assert.IsType<AnswerOutcome.Changed>(await AnswerAsync(post, person, right: true, after: Duration.FromMinutes(2))).EarlierOptions);

        await Posts.CloseAsync(post.Id, Noon + Duration.FromHours(24), Cancellation);

        Assert.Equal(10, (await Boards.PageAsync(Board(group, person), Cancellation)).Mine?.Points);
        Assert.Empty(await Boards.RecountAsync(group.Id, Cancellation));
    }

    [Fact]
    public async Task An_earlier_click_that_arrives_later_does_not_replace_a_later_one()
    {
        var person = NewId();
        var post = await NewPostAsync(await NewGroupAsync(), rule: AnswerRule.Last);
        await AnswerAsync(post, person, right: true, after: Duration.FromMinutes(5));

        await AnswerAsync(post, person, right: false, after: Duration.FromMinutes(4));

        Assert.Equal(1, (await Posts.SplitAsync(post.Id, Cancellation)).Right);
    }

    [Theory]
    [InlineData(AnswerRule.Last, Telling.AtOnce)]
    [InlineData(AnswerRule.First, Telling.AtClosing)]
    public async Task A_board_does_not_tell_who_was_right_before_the_post_closes(AnswerRule rule, Telling telling)
    {
        var person = NewId();
        var group = await NewGroupAsync();
        var post = await NewPostAsync(group, rule: rule, telling: telling);

        Assert.Equal(0, Assert.IsType<AnswerOutcome.Recorded>(await AnswerAsync(post, person)).Points);

        Assert.Null((await Boards.PageAsync(Board(group, person), Cancellation)).Mine);
        await Posts.CloseAsync(post.Id, Noon + Duration.FromHours(24), Cancellation);
        Assert.Equal(10, (await Boards.PageAsync(Board(group, person), Cancellation)).Mine?.Points);
    }

    [Fact]
    public async Task Who_learns_at_closing_that_they_were_wrong_has_the_question_in_their_review()
    {
        var (right, wrong, again) = (NewId(), NewId(), NewId());
        var post = await NewPostAsync(await NewGroupAsync(), telling: Telling.AtClosing);
        var old = new ReviewCard { GuildId = GuildId, PersonId = again, QuestionId = post.QuestionId, Due = Noon, Reviews = 3 };
        await Get<IReviewStore>().AddAsync(old, Cancellation);
        await AnswerAsync(post, right);
        await AnswerAsync(post, wrong, right: false);
        await AnswerAsync(post, again, right: false);

        await Posts.CloseAsync(post.Id, Noon + Duration.FromHours(24), Cancellation);

        Assert.Empty(await Get<IReviewStore>().ListAsync(GuildId, right, Cancellation));
        Assert.Equal((post.QuestionId, Noon + Duration.FromHours(24)), Assert.Single((await Get<IReviewStore>().ListAsync(GuildId, wrong, Cancellation)).Select(c => (c.QuestionId, c.Due))));
        Assert.Equal(old, Assert.Single(await Get<IReviewStore>().ListAsync(GuildId, again, Cancellation)));
    }

    [Fact]
    public async Task A_click_at_the_time_of_closing_is_too_late()
    {
        var post = await NewPostAsync(await NewGroupAsync());

        Assert.IsType<AnswerOutcome.Recorded>(await AnswerAsync(post, NewId(), after: Duration.FromHours(24) - Duration.FromMilliseconds(1)));
        Assert.IsType<AnswerOutcome.Closed>(await AnswerAsync(post, NewId(), after: Duration.FromHours(24)));
    }

    [Fact]
    public async Task A_closed_post_takes_no_answers()
    {
        var post = await NewPostAsync(await NewGroupAsync());
        await Posts.CloseAsync(post.Id, Noon, Cancellation);

        Assert.IsType<AnswerOutcome.Closed>(await AnswerAsync(post, NewId()));
    }

    [Fact]
    public async Task A_post_of_another_server_or_an_option_it_does_not_have_is_unknown()
    {
        var post = await NewPostAsync(await NewGroupAsync());
        var good = new AnswerSubmission { PostId = post.Id, GuildId = GuildId, PersonId = NewId(), Options = 1, At = Noon };

        foreach (var bad in new[] { good with { GuildId = GuildId + 1 }, good with { PostId = long.MaxValue }, good with { Options = 16 }, good with { Options = 0 }, good with { Options = -1 } })
            Assert.IsType<AnswerOutcome.Unknown>(await Answers.RecordAsync(bad, Cancellation));
    }

    [Fact]
    public async Task The_same_question_counts_once_per_person_and_season()
    {
        var person = NewId();
        var group = await NewGroupAsync();
        var first = await NewPostAsync(group, "same", seasonId: 1);
        var again = await NewPostAsync(group, "same", Noon + Duration.FromDays(1), seasonId: 1);
        var nextSeason = await NewPostAsync(group, "same", Noon + Duration.FromDays(2), seasonId: 2);

        var outcomes = new[] { await AnswerAsync(first, person), await AnswerAsync(again, person), await AnswerAsync(nextSeason, person) };

        Assert.Equal([(10, false), (0, true), (10, false)], outcomes.Cast<AnswerOutcome.Recorded>().Select(o => (o.Points, o.CountedBefore)));
        Assert.Empty(await Boards.RecountAsync(group.Id, Cancellation));
    }

    [Fact]
    public async Task Many_clicks_of_one_person_at_once_are_one_answer()
    {
        var person = NewId();
        var group = await NewGroupAsync();
        var post = await NewPostAsync(group);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => AnswerAsync(post, person, right: i % 2 == 0)));

        Assert.Single(outcomes.OfType<AnswerOutcome.Recorded>());
        Assert.Equal(19, outcomes.OfType<AnswerOutcome.AlreadyAnswered>().Count());
        Assert.Empty(await Boards.RecountAsync(group.Id, Cancellation));
    }

    [Fact]
    public async Task Many_people_on_many_posts_at_once_leave_boards_that_equal_the_recount()
    {
        var group = await NewGroupAsync();
        // Some questions are asked twice, so that two posts race for which of them counts.
        var posts = new List<QuestionPost>();
        for (var i = 0; i < 6; i++)
            posts.Add(await NewPostAsync(group, $"race {i / 2}", Noon + Duration.FromDays(i), seasonId: 1, topic: $"topic {i % 2}"));
        var people = Enumerable.Range(0, 12).Select(_ => NewId()).ToArray();

        var outcomes = await Task.WhenAll(posts.SelectMany(post => people.Select(person => AnswerAsync(post, person, right: (person + post.Id) % 3 != 0))));

        Assert.Equal(36, outcomes.Cast<AnswerOutcome.Recorded>().Count(o => !o.CountedBefore));
        Assert.Empty(await Boards.RecountAsync(group.Id, Cancellation));
    }

    [Fact]
    public async Task An_answer_that_races_with_closing_is_counted_or_refused()
    {
        var group = await NewGroupAsync();
        var post = await NewPostAsync(group, telling: Telling.AtClosing);

        var answers = Enumerable.Range(0, 40).Select(_ => AnswerAsync(post, NewId())).ToArray();
        await Posts.CloseAsync(post.Id, Noon, Cancellation);
        var recorded = (await Task.WhenAll(answers)).OfType<AnswerOutcome.Recorded>().Count();

        Assert.Equal(recorded, (await Boards.PageAsync(Board(group), Cancellation)).People);
        Assert.Empty(await Boards.RecountAsync(group.Id, Cancellation));
    }

    [Fact]
    public async Task A_race_gives_the_points_to_the_earliest_click_whichever_arrives_first()
    {
        var (late, early, wrong) = (NewId(), NewId(), NewId());
        var group = await NewGroupAsync();
        var post = await NewPostAsync(group, scoring: Scoring.Race);
        await AnswerAsync(post, late, after: Duration.FromHours(13));
        await AnswerAsync(post, early, after: Duration.FromHours(12));
        await AnswerAsync(post, wrong, right: false, after: Duration.FromHours(1));

        await Posts.CloseAsync(post.Id, Noon, Cancellation);

        // Half of the time is left, so the bonus is half of half of the points.
        var board = await Boards.PageAsync(Board(group), Cancellation);
        Assert.Equal([(early, 13), (late, 0), (wrong, 0)], board.Lines.Select(line => (line.PersonId!.Value, line.Points)));
        Assert.Empty(await Boards.RecountAsync(group.Id, Cancellation));
    }

    [Fact]
    public async Task A_typed_answer_is_what_the_grader_says()
    {
        var group = await NewGroupAsync();
        var typed = await Posts.AddAsync(await NewPostAsync(group) with { OptionCount = 0, Correct = 0 }, Cancellation);
        var submission = new AnswerSubmission { PostId = typed.Id, GuildId = GuildId, PersonId = NewId(), At = Noon, TypedIsRight = true };

        Assert.True(Assert.IsType<AnswerOutcome.Recorded>(await Answers.RecordAsync(submission, Cancellation)).IsRight);
        Assert.IsType<AnswerOutcome.Unknown>(await Answers.RecordAsync(submission with { TypedIsRight = null, Options = 1 }, Cancellation));
    }
}
