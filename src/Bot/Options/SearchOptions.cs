namespace Bot.Options;

/// <summary>Which engine ranks the notes. Section <c>Search</c> of the configuration.</summary>
internal sealed class SearchOptions
{
    public const string Section = "Search";

    /// <summary><c>builtin</c> or, in a build with it, <c>lucene</c>. Default: <c>builtin</c>.</summary>
    public string Engine { get; set; } = "builtin";
}
