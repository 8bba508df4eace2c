using Bot.Core.Search;
using Bot.Search;
using Microsoft.Extensions.Logging;
#if LUCENENET
using Bot.Search.LuceneNet;
#endif

namespace Bot.Options;

/// <summary>The search engines that this build has. A further one is a name here and its project in <c>Bot.csproj</c>.</summary>
internal static class SearchEngines
{
    public const string BuiltIn = "builtin";
    public const string Lucene = "lucene";

    /// <summary>The engine that is used when none is named: the one that was asked for at build time.</summary>
#if LUCENENET
    public const string Default = Lucene;
#else
    public const string Default = BuiltIn;
#endif

    /// <summary>Returns whether this build has the engine; else what to write or do instead.</summary>
    public static bool IsKnown(string name, out string problem)
    {
        problem = name == Lucene
            ? "this build does not have it. Build with -p:LuceneNet=true, or use 'builtin'."
            : "use 'builtin' or 'lucene'.";
        return name == BuiltIn || name == Default;
    }

    /// <param name="options">Names an engine that <see cref="IsKnown"/>.</param>
    /// <param name="loggers">For what an engine has to say about its files.</param>
    public static ISearchEngine Create(SearchOptions options, ILoggerFactory loggers) => options.Engine switch
    {
        BuiltIn => new BuiltInSearchEngine(),
#if LUCENENET
        Lucene => new LuceneSearchEngine(new LuceneSearchOptions { Folder = options.IndexPath }, loggers.CreateLogger<LuceneSearchEngine>()),
#endif
        _ => throw new ArgumentException($"There is no engine '{options.Engine}'.", nameof(options)),
    };
}
