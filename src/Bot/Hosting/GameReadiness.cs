namespace Bot.Hosting;

/// <summary>
/// Tells when the game can be played: its database is open and the first questions are made. That takes a second or two, and neither a prompt nor
/// a question about the notes should wait for it. Thread-safe.
/// </summary>
internal sealed class GameReadiness
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsReady => _ready.Task.IsCompletedSuccessfully;

    /// <summary>Returns once the game is ready.</summary>
    /// <exception cref="Bot.Core.Game.StorageException">It never will be: the database cannot be used.</exception>
    public Task WaitAsync(CancellationToken cancellationToken) => _ready.Task.WaitAsync(cancellationToken);

    public void Reached() => _ready.TrySetResult();

    public void Failed(Exception exception)
    {
        _ready.TrySetException(exception);
        // Nobody may be waiting.
        _ = _ready.Task.Exception;
    }
}
