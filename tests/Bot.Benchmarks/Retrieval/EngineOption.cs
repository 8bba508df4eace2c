using System.CommandLine;
using Bot.Core.Search;
using Bot.Options;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Benchmarks.Retrieval;

/// <summary>Which engine a bench measures: one that the build has.</summary>
internal static class EngineOption
{
    public static Option<string> Create()
    {
        var option = new Option<string>("--engine") { Description = "builtin or, built with -p:LuceneNet=true, lucene", DefaultValueFactory = _ => SearchEngines.BuiltIn, HelpName = "NAME" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } name && !SearchEngines.IsKnown(name, out var problem))
                result.AddError($"--engine is '{name}'; {problem}");
        });
        return option;
    }

    /// <summary>Returns the engine with an empty folder of its own, below the system's folder for temporary files, for what it keeps on disk.</summary>
    public static EngineUnderTest Open(string name)
    {
        var folder = Directory.CreateTempSubdirectory("bot-benchmarks-");
        return new EngineUnderTest(SearchEngines.Create(new SearchOptions { Engine = name, IndexPath = folder.FullName }, NullLoggerFactory.Instance), folder);
    }
}

/// <summary>An engine and its folder, which goes when the bench is done.</summary>
internal sealed class EngineUnderTest(ISearchEngine engine, DirectoryInfo folder) : IDisposable
{
    public ISearchEngine Engine => engine;

    /// <summary>Returns what the engine keeps on disk, in bytes.</summary>
    public long BytesOnDisk => folder.EnumerateFiles().Sum(f => f.Length);

    public void Dispose()
    {
        (engine as IDisposable)?.Dispose();
        folder.Delete(recursive: true);
    }
}
