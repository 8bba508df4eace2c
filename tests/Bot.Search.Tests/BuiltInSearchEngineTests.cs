using Bot.Contracts.Search;
using Bot.Core.Search;

namespace Bot.Search.Tests;

public sealed class BuiltInSearchEngineTests : SearchEngineContract
{
    protected override ISearchEngine CreateEngine() => new BuiltInSearchEngine();
}
