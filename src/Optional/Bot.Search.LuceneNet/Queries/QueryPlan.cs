using Bot.Core.Search.Language;
using Lucene.Net.Search;

namespace Bot.Search.LuceneNet.Queries;

/// <summary>A query as the index sees it.</summary>
internal sealed class QueryPlan
{
    /// <summary>At most so many different words are ranked by; of a longer query the rarest.</summary>
    public const int MaxWords = 64;

    /// <summary>The words to rank by, in the order of the query.</summary>
    public List<QueryWord> Words { get; } = [];

    /// <summary>What ranks and admits sections; without words, what admits them.</summary>
    public BooleanQuery Query { get; } = [];

    /// <summary>What ranks the best sections once more: neighbouring words of the query near each other.</summary>
    public BooleanQuery Nearness { get; } = new(disableCoord: true);

    /// <summary>By section of the library: whether the topic admits it; null for all.</summary>
    public bool[]? InTopic { get; set; }

    /// <summary>The topic that was asked for and does not exist; null otherwise.</summary>
    public string? UnknownTopic { get; set; }

    public bool HasTopic => InTopic is not null;

    /// <summary>Whether the query demands an exact phrase.</summary>
    public bool HasPhrase { get; set; }

    /// <summary>Whether the query names what must not occur.</summary>
    public bool HasExclusion { get; set; }

    /// <summary>What the wording demands of an answer.</summary>
    public QuestionForm Question { get; set; } = new();

    /// <summary>The query's text with misspelt words mended; null when none was.</summary>
    public string? MendedText { get; set; }

    /// <summary>Returns the importance of the words, given as a bit each.</summary>
    public double ImportanceOf(ulong words)
    {
        var sum = 0.0;
        for (var w = 0; w < Words.Count; w++)
            sum += (words >> w & 1) == 0 ? 0 : Words[w].Importance;
        return sum;
    }
}
