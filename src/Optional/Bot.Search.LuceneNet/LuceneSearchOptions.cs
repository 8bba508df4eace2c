namespace Bot.Search.LuceneNet;

/// <summary>Where the engine keeps its index.</summary>
public sealed record LuceneSearchOptions
{
    /// <summary>
    /// Folder of the index, made when it is missing; null keeps the index in memory. One process at a time writes it; a second one that finds it
    /// locked works in memory. Only Lucene's own files in it are ever deleted. Default: null.
    /// </summary>
    public string? Folder { get; init; }
}
