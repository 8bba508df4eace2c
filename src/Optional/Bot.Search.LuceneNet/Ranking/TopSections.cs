using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Bot.Search.LuceneNet.Ranking;

/// <summary>A section that was found.</summary>
/// <param name="Section">Its number in the library.</param>
/// <param name="Document">Its number in the reader.</param>
internal readonly record struct FoundSection(int Section, int Document, float Score);

/// <summary>
/// Keeps the best sections. Lucene's own collector breaks ties by the numbers of documents, which change with every merge; this one by the order of
/// the library, so that the same query on the same notes answers the same.
/// </summary>
/// <param name="limit">At most this many are kept.</param>
/// <param name="sectionOf">The section of each document; -1 for one that is in the library no more.</param>
/// <param name="inTopic">By section: whether it is wanted; null for all.</param>
internal sealed class TopSections(int limit, int[] sectionOf, bool[]? inTopic) : ICollector
{
    private readonly PriorityQueue<FoundSection, FoundSection> _worstFirst = new(Comparer<FoundSection>.Create((a, b) => Compare(b, a)));
    private Scorer? _scorer;
    private int _base;

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context) => _base = context.DocBase;

    public void Collect(int doc)
    {
        var section = sectionOf[_base + doc];
        if (section < 0 || (inTopic is not null && !inTopic[section]))
            return;
        var found = new FoundSection(section, _base + doc, _scorer!.GetScore());
        if (_worstFirst.Count < limit)
            _worstFirst.Enqueue(found, found);
        else if (Compare(found, _worstFirst.Peek()) < 0)
            _worstFirst.EnqueueDequeue(found, found);
    }

    /// <summary>Compares by score, best first, and then by the order of the library.</summary>
    public static int Compare(FoundSection a, FoundSection b) => a.Score == b.Score ? a.Section.CompareTo(b.Section) : b.Score.CompareTo(a.Score);

    /// <summary>Returns what was kept, best first. The collector is empty afterwards.</summary>
    public List<FoundSection> Take()
    {
        var found = new List<FoundSection>(_worstFirst.Count);
        while (_worstFirst.TryDequeue(out var section, out _))
            found.Add(section);
        found.Reverse();
        return found;
    }
}
