using Bot.Core.Game;
using Microsoft.Extensions.Logging;

namespace Bot.Hosting;

/// <summary>Work that is done again and again. A failure, whatever it is, is logged and the next time comes all the same. Thread-safe.</summary>
internal sealed class RecurringWork(TimeProvider time, ILogger logger)
{
    /// <summary>Does something once a period, the first time after one period, until it is cancelled.</summary>
    /// <param name="whatWaits">What cannot be done while it fails, as the beginning of a sentence: <c>Quizzes wait</c>.</param>
    /// <exception cref="OperationCanceledException">It was cancelled; the only way out.</exception>
    public async Task EveryAsync(TimeSpan period, string whatWaits, Func<CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        var outage = new StorageOutage(whatWaits, logger);
        using var timer = new PeriodicTimer(period, time);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
            await TryAsync(outage, act, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Does something once, if it can be done.</summary>
    /// <inheritdoc cref="EveryAsync"/>
    public Task OnceAsync(string whatWaits, Func<CancellationToken, Task> act, CancellationToken cancellationToken) =>
        TryAsync(new StorageOutage(whatWaits, logger), act, cancellationToken);

    private static async Task TryAsync(StorageOutage outage, Func<CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        try
        {
            await act(cancellationToken).ConfigureAwait(false);
            outage.Ended();
        }
        // Not of the database alone: a fault that ended one piece of work would do so unseen, since the others go on and nobody looks at its task.
        catch (Exception exception) when (exception is StorageException || !cancellationToken.IsCancellationRequested)
        {
            outage.Failed(exception);
        }
    }
}
