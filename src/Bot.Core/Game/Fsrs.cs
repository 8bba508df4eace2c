using System.Collections.Immutable;
using NodaTime;

namespace Bot.Core.Game;

/// <summary>
/// The Free Spaced Repetition Scheduler, version 6 (https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm): how memory of
/// a card grows and fades, and when to show it next. Pure, without the optional random fuzz. Immutable and thread-safe.
/// </summary>
public sealed class Fsrs
{
    private const double StabilityMin = 0.001;
    private const double DifficultyMin = 1;
    private const double DifficultyMax = 10;
    private const int IntervalMaxDays = 36500;

    // The published default weights of FSRS-6, from its reference implementation (py-fsrs 6, DEFAULT_PARAMETERS).
    private static readonly ImmutableArray<double> DefaultWeights =
    [
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
        1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
    ];

    private static readonly ImmutableArray<Duration> LearningSteps = [Duration.FromMinutes(1), Duration.FromMinutes(10)];
    private static readonly ImmutableArray<Duration> RelearningSteps = [Duration.FromMinutes(10)];

    private readonly ImmutableArray<double> _w;
    private readonly double _desiredRetention;
    private readonly double _decay;
    private readonly double _factor;

    /// <param name="desiredRetention">The chance of recall at which a card is shown again, 0.7 to 0.97. Default: 0.9.</param>
    /// <param name="weights">21 weights; the published defaults when left out.</param>
    public Fsrs(double desiredRetention = 0.9, ImmutableArray<double>? weights = null)
    {
        if (desiredRetention is not (>= 0.7 and <= 0.97))
            throw new ArgumentOutOfRangeException(nameof(desiredRetention), desiredRetention, "The desired retention is 0.7 to 0.97.");
        _w = weights ?? DefaultWeights;
        if (_w.Length != DefaultWeights.Length)
            throw new ArgumentException($"FSRS-6 has {DefaultWeights.Length} weights, not {_w.Length}.", nameof(weights));
        _desiredRetention = desiredRetention;
        _decay = -_w[20];
        _factor = Math.Pow(0.9, 1 / _decay) - 1;
    }

    /// <summary>Returns the chance, 0 to 1, that a card is recalled at <paramref name="now"/>; 0 for one never reviewed.</summary>
    public double Retrievability(ReviewCard card, Instant now)
    {
        ArgumentNullException.ThrowIfNull(card);
        return card.LastReview is { } last ? Retrievability(Math.Max(0, WholeDays(now - last)), card.Stability) : 0;
    }

    /// <summary>
    /// Returns the card after a review at <paramref name="now"/>, with its next due instant: minutes away while it is being learned,
    /// whole days after that. Counts reviews and lapses; does not suspend leeches.
    /// </summary>
    public ReviewCard Review(ReviewCard card, Rating rating, Instant now)
    {
        ArgumentNullException.ThrowIfNull(card);
        if (rating is < Rating.Again or > Rating.Easy)
            throw new ArgumentOutOfRangeException(nameof(rating), rating, "A rating is Again, Hard, Good or Easy.");

        var remembered = Remember(card, rating, now);
        var (state, step, interval) = Place(remembered, rating);
        return remembered with
        {
            State = state,
            Step = step,
            Due = now + interval,
            LastReview = now,
            Reviews = card.Reviews + 1,
            Lapses = card.Lapses + (card.State == CardState.Review && rating == Rating.Again ? 1 : 0),
        };
    }

    /// <summary>Returns the card with the stability and difficulty that the review leaves.</summary>
    private ReviewCard Remember(ReviewCard card, Rating rating, Instant now)
    {
        if (card.State == CardState.New || card.LastReview is not { } last)
            return card with { Stability = Math.Max(_w[(int)rating - 1], StabilityMin), Difficulty = ClampDifficulty(InitialDifficulty(rating)) };
        var days = WholeDays(now - last);
        var stability = days < 1
            ? SameDayStability(card.Stability, rating)
            : rating == Rating.Again
                ? ForgetStability(card, Retrievability(days, card.Stability))
                : RecallStability(card, Retrievability(days, card.Stability), rating);
        return card with { Stability = Math.Max(stability, StabilityMin), Difficulty = NextDifficulty(card.Difficulty, rating) };
    }

