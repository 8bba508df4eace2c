using System.Collections.Immutable;
using Bot.Core.Game;
using Bot.Core.Schedule;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bot.Storage.Stores;

internal sealed class QuizStore(BotDatabase database) : IQuizStore
{
    public Task<QuizSession?> AddAsync(QuizSession quiz, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        if (await db.Quizzes.AnyAsync(q => q.ChannelId == quiz.ChannelId && q.Status == QuizStatus.Running, cancellation))
            return null;
        var stored = quiz with { Id = 0 };
        db.Quizzes.Add(stored);
        await db.SaveChangesAsync(cancellation);
        return (QuizSession?)stored;
    }, cancellation);

    public Task<QuizSession?> FindAsync(long quizId, CancellationToken cancellation) =>
        database.ReadAsync(db => db.Quizzes.FirstOrDefaultAsync(q => q.Id == quizId, cancellation), cancellation);

    public Task<QuizSession?> RunningInAsync(long channelId, CancellationToken cancellation) => database.ReadAsync(
        db => db.Quizzes.FirstOrDefaultAsync(q => q.ChannelId == channelId && q.Status == QuizStatus.Running, cancellation), cancellation);

    public Task<bool> SaveAsync(QuizSession quiz, string owner, CancellationToken cancellation) => database.WriteAsync(
        async db => await db.Quizzes.Where(q => q.Id == quiz.Id && q.LeaseOwner == owner).ExecuteUpdateAsync(
            set => set.SetProperty(q => q.Status, quiz.Status).SetProperty(q => q.Round, quiz.Round).SetProperty(q => q.PostId, quiz.PostId)
                .SetProperty(q => q.RoundEndsAt, quiz.RoundEndsAt).SetProperty(q => q.NextRoundAt, quiz.NextRoundAt).SetProperty(q => q.AnswersInRound, quiz.AnswersInRound)
                .SetProperty(q => q.UnansweredInARow, quiz.UnansweredInARow).SetProperty(q => q.LeaseUntil, quiz.LeaseUntil), cancellation) > 0, cancellation);

    public Task<ImmutableArray<QuizSession>> OrphansAsync(ShardRange servers, string owner, Instant now, CancellationToken cancellation) => database.ReadAsync(
        async db => (await db.Quizzes
            .Where(q => (q.Status == QuizStatus.Running || q.PostId != null) && (q.LeaseUntil == null || q.LeaseUntil <= now || q.LeaseOwner == owner))
            .In(servers)
            .OrderBy(q => q.Id).ToListAsync(cancellation)).ToImmutableArray(), cancellation);

    public Task<bool> TryLeaseAsync(QuizSession quiz, string owner, Instant now, Instant until, CancellationToken cancellation) => database.WriteAsync(
        async db => await db.Quizzes
            .Where(q => q.Id == quiz.Id && (q.LeaseUntil == null || q.LeaseUntil <= now || q.LeaseOwner == owner))
            .ExecuteUpdateAsync(set => set.SetProperty(q => q.LeaseOwner, owner).SetProperty(q => q.LeaseUntil, until), cancellation) > 0, cancellation);
}
