using Bot.Core.Chat;
using Bot.Core.Game;
using static Bot.Core.Tests.Commands.Game.GameStage;

namespace Bot.Core.Tests.Commands.Game;

[Collection<GameTests>]
public sealed class ReviewCommandTests(GameDatabase database)
{
    private readonly GameStage _stage = new(database);

    [Fact]
    public async Task An_empty_review_says_how_it_fills() => Assert.Equal(Phrases.English.ReviewEmpty, Shown(await _stage.SendAsync("review")));

    [Fact]
    public async Task A_due_question_is_asked_privately()
    {
        await AddAsync();
        var reply = await _stage.SendAsync("review");
        Assert.Equal(Visibility.Private, reply.Visibility);
        Assert.Contains("-- Review · 1 due", Shown(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_right_answer_is_rated_by_how_hard_it_was()
    {
        await AddAsync();
        var solved = await _stage.AnswerAsync(await _stage.SendAsync("review"), "4 days");
        Assert.EndsWith("[Hard] [Good] [Easy]\n[Show note] [Report]", Shown(solved), StringComparison.Ordinal);
        Assert.Equal(
            "The last one comes back in 10 min.\nNothing is due. The next one comes in 10 min.\nDue in the next days, today first: 1 · 0 · 0 · 0 · 0 · 0 · 0",
            Shown(await _stage.PressAsync(solved, "Good")));
    }

    [Fact]
    public async Task A_miss_has_one_way_on_and_comes_back_soon()
    {
        await AddAsync();
        var solved = await _stage.AnswerAsync(await _stage.SendAsync("review"), "7 days");
        Assert.EndsWith("[Next]\n[Show note] [Report]", Shown(solved), StringComparison.Ordinal);
        Assert.StartsWith("The last one comes back in 1 min.", Shown(await _stage.PressAsync(solved, "Next")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_click_on_a_rating_changes_nothing()
    {
        await AddAsync();
        var solved = await _stage.AnswerAsync(await _stage.SendAsync("review"), "4 days");
        await _stage.PressAsync(solved, "Easy");
        await _stage.PressAsync(solved, "Hard");
        var card = await _stage.Get<IReviewStore>().FindAsync(_stage.GuildId, Ada, "retention", TestContext.Current.CancellationToken);
        Assert.Equal((1, CardState.Review), (card!.Reviews, card.State));
    }

    [Fact]
    public async Task A_question_that_the_notes_lost_rests_and_goes_on_where_it_was_when_it_is_back()
    {
        await AddAsync();
        await _stage.PressAsync(await _stage.AnswerAsync(await _stage.SendAsync("review"), "4 days"), "Easy");
        var cards = _stage.Get<IReviewStore>();
        var before = await cards.FindAsync(_stage.GuildId, Ada, "retention", TestContext.Current.CancellationToken);
        _stage.Time.Advance(TimeSpan.FromDays(30));
        _stage.Bank.Replace([SampleQuestion.Size]);
        Assert.Equal(Phrases.English.ReviewResting(1), Shown(await _stage.SendAsync("review")));

        _stage.Bank.Replace([SampleQuestion.Retention]);

        Assert.Contains("Review · 1 due", Shown(await _stage.SendAsync("review")), StringComparison.Ordinal);
        Assert.Equal(before, await cards.FindAsync(_stage.GuildId, Ada, "retention", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_button_of_a_question_that_the_notes_lost_says_so_and_the_review_goes_on()
    {
        await AddAsync();
        var asked = await _stage.SendAsync("review");
        _stage.Bank.Replace([SampleQuestion.Size]);
        Assert.StartsWith($"{Phrases.English.QuestionGone}\n{Phrases.English.ReviewResting(1)}", Shown(await _stage.PressAsync(asked, "C")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_that_rest_take_no_place_of_those_that_can_be_asked()
    {
        for (var i = 0; i < new ReviewOptions().NewPerDay + 1; i++)
            await _stage.Get<ReviewService>().AddAsync(_stage.GuildId, Ada, $"gone {i}", TestContext.Current.CancellationToken);
        await AddAsync();

        Assert.Contains("Review · 1 due", Shown(await _stage.SendAsync("review")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_that_are_not_loaded_cost_nobody_their_cards()
    {
        await AddAsync();
        _stage.Bank.Replace([]);
        await _stage.SendAsync("review");
        _stage.Bank.Replace([SampleQuestion.Retention]);
        Assert.Contains("Review · 1 due", Shown(await _stage.SendAsync("review")), StringComparison.Ordinal);
    }

    private Task<bool> AddAsync()
    {
        _stage.Bank.Replace([SampleQuestion.Retention]);
        return _stage.Get<ReviewService>().AddAsync(_stage.GuildId, Ada, "retention", TestContext.Current.CancellationToken);
    }
}
