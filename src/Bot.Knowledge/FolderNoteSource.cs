using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Bot.Core.Notes;
using Bot.Knowledge.Parsing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Knowledge;

/// <summary>
/// The notes in a folder: every <c>*.md</c> and <c>*.markdown</c> below it, except in folders whose name begins with a dot and in
/// <c>node_modules</c>, except the <c>README.md</c> at the very top, which describes the folder unless it is the only note, and except notes whose
/// front matter says <c>bot: ignore</c>. Thread-safe: one reading waits for another.
/// </summary>
public sealed class FolderNoteSource : INoteSource
{
    private readonly FolderNoteSourceOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<FolderNoteSource> _logger;
    // A folder that never falls quiet, such as one that is being synchronised, is read all the same.
    private static readonly TimeSpan LongestDebounce = TimeSpan.FromSeconds(1);

    private readonly FolderReader _reader;

    /// <summary>Held while <see cref="_reader"/> is used.</summary>
    private readonly Lock _reading = new();

    /// <summary>How many readings found a change, and how many there were.</summary>
    private (long Changes, long All) _readings;

    /// <exception cref="ArgumentException">The options name no folder.</exception>
    public FolderNoteSource(FolderNoteSourceOptions options, TimeProvider? time = null, ILogger<FolderNoteSource>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (string.IsNullOrWhiteSpace(options.Folder))
            throw new ArgumentException("The options name no folder.", nameof(options));
        _options = options with { Folder = Path.GetFullPath(options.Folder) };
        _time = time ?? TimeProvider.System;
        _logger = logger ?? NullLogger<FolderNoteSource>.Instance;
        _reader = new FolderReader(_options, _time);
    }

    public Task<NoteLibrary> LoadAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            lock (_reading)
            {
                Note(_reader.Refresh(cancellationToken));
                return Library();
            }
        },
        cancellationToken);

    public async IAsyncEnumerable<NoteLibrary> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // One pending signal is enough: whatever it was, the folder is compared as a whole.
        var signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var watcher = new FolderWatcher(_options.Folder, () => signals.Writer.TryWrite(true), _logger);
        await using var timer = _time.CreateTimer(_ => signals.Writer.TryWrite(true), null, _options.RescanInterval, _options.RescanInterval);
        watcher.Restore();
        var returned = Changes();
        // What changed between loading and watching is found right away.
        signals.Writer.TryWrite(true);
        while (true)
        {
            await signals.Reader.ReadAsync(cancellationToken);
            watcher.Restore();
            for (var waited = TimeSpan.Zero; watcher.TakeChanged() && waited < LongestDebounce; waited += _options.Debounce)
                await Task.Delay(_options.Debounce, _time, cancellationToken);
            // What somebody else had read in the meantime is returned, too: it is not known here whether they made use of it.
            if (await Task.Run(() => ReadWhenChangedSince(returned, cancellationToken), cancellationToken) is not { } changed)
                continue;
            returned = changed.Changes;
            yield return changed.Library;
        }
    }

    private (NoteLibrary Library, long Changes)? ReadWhenChangedSince(long changes, CancellationToken cancellationToken)
    {
        lock (_reading)
        {
            Note(TryRefresh(cancellationToken));
            return _readings.Changes == changes ? null : (Library(), _readings.Changes);
        }
    }

    private bool TryRefresh(CancellationToken cancellationToken)
    {
        try
        {
            return _reader.Refresh(cancellationToken);
        }
        catch (NoteSourceException e)
        {
            // The notes of before stay; the next look may find the folder back.
            return _reader.ReportMissing(e.Message);
        }
    }

    private void Note(bool changed) => _readings = (_readings.Changes + (changed ? 1 : 0), _readings.All + 1);

    private long Changes()
    {
        lock (_reading)
            return _readings.Changes;
    }

    private NoteLibrary Library() => _reader.Library(_readings.All);
}
