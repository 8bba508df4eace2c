using Bot.Core.Notes;

namespace Bot.Core.Search;

/// <summary>
/// What the bot knows now: one atomic reference to an immutable index and its notes. Readers take <see cref="Current"/> once a request and
/// never wait; a change builds the next index beside it and swaps it in.
/// </summary>
/// <param name="engine">Builds each index.</param>
public sealed class KnowledgeBase(ISearchEngine engine)
{
    // Held while an index is built, too: the watcher and a manager who has everything read again would else build two at once, and the older could
    // come last.
    private readonly Lock _replacing = new();
    private ISectionIndex? _current;

    /// <summary>The newest index.</summary>
    /// <exception cref="InvalidOperationException">Nothing was loaded yet.</exception>
    public ISectionIndex Current => Volatile.Read(ref _current) ?? throw new InvalidOperationException("The notes are not loaded yet.");

    /// <summary>Whether <see cref="Current"/> can be read.</summary>
    public bool IsLoaded => Volatile.Read(ref _current) is not null;

    /// <summary>Called after each swap, with the new index, on the thread that swapped and before the next swap begins.</summary>
    public event EventHandler<ISectionIndex>? Swapped;

    /// <summary>
    /// Builds an index of <paramref name="library"/> and makes it the current one, unless the current one is of a later reading. Thread-safe: calls wait
    /// for one another.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was cancelled while it built; the current index stays.</exception>
    public void Replace(NoteLibrary library, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(library);
        lock (_replacing)
        {
            if (_current is { } current && library.Reading < current.Library.Reading)
                return;
            var next = engine.Build(library, cancellationToken);
            // The old index is not disposed here: a search may still be running on it. An engine that holds files closes them when it is collected
            // or when its own reference count says so.
            Volatile.Write(ref _current, next);
            Swapped?.Invoke(this, next);
        }
    }
}
