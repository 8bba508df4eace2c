using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Search.LuceneNet.Indexing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Search.LuceneNet;

/// <summary>
/// The engine on Lucene.Net: for notes that outgrow memory, on disk, kept between starts. One process at a time writes a folder's index. A damaged
/// index is built anew from the notes; a locked folder, or one that cannot be written, costs the process its index on disk and nothing else. Thread-safe.
/// </summary>
public sealed class LuceneSearchEngine : ISearchEngine, IDisposable
{
    private readonly LuceneSearchOptions _options;
    private readonly ILogger _logger;
    private readonly Lock _building = new();
    private IndexStore? _store;
    private bool _isInMemory;

    public LuceneSearchEngine(LuceneSearchOptions options, ILogger<LuceneSearchEngine>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _logger = logger ?? NullLogger<LuceneSearchEngine>.Instance;
        _isInMemory = options.Folder is null;
    }

    public string Name => "lucene";

    public ISectionIndex Build(NoteLibrary library, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(library);
        lock (_building)
        {
            if (!_isInMemory)
            {
                try
                {
                    return BuildIn(_store ??= OpenOnDisk(), library, cancellationToken);
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    _logger.LogWarning(
                        "The search index in {Folder} cannot be written: {Problem} This process keeps its index in memory. Another process may be using the folder; name another one in Search:IndexPath.",
                        _options.Folder,
                        exception.Message);
                    _isInMemory = true;
                }
            }
            return BuildIn(_store ??= IndexStore.InMemory(), library, cancellationToken);
        }
    }

    /// <summary>Frees the folder. Indexes that are in use can still be searched.</summary>
    public void Dispose()
    {
        lock (_building)
        {
            _store?.Dispose();
            _store = null;
        }
    }

    private LuceneIndex BuildIn(IndexStore store, NoteLibrary library, CancellationToken cancellationToken)
    {
        try
        {
            return new LuceneIndex(store, library, cancellationToken);
        }
        catch
        {
            // Half of a change must not be committed by the next build, which starts again from the last commit.
            _store = null;
            store.Dispose();
            throw;
        }
    }

    private IndexStore OpenOnDisk()
    {
        var store = IndexStore.OnDisk(_options.Folder!, out var damage);
        if (damage is not null)
            _logger.LogWarning("The search index in {Folder} could not be read and is built anew from the notes: {Problem}", _options.Folder, damage.Message);
        return store;
    }
}
