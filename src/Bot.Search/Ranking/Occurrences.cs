using Bot.Search.Indexing;
using Bot.Search.Queries;

namespace Bot.Search.Ranking;

/// <summary>
/// Where the words of a query stand in one section: an entry each, packed into a number whose order is that of the positions.
/// </summary>
internal static class Occurrences
{
    /// <summary>Words of the query beyond these take no part in nearness and passages.</summary>
    public const int MaxWords = 64;

    public static int PositionOf(long entry) => (int)(entry >> 16);

    public static int WordOf(long entry) => (int)(entry >> 8) & 0xFF;

    public static MatchTier TierOf(long entry) => (MatchTier)(entry & 0xFF);

    /// <summary>Collects the entries of a section into <paramref name="scratch"/>, in the order of positions.</summary>
    public static Span<long> Collect(InvertedIndex index, QueryPlan plan, int section, SearchScratch scratch)
    {
        var entries = scratch.Occurrences;
        entries.Clear();
        for (var w = 0; w < plan.Words.Count && w < MaxWords; w++)
        {
            foreach (var interpretation in plan.Words[w].Interpretations)
            {
                if (interpretation.Phrase is { } phrase)
                    AddPhrase(phrase, w, interpretation.Tier, section, scratch);
                else
                    AddTerms(index, interpretation, w, section, entries);
            }
        }
        var span = entries.Items;
        span.Sort();
        return span;
    }

    /// <summary>Returns whether the word, or something that it stands for, is in the section.</summary>
    public static bool Has(InvertedIndex index, QueryWord word, int section)
    {
        foreach (var interpretation in word.Interpretations)
        {
            if (interpretation.Phrase is { } phrase)
            {
                if (Array.BinarySearch(phrase.Sections, section) >= 0)
                    return true;
                continue;
            }
            foreach (var term in index.Stems.Members(interpretation.Group))
            {
                if (index.FindPosting(term, section) >= 0)
                    return true;
            }
        }
        return false;
    }

    private static void AddTerms(InvertedIndex index, Interpretation interpretation, int word, int section, GrowingArray<long> entries)
    {
        foreach (var term in index.Stems.Members(interpretation.Group))
        {
            var posting = index.FindPosting(term, section);
            if (posting < 0)
                continue;
            var tier = interpretation.TierOf(term);
            var positions = index.Positions(posting);
            while (positions.MoveNext())
                entries.Add(Pack(positions.Current, word, tier));
        }
    }

    private static void AddPhrase(PhrasePostings phrase, int word, MatchTier tier, int section, SearchScratch scratch)
    {
        if (Array.BinarySearch(phrase.Sections, section) < 0)
            return;
        scratch.PhraseStarts.Clear();
        phrase.FindIn(section, scratch.PhraseStarts);
        foreach (var start in scratch.PhraseStarts)
        {
            for (var step = 0; step < phrase.Steps.Length; step++)
                scratch.Occurrences.Add(Pack(start + step, word, tier));
        }
    }

    /// <summary>Whether any word of the query stands at a position. Entries are in the order of their positions, as <see cref="Collect"/> leaves them.</summary>
    public static bool HasAt(ReadOnlySpan<long> entries, int position)
    {
        var (low, high) = (0, entries.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (PositionOf(entries[middle]) < position)
                low = middle + 1;
            else
                high = middle;
        }
        return low < entries.Length && PositionOf(entries[low]) == position;
    }

    private static long Pack(int position, int word, MatchTier tier) => ((long)position << 16) | ((long)word << 8) | (byte)tier;
}
