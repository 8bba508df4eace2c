using Bot.Search.Analysis;
using Bot.Search.Indexing;

namespace Bot.Search.Ranking;

/// <summary>The working memory of one search, reused by the next. By section, all zero between uses.</summary>
internal sealed class SearchScratch(int sectionCount)
{
    private ulong[] _unitWords = new ulong[64];

    public TextAnalyzer Analyzer { get; } = new();

    /// <summary>What each section has gained so far.</summary>
    public double[] Totals { get; } = new double[sectionCount];

    /// <summary>The sections with a total, in no order.</summary>
    public GrowingArray<int> Found { get; } = new();

    /// <summary>Of these the ones that may come first.</summary>
    public GrowingArray<int> Best { get; } = new();

    /// <summary>What each section gains by the word at hand.</summary>
    public double[] WordGains { get; } = new double[sectionCount];

    public GrowingArray<int> FoundByWord { get; } = new();

    /// <summary>The weights of the term at hand in any form and as typed, side by side as they are always used together.</summary>
    public (double All, double Exact)[] FormWeights { get; } = new (double, double)[sectionCount];

    public GrowingArray<int> FoundByForm { get; } = new();

    /// <summary>Where the words of the query stand in the section at hand, see <see cref="Occurrences"/>.</summary>
    public GrowingArray<long> Occurrences { get; } = new();

    public List<int> PhraseStarts { get; } = [];

    public PassageEvidence Evidence { get; } = new();

    /// <summary>Returns a cleared bit set of query words for each unit of a section.</summary>
    public Span<ulong> UnitWords(int units)
    {
        if (_unitWords.Length < units)
            _unitWords = new ulong[Math.Max(units, _unitWords.Length * 2)];
        var span = _unitWords.AsSpan(0, units);
        span.Clear();
        return span;
    }
}
