using System.Collections.Immutable;
using Bot.Core.Game;
using Bot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Storage.Stores;

internal sealed class ReviewStore(BotDatabase database) : IReviewStore
{
    public Task<bool> AddAsync(ReviewCard card, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        if (await Own(db, card.GuildId, card.PersonId).AnyAsync(c => c.QuestionId == card.QuestionId, cancellation))
            return false;
        db.ReviewCards.Add(card);
        await db.SaveChangesAsync(cancellation);
        return true;
    }, cancellation);

    public Task<ReviewCard?> FindAsync(long guildId, long personId, string questionId, CancellationToken cancellation) => database.ReadAsync(
        db => Own(db, guildId, personId).FirstOrDefaultAsync(c => c.QuestionId == questionId, cancellation), cancellation);

    public Task<bool> SaveReviewAsync(ReviewCard before, ReviewCard after, DateOnly today, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        var saved = await Own(db, before.GuildId, before.PersonId)
            .Where(c => c.QuestionId == before.QuestionId && c.Reviews == before.Reviews)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.State, after.State).SetProperty(c => c.Step, after.Step)
                .SetProperty(c => c.Stability, after.Stability).SetProperty(c => c.Difficulty, after.Difficulty)
                .SetProperty(c => c.Due, after.Due).SetProperty(c => c.LastReview, after.LastReview)
                .SetProperty(c => c.Reviews, after.Reviews).SetProperty(c => c.Lapses, after.Lapses)
                .SetProperty(c => c.IsSuspended, after.IsSuspended), cancellation);
        if (saved == 0)
            return false;
        var (fresh, seen) = before.State == CardState.New ? (1, 0) : (0, 1);
        var known = await db.ReviewDays.Where(d => d.GuildId == before.GuildId && d.PersonId == before.PersonId && d.Day == today)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.New, d => d.New + fresh).SetProperty(d => d.Seen, d => d.Seen + seen), cancellation);
        if (known == 0)
        {
            db.ReviewDays.Add(new ReviewDayRow { GuildId = before.GuildId, PersonId = before.PersonId, Day = today, New = fresh, Seen = seen });
            await db.SaveChangesAsync(cancellation);
        }
        return true;
    }, cancellation);

    public Task<bool> ResumeAsync(long guildId, long personId, string questionId, CancellationToken cancellation) => database.WriteAsync(
        async db => await Own(db, guildId, personId).Where(c => c.QuestionId == questionId && c.IsSuspended)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.IsSuspended, false).SetProperty(c => c.Lapses, 0), cancellation) > 0, cancellation);

    public Task<(int New, int Seen)> ReviewedOnAsync(long guildId, long personId, DateOnly day, CancellationToken cancellation) => database.ReadAsync(async db =>
    {
        var row = await db.ReviewDays.FirstOrDefaultAsync(d => d.GuildId == guildId && d.PersonId == personId && d.Day == day, cancellation);
        return (row?.New ?? 0, row?.Seen ?? 0);
    }, cancellation);

    public Task<ImmutableArray<ReviewCard>> ListAsync(long guildId, long personId, CancellationToken cancellation) => database.ReadAsync(
        async db => (await Own(db, guildId, personId).OrderBy(c => c.IsSuspended).ThenBy(c => c.Due).ThenBy(c => c.QuestionId).ToListAsync(cancellation)).ToImmutableArray(), cancellation);

    private static IQueryable<ReviewCard> Own(BotDbContext db, long guildId, long personId) =>
        db.ReviewCards.Where(c => c.PersonId == personId && c.GuildId == guildId);
}
