namespace Bot.Search.LuceneNet.Queries;

/// <summary>A word of the query that sections are ranked by, with everything it may stand for.</summary>
internal sealed class QueryWord
{
    /// <summary>The word as looked up: lower case, without accents.</summary>
    public required string Form { get; init; }

    /// <summary>Index in the query's text of the first code unit.</summary>
    public required int Start { get; init; }

    /// <summary>Index just past the last code unit.</summary>
    public required int End { get; init; }

    /// <summary>Number of the word in the query, words that are not looked up included.</summary>
    public required int Position { get; init; }

    /// <summary>How often the query says it.</summary>
    public int Count { get; set; } = 1;

    /// <summary>How much of the query's meaning the word carries, for judging whether a section answers it.</summary>
    public double Importance { get; set; }

    /// <summary>Whether the word names a topic, so that a section that does not have it is about something else.</summary>
    public bool NamesTopic { get; set; }

    /// <summary>What the word may stand for. Empty when the notes have nothing like it.</summary>
    public List<Interpretation> Interpretations { get; } = [];
}
