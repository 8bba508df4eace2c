namespace Bot.Core.Search.Queries;

/// <summary>What every engine says about a query that it could not use as it stands, for <see cref="SearchResult.Notice"/>.</summary>
public static class SearchNotices
{
    public const string NoSuchPhrase = "The notes do not have the exact phrase; leave out the quotes to look for its words.";
    public const string OnlyExclusions = "The query only says what to leave out; add words to look for.";
    public const string NoWords = "There is no word in the query; type what you look for.";

    public static string OnlyBeginningRead { get; } = $"Only the first {SearchQuery.MaxTextLength} characters of the query were read.";

    /// <param name="isSearched">Whether the query has words, which were then looked for in all topics.</param>
    public static string UnknownTopic(string name, IReadOnlyCollection<string> closest, bool isSearched)
    {
        var searched = isSearched ? " All topics were searched." : "";
        return closest.Count == 0 ? $"There is no topic “{name}”.{searched}" : $"There is no topic “{name}”; the closest: {string.Join(", ", closest)}.{searched}";
    }
}