    /// <summary>Returns the state and step after the rating, and how long until the card is shown again.</summary>
    private (CardState State, int Step, Duration Interval) Place(ReviewCard card, Rating rating)
    {
        var days = Duration.FromDays(IntervalDays(card.Stability));
        if (card.State == CardState.Review)
            return rating == Rating.Again ? (CardState.Relearning, 0, RelearningSteps[0]) : (CardState.Review, 0, days);

        var (state, steps) = card.State == CardState.Relearning ? (CardState.Relearning, RelearningSteps) : (CardState.Learning, LearningSteps);
        var step = card.State == CardState.New ? 0 : card.Step;
        return rating switch
        {
            Rating.Again => (state, 0, steps[0]),
            Rating.Hard when step >= steps.Length => (CardState.Review, 0, days),
            // Hard repeats the step; at the first one it waits half way to the next.
            Rating.Hard => (state, step, step > 0 ? steps[step] : steps.Length == 1 ? steps[0] * 1.5 : (steps[0] + steps[1]) / 2),
            Rating.Good when step + 1 < steps.Length => (state, step + 1, steps[step + 1]),
            Rating.Good or Rating.Easy => (CardState.Review, 0, days),
        };
    }

    private double Retrievability(int days, double stability) => Math.Pow(1 + _factor * days / stability, _decay);

    /// <summary>Returns the whole days, 1 to 36,500, after which the chance of recall has fallen to the desired retention.</summary>
    private int IntervalDays(double stability)
    {
        var days = stability / _factor * (Math.Pow(_desiredRetention, 1 / _decay) - 1);
        return (int)Math.Clamp(Math.Round(days, MidpointRounding.ToEven), 1, IntervalMaxDays);
    }

    private double InitialDifficulty(Rating rating) => _w[4] - Math.Exp(_w[5] * ((int)rating - 1)) + 1;

    private double NextDifficulty(double difficulty, Rating rating)
    {
        // Damped towards 10, then drawn back towards the difficulty of a card that was easy from the start.
        var damped = difficulty + (DifficultyMax - difficulty) * (-_w[6] * ((int)rating - 3)) / 9;
        return ClampDifficulty(_w[7] * InitialDifficulty(Rating.Easy) + (1 - _w[7]) * damped);
    }

    private double SameDayStability(double stability, Rating rating)
    {
        var growth = Math.Exp(_w[17] * ((int)rating - 3 + _w[18])) * Math.Pow(stability, -_w[19]);
        return stability * (rating >= Rating.Good ? Math.Max(growth, 1) : growth);
    }

    private double RecallStability(ReviewCard card, double retrievability, Rating rating)
    {
        var hardPenalty = rating == Rating.Hard ? _w[15] : 1;
        var easyBonus = rating == Rating.Easy ? _w[16] : 1;
        return card.Stability * (1 + Math.Exp(_w[8]) * (11 - card.Difficulty) * Math.Pow(card.Stability, -_w[9])
            * (Math.Exp((1 - retrievability) * _w[10]) - 1) * hardPenalty * easyBonus);
    }

    private double ForgetStability(ReviewCard card, double retrievability) => Math.Min(
        _w[11] * Math.Pow(card.Difficulty, -_w[12]) * (Math.Pow(card.Stability + 1, _w[13]) - 1) * Math.Exp((1 - retrievability) * _w[14]),
        card.Stability / Math.Exp(_w[17] * _w[18]));

    private static double ClampDifficulty(double difficulty) => Math.Clamp(difficulty, DifficultyMin, DifficultyMax);

    private static int WholeDays(Duration elapsed) => (int)Math.Floor(elapsed.TotalDays);
}
