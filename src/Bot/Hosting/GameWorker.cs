using Bot.Core.Commands;
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

/// <summary>Does the game's work that nobody asks for: it makes questions when notes change, posts what is due, moves quizzes on and writes down what can wait.</summary>
internal sealed class GameWorker(
    BotDatabase database,
    KnowledgeBase knowledge,
    QuestionBank bank,
    IFingerprintStore fingerprints,
    DailyQuestionWorker daily,
    QuizService quizzes,
    ReviewReminders reminders,
    DepartureCheck departures,
    NameBook names,
    GapLog gaps,
    GameReadiness readiness,
    RunOutcome outcome,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<GameWorker> logger) : BackgroundService
{
    private static readonly TimeSpan OpenPeriod = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan QuizTick = TimeSpan.FromMilliseconds(500);

    /// <summary>How often quizzes are looked for whose process died: they end within a minute.</summary>
    private static readonly TimeSpan RecoveryPeriod = TimeSpan.FromMinutes(1);

    /// <summary>How long after a change of the notes a crash can still cost reworded questions their ids.</summary>
    private static readonly TimeSpan FingerprintPeriod = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan NotingPeriod = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(5);

    /// <summary>Held while questions are made, so that those of older notes never replace those of newer ones.</summary>
    private readonly Lock _making = new();
    private readonly RecurringWork _recurring = new(time, logger);
    private readonly StorageOutage _waiting = new("The game waits", logger);
    private QuestionPool? _kept;
    private bool _followsNotes;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        if (!readiness.IsReady)
            return;
        await _recurring.OnceAsync("Names and gaps are lost", NoteAsync, cancellationToken).ConfigureAwait(false);
        await _recurring.OnceAsync("Other processes wait for the leases to run out", daily.LeaveAsync, cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!await TryOpenAsync(stoppingToken).ConfigureAwait(false))
                await Task.Delay(OpenPeriod, time, stoppingToken).ConfigureAwait(false);
        }
        catch (StorageException exception)
        {
            // The message says why and what to do; a bot that forgets what people answer is worse than none.
            outcome.Fail(exception.Message);
            readiness.Failed(exception);
            lifetime.StopApplication();
            return;
        }

        readiness.Reached();
        await Task.WhenAll(
            daily.RunAsync(stoppingToken),
            _recurring.EveryAsync(QuizTick, "Quizzes wait", quizzes.TickAsync, stoppingToken),
            _recurring.EveryAsync(RecoveryPeriod, "Interrupted quizzes wait", RecoverAsync, stoppingToken),
            _recurring.EveryAsync(FingerprintPeriod, "Ids of new questions wait to be kept", KeepFingerprintsAsync, stoppingToken),
            _recurring.EveryAsync(NotingPeriod, "Names and gaps wait to be kept", NoteAsync, stoppingToken),
            _recurring.EveryAsync(DepartureCheck.Period, "Who has left is not asked", departures.RunOnceAsync, stoppingToken),
            _recurring.EveryAsync(ReminderPeriod, "Reminders wait", reminders.RunOnceAsync, stoppingToken)).ConfigureAwait(false);
    }

    /// <summary>Opens the database. Returns false when it is away or locked, which passes: the machine may have just started both.</summary>
    /// <exception cref="StorageException">It never can be opened as it is.</exception>
    private async Task<bool> TryOpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await OpenAsync(cancellationToken).ConfigureAwait(false);
            _waiting.Ended();
            return true;
        }
        catch (StorageException exception) when (exception.IsTransient)
        {
            _waiting.Failed(exception);
            readiness.Delayed(exception);
            return false;
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        // Not to be cancelled half way, however soon the program is told to end: an interrupted migration leaves its lock behind.
        await database.MigrateAsync(CancellationToken.None).ConfigureAwait(false);
        bank.Remember(await fingerprints.AllAsync(cancellationToken).ConfigureAwait(false));
        if (!_followsNotes)
        {
            _followsNotes = true;
            knowledge.Swapped += (_, _) => MakeQuestions(CancellationToken.None);
        }

        MakeQuestions(cancellationToken);
        await KeepFingerprintsAsync(cancellationToken).ConfigureAwait(false);
        await RecoverAsync(cancellationToken).ConfigureAwait(false);
    }

    private void MakeQuestions(CancellationToken cancellationToken)
    {
        lock (_making)
        {
            bank.Rebuild(knowledge.Current.Library, cancellationToken);
        }
    }

    private async Task NoteAsync(CancellationToken cancellationToken)
    {
        await names.FlushAsync(cancellationToken).ConfigureAwait(false);
        await gaps.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Keeps the fingerprints of new questions soon after the notes changed, whoever had them read again.</summary>
    private async Task KeepFingerprintsAsync(CancellationToken cancellationToken)
    {
        var pool = bank.Pool;
        if (pool is null || ReferenceEquals(pool, _kept))
            return;
        await fingerprints.KeepAsync([.. pool.Questions.Select(q => q.Fingerprint)], time.GetUtcNow().ToInstant(), cancellationToken).ConfigureAwait(false);
        _kept = pool;
    }

    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        var ended = await quizzes.RecoverAsync(cancellationToken).ConfigureAwait(false);
        if (ended > 0)
            logger.LogInformation("Ended {Quizzes} quizzes that a restart had interrupted; their points stay.", ended);
    }
}
