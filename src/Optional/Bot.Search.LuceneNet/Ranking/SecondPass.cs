using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Bot.Search.LuceneNet.Ranking;

/// <summary>
/// Scores a few documents by one more query. Lucene's <c>QueryRescorer</c> is for this, and in 4.8 it fails when a segment has no match at all.
/// </summary>
internal static class SecondPass
{
    /// <summary>Returns the scores of those of the documents that the query matches.</summary>
    public static Dictionary<int, float> Score(IndexSearcher searcher, Query query, IEnumerable<int> documents)
    {
        var collector = new ScoreCollector();
        searcher.Search(query, new DocumentFilter([.. documents.Order()]), collector);
        return collector.Scores;
    }

    private sealed class DocumentFilter(int[] documents) : Filter
    {
        public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
        {
            var bits = new FixedBitSet(context.Reader.MaxDoc);
            foreach (var document in documents)
            {
                if (document >= context.DocBase && document < context.DocBase + context.Reader.MaxDoc)
                    bits.Set(document - context.DocBase);
            }
            return bits;
        }
    }

    private sealed class ScoreCollector : ICollector
    {
        private Scorer? _scorer;
        private int _base;

        public Dictionary<int, float> Scores { get; } = [];

        public bool AcceptsDocsOutOfOrder => true;

        public void SetScorer(Scorer scorer) => _scorer = scorer;

        public void SetNextReader(AtomicReaderContext context) => _base = context.DocBase;

        public void Collect(int doc) => Scores.Add(_base + doc, _scorer!.GetScore());
    }
}
