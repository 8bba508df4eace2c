using Bot.Search.Indexing;
using Bot.Search.Ranking;

namespace Bot.Search.Queries;

/// <summary>A query as the index sees it: what to rank by, what must and must not be there.</summary>
internal sealed class QueryPlan
{
    /// <summary>The query as it was typed.</summary>
    public required string Text { get; init; }

    /// <summary>The words to rank by, in the order of the query.</summary>
    public List<QueryWord> Words { get; } = [];

    /// <summary>Phrases that a section must have.</summary>
    public List<PhrasePostings> Required { get; } = [];

    /// <summary>Phrases, and words as phrases of one, that a section must not have.</summary>
    public List<PhrasePostings> Excluded { get; } = [];

    /// <summary>By section: whether the topic admits it; null for all.</summary>
    public bool[]? InTopic { get; set; }

    /// <summary>The topic that was asked for and does not exist; null otherwise.</summary>
    public string? UnknownTopic { get; set; }

    /// <summary>Whether a topic was asked for and exists.</summary>
    public bool HasTopic => InTopic is not null;

    /// <summary>What the wording demands of an answer.</summary>
    public QuestionForm Question { get; set; } = new();

    /// <summary>The word for what is to be done; null when the query asks for no such thing, or the word is not looked up.</summary>
    public QueryWord? Action { get; set; }

    /// <summary>The word for what is counted; null when nothing is.</summary>
    public QueryWord? Counted { get; set; }

    /// <summary>The word for the kind of thing that is asked for; null when none is, or the word is not looked up.</summary>
    public QueryWord? Asked { get; set; }

    /// <summary>The words of the two things that are compared; empty when the query does not name two.</summary>
    public (List<QueryWord> Left, List<QueryWord> Right) Compared { get; set; } = ([], []);

    /// <summary>The words of the name that is to be explained; empty when the query asks for no explanation, or one of them is not looked up.</summary>
    public List<QueryWord> Explained { get; } = [];

    /// <summary>Whether the query is two to four bare words of the subject, without any that only hold a sentence together.</summary>
    public bool IsKeywords { get; set; }

    /// <summary>Whether a required phrase is nowhere in the notes.</summary>
    public bool IsImpossible { get; set; }

    /// <summary>The query's text with misspelt words mended; null when none was.</summary>
    public string? MendedText { get; set; }

    /// <summary>The terms that any word or phrase of the query may match, for highlighting.</summary>
    public HashSet<int> MatchableTerms { get; } = [];

    /// <summary>Returns words of the plan as a bit each, in the order of <see cref="Words"/>.</summary>
    public ulong BitsOf(List<QueryWord> words)
    {
        var bits = 0UL;
        for (var w = 0; w < Words.Count && w < Occurrences.MaxWords; w++)
            bits |= words.Contains(Words[w]) ? 1UL << w : 0;
        return bits;
    }
}
