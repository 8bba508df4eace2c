using System.Collections.Immutable;
using Bot.Core.Game;
using Bot.Core.Schedule;
using Bot.Core.Tests.Commands.Game;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Bot.Core.Tests.Game;

[Collection<GameTests>]
public sealed class QuizServiceTests(GameDatabase database)
{
    [Fact]
    public async Task A_quiz_that_is_looked_for_while_it_starts_is_not_taken_for_an_interrupted_one()
    {
        var quizzes = new WatchedQuizzes(database.Stores.GetRequiredService<IQuizStore>());
        var stage = new GameStage(database, services => services.AddSingleton<IQuizStore>(quizzes));
        var recovering = Task.FromResult(0);
        quizzes.Added = () => recovering = stage.Get<QuizService>().RecoverAsync(TestContext.Current.CancellationToken);

        await stage.SendAsync("quiz start", ("count", 1));

        Assert.Equal(0, await recovering);
    }

    /// <summary>Tells a test when a quiz is in the database and whoever started it does not know yet.</summary>
    private sealed class WatchedQuizzes(IQuizStore quizzes) : IQuizStore
    {
        public Action Added { get; set; } = () => { };

        public async Task<QuizSession?> AddAsync(QuizSession quiz, CancellationToken cancellation)
        {
            var added = await quizzes.AddAsync(quiz, cancellation);
            Added();
            return added;
        }

        public Task<QuizSession?> FindAsync(long quizId, CancellationToken cancellation) => quizzes.FindAsync(quizId, cancellation);

        public Task<QuizSession?> RunningInAsync(long channelId, CancellationToken cancellation) => quizzes.RunningInAsync(channelId, cancellation);

        public Task<bool> SaveAsync(QuizSession quiz, string owner, CancellationToken cancellation) => quizzes.SaveAsync(quiz, owner, cancellation);

        public Task<ImmutableArray<QuizSession>> OrphansAsync(ShardRange servers, string owner, Instant now, CancellationToken cancellation) =>
            quizzes.OrphansAsync(servers, owner, now, cancellation);

        public Task<bool> TryLeaseAsync(QuizSession quiz, string owner, Instant now, Instant until, CancellationToken cancellation) =>
            quizzes.TryLeaseAsync(quiz, owner, now, until, cancellation);
    }
}
