using Bot.Contracts.Search;
using Bot.Core.Search;

namespace Bot.Search.LuceneNet.Tests;

/// <summary>The promise of every engine, kept in memory.</summary>
public sealed class LuceneSearchEngineTests : SearchEngineContract
{
    protected override ISearchEngine CreateEngine() => new LuceneSearchEngine(new LuceneSearchOptions());
}
