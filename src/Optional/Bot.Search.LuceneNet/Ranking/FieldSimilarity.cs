using Bot.Search.LuceneNet.Indexing;
using Lucene.Net.Search.Similarities;

namespace Bot.Search.LuceneNet.Ranking;

/// <summary>BM25, with less regard for the length of headings than for that of texts.</summary>
internal sealed class FieldSimilarity : PerFieldSimilarityWrapper
{
    private readonly BM25Similarity _heading = new(k1: 1.2f, b: 0.3f);
    private readonly BM25Similarity _body = new(k1: 1.2f, b: 0.75f);

    private FieldSimilarity()
    {
    }

    public static FieldSimilarity Instance { get; } = new();

    /// <summary>Returns what remains of a score when only a part of the query matches, so that all words once beat a rare one often.</summary>
    public override float Coord(int overlap, int maxOverlap) =>
        1 - RankingWeights.CoverageShare + (RankingWeights.CoverageShare * overlap / maxOverlap);

    public override Similarity Get(string name) => name == SectionFields.Body ? _body : _heading;
}
