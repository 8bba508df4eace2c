using Bot.Core.Search;
using Bot.Search;

namespace Bot.Options;

/// <summary>The search engines that this build has.</summary>
internal static class SearchEngines
{
    public const string BuiltIn = "builtin";
    public const string Lucene = "lucene";

    /// <summary>Returns whether this build has the engine; else what to write or do instead.</summary>
    public static bool IsKnown(string name, out string problem)
    {
        problem = name == Lucene
            ? "this build does not have it. Build with -p:LuceneNet=true, or use 'builtin'."
            : "use 'builtin' or 'lucene'.";
        return name == BuiltIn;
    }

    public static ISearchEngine Create(string name) => name switch
    {
        BuiltIn => new BuiltInSearchEngine(),
        _ => throw new ArgumentException($"There is no engine '{name}'.", nameof(name)),
    };
}
