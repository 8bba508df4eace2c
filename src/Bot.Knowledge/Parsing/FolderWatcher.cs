using Microsoft.Extensions.Logging;

namespace Bot.Knowledge.Parsing;

/// <summary>
/// Tells that something below a folder changed. Only a hint that shortens the wait: what it misses, the periodic comparison finds.
/// </summary>
internal sealed class FolderWatcher(string folder, Action signal, ILogger logger) : IDisposable
{
    private FileSystemWatcher? _watcher = TryCreate(folder, logger);
    private int _changed;
    private int _broken;

    /// <summary>Begins to watch, or begins anew after the folder was away or the buffer overflowed.</summary>
    public void Restore()
    {
        if (Interlocked.Exchange(ref _broken, 0) == 1 || !Directory.Exists(folder))
        {
            _watcher?.Dispose();
            _watcher = null;
        }

        _watcher ??= TryCreate(folder, logger);
        if (_watcher is { EnableRaisingEvents: false } watcher)
        {
            watcher.Changed += (_, _) => OnChanged();
            watcher.Created += (_, _) => OnChanged();
            watcher.Deleted += (_, _) => OnChanged();
            watcher.Renamed += (_, _) => OnChanged();
            watcher.Error += (_, _) =>
            {
                Volatile.Write(ref _broken, 1);
                OnChanged();
            };
            try
            {
                watcher.EnableRaisingEvents = true;
            }
            catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
            {
                // Out of inotify watches, or the folder went away: the comparison by time goes on.
                logger.LogDebug(e, "The folder {Folder} cannot be watched; it is only compared from time to time.", folder);
                watcher.Dispose();
                _watcher = null;
            }
        }
    }

    /// <summary>Returns whether a change was reported since the last call.</summary>
    public bool TakeChanged() => Interlocked.Exchange(ref _changed, 0) == 1;

    public void Dispose() => _watcher?.Dispose();

    private void OnChanged()
    {
        Volatile.Write(ref _changed, 1);
        signal();
    }

    private static FileSystemWatcher? TryCreate(string folder, ILogger logger)
    {
        try
        {
            return new FileSystemWatcher(folder)
            {
                IncludeSubdirectories = true,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
                InternalBufferSize = 64 * 1024,
            };
        }
        catch (ArgumentException e)
        {
            logger.LogDebug(e, "The folder {Folder} is not there to be watched.", folder);
            return null;
        }
    }
}
