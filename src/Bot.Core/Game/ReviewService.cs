using System.Collections.Immutable;
using NodaTime;

namespace Bot.Core.Game;

/// <summary>How much review a person gets in a day.</summary>
public sealed record ReviewOptions
{
    /// <summary>New cards a day, 0 to 100. Default: 10.</summary>
    public int NewPerDay { get; init; } = 10;

    /// <summary>Cards seen before a day, 0 to 1000. Default: 100.</summary>
    public int SeenPerDay { get; init; } = 100;

    /// <summary>Lapses after which a card is a leech and is set aside, at least 2. Default: 8.</summary>
    public int LeechLapses { get; init; } = 8;
}

/// <summary>What there is to review now.</summary>
/// <param name="Cards">In the order to show them.</param>
/// <param name="NextDue">When the next card comes, if there is none now; null when there is none at all or today's limit is reached.</param>
/// <param name="IsLimitReached">Whether cards are due that today's limits hold back.</param>
/// <param name="Resting">Cards whose question the notes do not give at the moment. They keep their schedule and come back with it.</param>
public sealed record ReviewQueue(ImmutableArray<ReviewCard> Cards, Instant? NextDue, bool IsLimitReached, int Resting);

/// <summary>What became of a rating.</summary>
public abstract record ReviewOutcome
{
    private ReviewOutcome()
    {
    }

    /// <param name="BecameLeech">Forgotten so often that it was set aside: the note deserves a look instead.</param>
    public sealed record Reviewed(ReviewCard Card, bool BecameLeech) : ReviewOutcome;

    /// <summary>It was rated before, by an earlier click.</summary>
    public sealed record AlreadyReviewed(ReviewCard Card) : ReviewOutcome;

    /// <summary>The person has no such card.</summary>
    public sealed record Unknown : ReviewOutcome;
}

/// <summary>A person's private spaced repetition. Thread-safe.</summary>
public sealed class ReviewService(IReviewStore store, IQuestionPool pool, Fsrs fsrs, TimeProvider clock, ReviewOptions options)
{
    /// <summary>Adds a question to a person's review, to be shown with the next new ones. False when it is there already.</summary>
    public Task<bool> AddAsync(long guildId, long personId, string questionId, CancellationToken cancellation) => store.AddAsync(
        new ReviewCard { GuildId = guildId, PersonId = personId, QuestionId = questionId, Due = Now() }, cancellation);

    /// <summary>Returns what to review now, within what is left of today's limits. A day ends at midnight in <paramref name="zone"/>.</summary>
    public async Task<ReviewQueue> QueueAsync(long guildId, long personId, DateTimeZone zone, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var now = Now();
        var (newToday, seenToday) = await store.ReviewedOnAsync(guildId, personId, Day(now, zone), cancellation);
        var newLeft = Math.Max(0, options.NewPerDay - newToday);
        var seenLeft = Math.Max(0, options.SeenPerDay - seenToday);
        var all = (await store.ListAsync(guildId, personId, cancellation)).RemoveAll(c => c.IsSuspended);
        var askable = all.RemoveAll(c => !pool.Contains(c.QuestionId));
        var due = askable.RemoveAll(c => c.Due > now);
        var cards = due.Where(c => c.State != CardState.New).Take(seenLeft).Concat(due.Where(c => c.State == CardState.New).Take(newLeft)).ToImmutableArray();
        var nextDue = due.IsEmpty ? askable.FirstOrDefault()?.Due : null;
        return new ReviewQueue(cards, nextDue, cards.Length < due.Length, all.Length - askable.Length);
    }

    /// <summary>Rates a card. <paramref name="reviewsBefore"/> is the count the shown card had, so that a second click on it changes nothing.</summary>
    public async Task<ReviewOutcome> RateAsync(long guildId, long personId, string questionId, int reviewsBefore, Rating rating, DateTimeZone zone, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (await store.FindAsync(guildId, personId, questionId, cancellation) is not { } before)
            return new ReviewOutcome.Unknown();
        if (before.Reviews != reviewsBefore)
            return new ReviewOutcome.AlreadyReviewed(before);
        var now = Now();
        var after = fsrs.Review(before, rating, now);
        var becameLeech = after.Lapses > before.Lapses && after.Lapses >= options.LeechLapses;
        after = after with { IsSuspended = before.IsSuspended || becameLeech };
        return await store.SaveReviewAsync(before, after, Day(now, zone), cancellation)
            ? new ReviewOutcome.Reviewed(after, becameLeech)
            : new ReviewOutcome.AlreadyReviewed(before);
    }

    /// <summary>Returns how many cards seen before come due on each of the next days in the zone; the first is today, with all that is overdue.</summary>
    /// <param name="days">1 to 366.</param>
    public async Task<ImmutableArray<int>> ForecastAsync(long guildId, long personId, DateTimeZone zone, int days, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, 366);
        var today = Day(Now(), zone).DayNumber;
        var counts = new int[days];
        foreach (var card in await store.ListAsync(guildId, personId, cancellation))
        {
            var day = Math.Max(0, Day(card.Due, zone).DayNumber - today);
            if (!card.IsSuspended && card.State != CardState.New && day < days && pool.Contains(card.QuestionId))
                counts[day]++;
        }
        return [.. counts];
    }

    private static DateOnly Day(Instant instant, DateTimeZone zone) => instant.InZone(zone).Date.ToDateOnly();

    private Instant Now() => Instant.FromDateTimeOffset(clock.GetUtcNow());
}
