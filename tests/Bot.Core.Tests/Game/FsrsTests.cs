using System.Globalization;
using Bot.Core.Game;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Bot.Core.Tests.Game;

/// <summary>
/// Expected figures are the published test vectors of the reference implementations of FSRS-6: py-fsrs 6.3.1 (tests/test_basic.py, test_review_card and
/// test_memo_state) and fsrs-rs (src/inference.rs), https://github.com/open-spaced-repetition. Those of whole histories were computed with py-fsrs 6.3.1.
/// </summary>
public sealed class FsrsTests
{
    private static readonly Instant Start = Instant.FromUtc(2022, 11, 29, 12, 30);
    private static readonly ReviewCard New = new() { GuildId = 1, PersonId = 2, QuestionId = "q", Due = Start };

    [Fact]
    public void Intervals_equal_the_reference_vector()
    {
        Rating[] ratings = [.. Enumerable.Repeat(Rating.Good, 6), Rating.Again, Rating.Again, .. Enumerable.Repeat(Rating.Good, 5)];
        var fsrs = new Fsrs();
        var card = New;
        var intervals = new List<int>();
        foreach (var rating in ratings)
        {
            card = fsrs.Review(card, rating, card.Due);
            intervals.Add((card.Due - card.LastReview!.Value).Days);
        }

        Assert.Equal([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21], intervals);
    }

    [Fact]
    public void The_memory_state_equals_the_reference_vector()
    {
        var card = After((Rating.Again, 0), (Rating.Good, 0), (Rating.Good, 1), (Rating.Good, 3), (Rating.Good, 8), (Rating.Good, 21));

        Assert.Equal(53.62691, card.Stability, 0.0001);
        Assert.Equal(6.3574867, card.Difficulty, 0.0001);
    }

    [Theory]
    [InlineData("E0 H0 A900 A5000 A900 H1 G1 H900", 1.233089, 9.862644, 86400)]
    [InlineData("A0 G23 G5000 E5000 G0 E0 G10 H10 G5000", 254.451693, 5.673019, 21945600)]
    [InlineData("G0 G1 G23 H900 G5000 A23 G900", 75.704295, 8.241370, 6566400)]
    [InlineData("G0 G200 H23 G23 A24 G30 G24 G1 A72", 0.819806, 9.399120, 600)]
    [InlineData("G0 A200 G1 G5000 G30", 13.780869, 7.358041, 1209600)]
    [InlineData("G0 G5000 G1 G24 G1 A24 G200 H72", 14.700462, 8.241503, 1296000)]
    [InlineData("A0 G10 G200 A24 A23 H200 A200 G24", 0.903409, 9.876347, 86400)]
    [InlineData("G0 G24 G30 G72 E10", 35.596045, 1.000000, 3110400)]
    public void A_whole_history_ends_as_in_the_reference_implementation(string ratingsAndHours, double stability, double difficulty, int secondsToWait)
    {
        var card = AfterHours([.. ratingsAndHours.Split(' ').Select(r => ((Rating)("AHGE".IndexOf(r[0], StringComparison.Ordinal) + 1), int.Parse(r[1..], CultureInfo.InvariantCulture)))]);

        Assert.Equal(stability, card.Stability, 0.00001);
        Assert.Equal(difficulty, card.Difficulty, 0.00001);
        Assert.Equal(Duration.FromSeconds(secondsToWait), card.Due - card.LastReview!.Value);
    }

    [Theory]
    [InlineData(Rating.Again, 0.212, 6.4133)]
    [InlineData(Rating.Hard, 1.2931, 5.1121707)]
    [InlineData(Rating.Good, 2.3065, 2.118104)]
    [InlineData(Rating.Easy, 8.2956, 1.0)]
    public void The_first_review_equals_the_reference_vector(Rating rating, double stability, double difficulty)
    {
        var card = After((rating, 0));

        Assert.Equal(stability, card.Stability, 0.00001);
        Assert.Equal(difficulty, card.Difficulty, 0.00001);
    }

    [Fact]
    public void Easy_again_and_again_on_one_day_ends_at_the_least_difficulty() =>
        Assert.Equal(1.0, After([.. Enumerable.Repeat((Rating.Easy, 0), 10)]).Difficulty);

    [Theory]
    [InlineData(Rating.Again, CardState.Learning, 60)]
    [InlineData(Rating.Hard, CardState.Learning, 330)]
    [InlineData(Rating.Good, CardState.Learning, 600)]
    [InlineData(Rating.Easy, CardState.Review, 8 * 86400)]
    public void A_new_card_goes_through_the_learning_steps(Rating rating, CardState state, int seconds)
    {
        var card = After((rating, 0));

        Assert.Equal((state, Duration.FromSeconds(seconds)), (card.State, card.Due - Start));
    }

    [Fact]
    public void A_learned_card_that_is_forgotten_is_relearned_and_counts_a_lapse()
    {
        var card = After((Rating.Easy, 0), (Rating.Again, 8));

        Assert.Equal((CardState.Relearning, 1, Duration.FromMinutes(10)), (card.State, card.Lapses, card.Due - card.LastReview!.Value));
    }

    [Fact]
    public void Recall_is_certain_at_once_and_at_the_desired_retention_after_the_stability()
    {
        var card = After((Rating.Easy, 0)) with { Stability = 8 };

        Assert.Equal(1, new Fsrs().Retrievability(card, Start));
        Assert.Equal(0.9, new Fsrs().Retrievability(card, Start + Duration.FromDays(8)), 0.000001);
        Assert.Equal(0, new Fsrs().Retrievability(New, Start));
    }

    [Fact]
    public void Whatever_the_ratings_memory_stays_in_its_ranges_and_the_future() => Prop.ForAll(
        Gen.Choose(1, 4).SelectMany(_ => Gen.Choose(0, 400), (rating, days) => ((Rating)rating, days)).ListOf().ToArbitrary(),
        reviews =>
        {
            var card = After([.. reviews]);
            return reviews.Count == 0 || (card.Stability >= 0.001 && card.Difficulty is >= 1 and <= 10 && card.Due > card.LastReview
                && card.Due - card.LastReview.Value <= Duration.FromDays(36500));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Weights_of_another_version_are_refused() => Assert.Throws<ArgumentException>(() => new Fsrs(weights: [.. new double[19]]));

    /// <summary>Reviews a new card, each time so many days after the last.</summary>
    private static ReviewCard After(params (Rating Rating, int Days)[] reviews) => AfterHours([.. reviews.Select(r => (r.Rating, r.Days * 24))]);

    private static ReviewCard AfterHours(params (Rating Rating, int Hours)[] reviews)
    {
        var fsrs = new Fsrs();
        var (card, now) = (New, Start);
        foreach (var (rating, hours) in reviews)
        {
            now += Duration.FromHours(hours);
            card = fsrs.Review(card, rating, now);
        }
        return card;
    }
}
