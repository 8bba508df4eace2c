using Bot.Core.Notes;
using Bot.Core.Search;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bot.Hosting;

/// <summary>Loads the notes before anything else starts, and then keeps the index up with the folder.</summary>
internal sealed class KnowledgeWorker(INoteSource source, KnowledgeBase knowledge, TimeProvider time, ILogger<KnowledgeWorker> logger) : IHostedService, IDisposable
{
    /// <summary>How long after a failure the notes are looked at again; twice as long after each further one, up to <see cref="RetryMax"/>.</summary>
    internal static readonly TimeSpan RetryFirst = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RetryMax = TimeSpan.FromMinutes(5);

    private readonly CancellationTokenSource _stopping = new();
    private Task _watching = Task.CompletedTask;

    /// <exception cref="NoteSourceException">There is no folder to read.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var library = await source.LoadAsync(cancellationToken).ConfigureAwait(false);
        Replace(library, cancellationToken);
        _watching = WatchAsync(_stopping.Token);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _watching.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        NoteLibrary? missed = null;
        var failures = 0;
        while (true)
        {
            try
            {
                if (missed is not null)
                    Replace(missed, cancellationToken);
                await foreach (var library in source.WatchAsync(cancellationToken).ConfigureAwait(false))
                {
                    missed = library;
                    Replace(library, cancellationToken);
                    (missed, failures) = (null, 0);
                }

                return;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                logger.LogDebug("Watching the notes ended.");
                return;
            }
            // The answers stay as they are, whatever it was, and the next try may find the disk or the memory that this one lacked.
            catch (Exception exception)
            {
                var pause = TimeSpan.FromTicks(Math.Min(RetryMax.Ticks, RetryFirst.Ticks << Math.Min(failures++, 10)));
                logger.LogError(exception, "Watching the notes failed. Changes are read in {Pause}.", pause);
                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Replace(NoteLibrary library, CancellationToken cancellationToken)
    {
        knowledge.Replace(library, cancellationToken);
        logger.LogInformation("Indexed {Sections} sections of {Notes} notes.", library.Sections.Length, library.Notes.Length);
        foreach (var warning in library.Warnings)
            logger.LogDebug("{Path}:{Line}: {Message}", warning.Path, warning.Line, warning.Message);
    }
}
