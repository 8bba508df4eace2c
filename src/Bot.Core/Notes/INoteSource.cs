namespace Bot.Core.Notes;

/// <summary>Where the notes come from. Thread-safe; <see cref="NoteLibrary.Reading"/> says which of two libraries was read later.</summary>
public interface INoteSource
{
    /// <summary>Reads all notes. Notes that look wrong are in the library's warnings, never an exception.</summary>
    /// <exception cref="NoteSourceException">The folder is missing or cannot be listed; the message says which and what to do.</exception>
    Task<NoteLibrary> LoadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Returns the library anew after each change, at most two seconds behind it. A note that cannot be read keeps its last good version and
    /// is named in the warnings. Call after <see cref="LoadAsync"/>, which may be called again while somebody watches; ends only by cancellation. One
    /// watcher at a time.
    /// </summary>
    IAsyncEnumerable<NoteLibrary> WatchAsync(CancellationToken cancellationToken);
}

/// <summary>The notes as a whole cannot be read. The message is for the person who runs the bot.</summary>
public sealed class NoteSourceException : Exception
{
    public NoteSourceException()
    {
    }

    public NoteSourceException(string message)
        : base(message)
    {
    }

    public NoteSourceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
