namespace Bot.Search.LuceneNet.Queries;

/// <summary>How a word of the query relates to what is looked up for it, best first.</summary>
internal enum MatchTier
{
    /// <summary>As typed, apart from case, accents, hyphens, spaces and its English ending.</summary>
    Typed,

    /// <summary>The alias file or an abbreviation of the notes says it is the same.</summary>
    Alias,

    /// <summary>A word of the notes that the typed one was likely meant to be.</summary>
    Mended,
}
