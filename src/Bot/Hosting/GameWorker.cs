using Bot.Core.Commands.Game;
using Bot.Core.Game;
using Bot.Core.Quiz.Generation;
using Bot.Core.Schedule;
using Bot.Core.Search;
using Bot.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime.Extensions;

namespace Bot.Hosting;

/// <summary>Does the game's work that nobody asks for: it makes questions when notes change, posts what is due and moves quizzes on.</summary>
internal sealed class GameWorker(
    BotDatabase database,
    KnowledgeBase knowledge,
    QuestionBank bank,
    IFingerprintStore fingerprints,
    DailyQuestionWorker daily,
    QuizService quizzes,
    TimeProvider time,
    ILogger<GameWorker> logger) : BackgroundService
{
    private static readonly TimeSpan QuizTick = TimeSpan.FromMilliseconds(500);

    /// <summary>How often quizzes are looked for whose process died: they end within a minute.</summary>
    private static readonly TimeSpan RecoveryPeriod = TimeSpan.FromMinutes(1);

    /// <summary>How long after a change of the notes a crash can still cost reworded questions their ids.</summary>
    private static readonly TimeSpan FingerprintPeriod = TimeSpan.FromSeconds(5);

    private QuestionPool? _kept;

    /// <exception cref="StorageException">The database cannot be used; the message says why and what to do.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await database.MigrateAsync(cancellationToken).ConfigureAwait(false);
        bank.Remember(await fingerprints.AllAsync(cancellationToken).ConfigureAwait(false));
        bank.Rebuild(knowledge.Current.Library, cancellationToken);
        await KeepFingerprintsAsync(cancellationToken).ConfigureAwait(false);
        knowledge.Swapped += (_, index) => bank.Rebuild(index.Library, CancellationToken.None);
        await RecoverAsync(cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(daily.RunAsync(stoppingToken), MoveQuizzesOnAsync(stoppingToken), FollowNotesAsync(stoppingToken));

    /// <summary>Keeps the fingerprints of new questions soon after the notes changed, whoever had them read again.</summary>
    private async Task FollowNotesAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(FingerprintPeriod, time);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                await KeepFingerprintsAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (StorageException exception)
            {
                logger.LogError(exception, "Ids of new questions wait to be kept: {Problem}", exception.Message);
            }
        }
    }

    private async Task KeepFingerprintsAsync(CancellationToken cancellationToken)
    {
        var pool = bank.Pool;
        if (pool is null || ReferenceEquals(pool, _kept))
            return;
        await fingerprints.KeepAsync([.. pool.Questions.Select(q => q.Fingerprint)], time.GetUtcNow().ToInstant(), cancellationToken).ConfigureAwait(false);
        _kept = pool;
    }

    private async Task MoveQuizzesOnAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(QuizTick, time);
        var recovered = time.GetTimestamp();
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                await quizzes.TickAsync(cancellationToken).ConfigureAwait(false);
                if (time.GetElapsedTime(recovered) >= RecoveryPeriod)
                {
                    await RecoverAsync(cancellationToken).ConfigureAwait(false);
                    recovered = time.GetTimestamp();
                }
            }
            catch (StorageException exception)
            {
                logger.LogError(exception, "Quizzes wait: {Problem}", exception.Message);
            }
        }
    }

    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        var ended = await quizzes.RecoverAsync(cancellationToken).ConfigureAwait(false);
        if (ended > 0)
            logger.LogInformation("Ended {Quizzes} quizzes that a restart had interrupted; their points stay.", ended);
    }
}
