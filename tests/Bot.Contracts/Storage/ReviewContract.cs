using Bot.Core.Game;
using Bot.Core.Game.Simulation;
using NodaTime;
using Xunit;

namespace Bot.Contracts.Storage;

public abstract class ReviewContract(IStorageFixture fixture) : StorageContract(fixture)
{
    private readonly VirtualClock _clock = new(Noon);
    private readonly long _person = NewId();

    [Fact]
    public async Task A_question_is_added_once()
    {
        var review = NewService();

        Assert.True(await review.AddAsync(GuildId, _person, "q", Cancellation));
        Assert.False(await review.AddAsync(GuildId, _person, "q", Cancellation));
        Assert.True(await review.AddAsync(GuildId, NewId(), "q", Cancellation));
    }

    [Fact]
    public async Task New_cards_stop_at_the_limit_of_the_day_and_go_on_the_next()
    {
        var review = NewService(new ReviewOptions { NewPerDay = 2 });
        for (var i = 0; i < 5; i++)
            await review.AddAsync(GuildId, _person, $"q{i}", Cancellation);
        var queue = await QueueAsync(review);
        foreach (var card in queue.Cards)
            await RateAsync(review, card, Rating.Easy);

        var rest = await QueueAsync(review);
        _clock.Advance(Duration.FromDays(1));
        var tomorrow = await QueueAsync(review);

        Assert.Equal((2, true), (queue.Cards.Length, queue.IsLimitReached));
        Assert.Equal((0, true), (rest.Cards.Length, rest.IsLimitReached));
        Assert.Equal(2, tomorrow.Cards.Length);
    }

    [Fact]
    public async Task A_second_click_on_a_rating_changes_nothing()
    {
        var review = NewService();
        await review.AddAsync(GuildId, _person, "q", Cancellation);
        var card = Assert.Single((await QueueAsync(review)).Cards);

        var first = Assert.IsType<ReviewOutcome.Reviewed>(await RateAsync(review, card, Rating.Good));

        Assert.Equal(first.Card, Assert.IsType<ReviewOutcome.AlreadyReviewed>(await RateAsync(review, card, Rating.Again)).Card);
        Assert.IsType<ReviewOutcome.Unknown>(await RateAsync(review, card with { QuestionId = "other" }, Rating.Good));
    }

    [Fact]
    public async Task A_card_is_stored_with_all_that_the_next_review_needs()
    {
        var review = NewService();
        await review.AddAsync(GuildId, _person, "q", Cancellation);

        var after = Assert.IsType<ReviewOutcome.Reviewed>(await RateAsync(review, (await QueueAsync(review)).Cards[0], Rating.Hard)).Card;

        Assert.Equal(after, await Get<IReviewStore>().FindAsync(GuildId, _person, "q", Cancellation));
        Assert.Equal(after.Due, (await QueueAsync(review)).NextDue);
    }

    [Fact]
    public async Task A_card_forgotten_too_often_is_set_aside_until_it_is_wanted_again()
    {
        var review = NewService(new ReviewOptions { LeechLapses = 2 });
        await review.AddAsync(GuildId, _person, "q", Cancellation);
        var becameLeech = false;
        foreach (var rating in new[] { Rating.Easy, Rating.Again, Rating.Easy, Rating.Again })
        {
            var card = (await Get<IReviewStore>().FindAsync(GuildId, _person, "q", Cancellation))!;
            _clock.MoveTo(Instant.Max(_clock.Now, card.Due));
            becameLeech = Assert.IsType<ReviewOutcome.Reviewed>(await RateAsync(review, card, rating)).BecameLeech;
        }
        _clock.Advance(Duration.FromDays(400));

        Assert.True(becameLeech);
        Assert.Empty((await QueueAsync(review)).Cards);
        Assert.True(await Get<IReviewStore>().ResumeAsync(GuildId, _person, "q", Cancellation));
        Assert.Single((await QueueAsync(review)).Cards);
    }

    [Fact]
    public async Task The_forecast_counts_cards_by_the_day_they_come()
    {
        var review = NewService();
        for (var i = 0; i < 3; i++)
        {
            await review.AddAsync(GuildId, _person, $"q{i}", Cancellation);
            await RateAsync(review, (await QueueAsync(review)).Cards.Single(c => c.State == CardState.New), i == 0 ? Rating.Again : Rating.Easy);
        }
        await review.AddAsync(GuildId, _person, "new", Cancellation);

        var forecast = await review.ForecastAsync(GuildId, _person, DateTimeZone.Utc, 10, Cancellation);

        Assert.Equal([1, 0, 0, 0, 0, 0, 0, 0, 2, 0], forecast);
    }

    private Task<ReviewQueue> QueueAsync(ReviewService review) => review.QueueAsync(GuildId, _person, DateTimeZone.Utc, Cancellation);

    private Task<ReviewOutcome> RateAsync(ReviewService review, ReviewCard card, Rating rating) =>
        review.RateAsync(GuildId, _person, card.QuestionId, card.Reviews, rating, DateTimeZone.Utc, Cancellation);

    private ReviewService NewService(ReviewOptions? options = null) => new(Get<IReviewStore>(), new FixedPool(0), new Fsrs(), _clock, options ?? new ReviewOptions());
}
