using System.Collections.Immutable;
using Bot.Core.Notes;

namespace Bot.Search.Indexing;

/// <summary>
/// For every term the sections that hold it, how much each of them is about it, and at which positions it stands. Immutable.
/// A section's positions run through its topic, its headings, its labels and then its passages, with gaps between them.
/// </summary>
internal sealed class InvertedIndex
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _termIdsBySpan;
    private readonly byte[] _positions;

    internal InvertedIndex(
        ImmutableArray<Section> sections,
        string[] terms,
        bool[] isWord,
        Dictionary<string, int> termIds,
        StemGroups stems,
        int[] postingStarts,
        int[] postingSections,
        float[] postingWeights,
        int[] postingPositions,
        byte[] positions,
        int[] passageStarts,
        Passage[] passages,
        int[] bodyStarts,
        int[] headingStarts,
        TitleSpan[] titles)
    {
        Sections = sections;
        Terms = terms;
        IsWord = isWord;
        _termIdsBySpan = termIds.GetAlternateLookup<ReadOnlySpan<char>>();
        Stems = stems;
        PostingStarts = postingStarts;
        PostingSections = postingSections;
        PostingWeights = postingWeights;
        PostingPositions = postingPositions;
        _positions = positions;
        PassageStarts = passageStarts;
        Passages = passages;
        BodyStarts = bodyStarts;
        HeadingStarts = headingStarts;
        Titles = titles;
    }

    public ImmutableArray<Section> Sections { get; }

    /// <summary>The text of each term, by its id.</summary>
    public string[] Terms { get; }

    /// <summary>By term: whether it stands as a word in the notes, and not only as words joined by hyphens and the like.</summary>
    public bool[] IsWord { get; }

    public StemGroups Stems { get; }

    /// <summary>By term: index of its first posting; one more entry than terms.</summary>
    public int[] PostingStarts { get; }

    /// <summary>By posting: the section, ascending within a term.</summary>
    public int[] PostingSections { get; }

    /// <summary>By posting: how often the term stands in the section, weighted by field and length.</summary>
    public float[] PostingWeights { get; }

    /// <summary>By posting: where its positions start in the positions stream.</summary>
    public int[] PostingPositions { get; }

    /// <summary>By section: index of its first passage; one more entry than sections.</summary>
    public int[] PassageStarts { get; }

    public Passage[] Passages { get; }

    /// <summary>By section: the first position of its text; what comes before are topic, headings and labels.</summary>
    public int[] BodyStarts { get; }

    /// <summary>By section: the first position of its headings; what comes before is the topic.</summary>
    public int[] HeadingStarts { get; }

    /// <summary>By section: its own heading.</summary>
    public TitleSpan[] Titles { get; }

    /// <summary>Returns the id of the term, or -1 when the notes do not have it.</summary>
    public int TermId(ReadOnlySpan<char> form) => _termIdsBySpan.TryGetValue(form, out var id) ? id : -1;

    /// <summary>Returns in how many sections the term stands.</summary>
    public int SectionCount(int termId) => PostingStarts[termId + 1] - PostingStarts[termId];

    public ReadOnlySpan<Passage> PassagesOf(int section) => Passages.AsSpan(PassageStarts[section]..PassageStarts[section + 1]);

    /// <summary>Returns the posting of a term in a section, or -1.</summary>
    public int FindPosting(int termId, int section)
    {
        var sections = PostingSections.AsSpan(PostingStarts[termId]..PostingStarts[termId + 1]);
        // Without branches: each step of a binary search is a coin toss, which a processor guesses wrong half of the time.
        var (low, left) = (0, sections.Length);
        while (left > 1)
        {
            var half = left >> 1;
            // The sign of the difference as a mask: numbers of sections are never negative, so that it cannot overflow.
            low += half & ((sections[low + half - 1] - section) >> 31);
            left -= half;
        }
        return left == 1 && sections[low] == section ? PostingStarts[termId] + low : -1;
    }

    /// <summary>Returns the positions of a posting, ascending.</summary>
    public PositionReader Positions(int posting) => new(_positions, PostingPositions[posting]);

    /// <summary>Returns the rarity of something that stands in so many sections: BM25's idf in the form that is never negative.</summary>
    public double Idf(int sectionCount) => Idf(sectionCount, Sections.Length);

    /// <summary>Returns the same as if it stood in so many sections of at least <paramref name="minSections"/>.</summary>
    /// <remarks>In a handful of sections every word is either common or unknown, which says nothing about how much it means.</remarks>
    public double IdfAmong(int sectionCount, int minSections) => Idf(sectionCount, Math.Max(minSections, Sections.Length));

    private static double Idf(int sectionCount, int among) => Math.Log(1 + ((among - sectionCount + 0.5) / (sectionCount + 0.5)));
}
