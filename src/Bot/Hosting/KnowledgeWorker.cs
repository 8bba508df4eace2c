using Bot.Core.Notes;
using Bot.Core.Search;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bot.Hosting;

/// <summary>Loads the notes before anything else starts, and then keeps the index up with the folder.</summary>
internal sealed class KnowledgeWorker(INoteSource source, KnowledgeBase knowledge, ILogger<KnowledgeWorker> logger) : IHostedService, IDisposable
{
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
        try
        {
            await foreach (var library in source.WatchAsync(cancellationToken).ConfigureAwait(false))
                Replace(library, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            logger.LogDebug("Watching the notes ended.");
        }
        catch (Exception exception)
        {
            // The answers stay as they are; a restart watches again.
            logger.LogError(exception, "Watching the notes failed. Changes are read at the next start.");
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
