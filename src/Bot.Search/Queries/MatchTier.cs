namespace Bot.Search.Queries;

/// <summary>How a word of a section came to match a word of the query, best first. A lower tier never outweighs a higher one.</summary>
internal enum MatchTier : byte
{
    /// <summary>As typed, apart from case, accents, hyphens and spaces.</summary>
    Exact,

    /// <summary>Another form of the same English word.</summary>
    Stem,

    /// <summary>A word that the alias file or an abbreviation of the notes says is the same.</summary>
    Alias,

    /// <summary>A word of the notes that the typed one was likely meant to be.</summary>
    Mended,
}
