namespace Bot.Options;

/// <summary>Which engine ranks the notes. Section <c>Search</c> of the configuration.</summary>
internal sealed class SearchOptions
{
    public const string Section = "Search";

    /// <summary><c>builtin</c> or, in a build with it, <c>lucene</c>. Default: empty, the one that was built in.</summary>
    public string Engine { get; set; } = "";

    /// <summary>Where <c>lucene</c> keeps its index, absolute or relative to the current folder. Default: <c>data/search-index</c>.</summary>
    public string IndexPath { get; set; } = "data/search-index";
}
