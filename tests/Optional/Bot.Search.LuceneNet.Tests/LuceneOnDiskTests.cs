using Bot.Contracts.Search;
using Bot.Core.Search;

namespace Bot.Search.LuceneNet.Tests;

/// <summary>The promise of every engine, kept on disk; each engine has a folder of its own.</summary>
public sealed class LuceneOnDiskTests : SearchEngineContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<LuceneSearchEngine> _engines = [];

    public void Dispose()
    {
        _engines.ForEach(e => e.Dispose());
        _folder.Dispose();
    }

    protected override ISearchEngine CreateEngine()
    {
        _engines.Add(new LuceneSearchEngine(new LuceneSearchOptions { Folder = Path.Combine(_folder.Path, $"{_engines.Count}") }));
        return _engines[^1];
    }
}
