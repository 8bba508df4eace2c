using Bot.Core.Game;

namespace Bot.Hosting;

/// <summary>
/// Tells when the game can be played: its database is open and the first questions are made. That takes a second or two, and neither a prompt nor
/// a question about the notes should wait for it. Thread-safe.
/// </summary>
internal sealed class GameReadiness
{
    private TaskCompletionSource _ready = NewTask();
    private volatile StorageException? _delay;

    public bool IsReady => Volatile.Read(ref _ready).Task.IsCompletedSuccessfully;

    /// <summary>Returns once the game is ready.</summary>
    /// <exception cref="StorageException">It is not for some time, or never will be: the database cannot be used.</exception>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var ready = Volatile.Read(ref _ready).Task;
        return !ready.IsCompleted && _delay is { } delay ? Task.FromException(delay) : ready.WaitAsync(cancellationToken);
    }

    public void Reached() => Volatile.Read(ref _ready).TrySetResult();

    /// <summary>The database cannot be used yet; it is tried again. Nobody waits for that.</summary>
    public void Delayed(StorageException exception)
    {
        _delay = exception;
        Fail(Interlocked.Exchange(ref _ready, NewTask()), exception);
    }

    public void Failed(StorageException exception) => Fail(Volatile.Read(ref _ready), exception);

    private static void Fail(TaskCompletionSource ready, StorageException exception)
    {
        ready.TrySetException(exception);
        // Nobody may be waiting.
        _ = ready.Task.Exception;
    }

    private static TaskCompletionSource NewTask() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
