using Bot.Search.Indexing;
using Bot.Search.Queries;

namespace Bot.Search.Ranking;

/// <summary>Ranks all sections by the single words of the query: BM25 over the weighted counts of all fields.</summary>
/// <remarks>
/// Field counts are added up before they are saturated, as in BM25F (Zaragoza et al. 2004), so that a word in heading and text is not
/// rewarded twice. Of a word's interpretations the one that gains most counts.
/// </remarks>
internal static class FirstStage
{
    /// <summary>A lookup of one section in a term's postings costs about as much as reading so many of them in a row.</summary>
    private const int LookupCost = 8;

    /// <summary>To find out which sections may still come first is worth it when there are so many postings to save, not below.</summary>
    private const int MinPostingsToSave = 2_000;

    /// <summary>
    /// Fills the totals of <paramref name="scratch"/> and returns the sections to choose from, in no order: all that have a word of the query,
    /// or, when that many are admitted, at least the <paramref name="needed"/> best.
    /// </summary>
    /// <remarks>
    /// Rare words come first. Once the words that are left cannot lift a new section among the best, only those that can still get there are
    /// looked up in their long lists (Turtle and Flood, "Query evaluation: strategies and optimizations", 1995, which calls it max_score).
    /// </remarks>
    /// <param name="canLeaveOut">Whether every section is admitted, so that the best are the best of all.</param>
    public static ReadOnlySpan<int> Run(InvertedIndex index, QueryPlan plan, SearchScratch scratch, int needed, bool canLeaveOut)
    {
        var words = plan.Words.ToArray();
        var gains = Array.ConvertAll(words, w => -w.MaxGain);
        Array.Sort(gains, words);
        var (left, postingsLeft) = (0.0, 0L);
        foreach (var word in words)
            (left, postingsLeft) = (left + word.MaxGain, postingsLeft + CountPostings(index, word));
        // What the needed-th best total is likely to be: half of what it may be at most.
        var likelyLeast = 0.0;
        for (var i = 0; i < words.Length; i++)
        {
            if (canLeaveOut && left < likelyLeast && postingsLeft > MinPostingsToSave && scratch.Found.Count > needed)
            {
                likelyLeast = LeastOfBest(scratch.Found.Items, scratch.Totals, needed);
                if (left < likelyLeast)
                    return AddToBest(index, words.AsSpan(i), scratch, needed, left);
            }
            Add(index, words[i], scratch);
            left += gains[i];
            postingsLeft -= CountPostings(index, words[i]);
            likelyLeast -= gains[i] / 2;
        }
        return scratch.Found.Items;
    }

    /// <summary>Forgets the totals.</summary>
    public static void Clear(SearchScratch scratch)
    {
        for (var i = 0; i < scratch.Found.Count; i++)
            scratch.Totals[scratch.Found[i]] = 0;
        scratch.Found.Clear();
    }

    /// <summary>Returns what a section with the form's weighted count gains, as a part of 1.</summary>
    public static double Saturate(double weight) => weight / (weight + RankingWeights.K1);

    /// <summary>Returns the total that so many sections have or exceed.</summary>
    private static double LeastOfBest(ReadOnlySpan<int> sections, double[] totals, int count)
    {
        var best = new PriorityQueue<double, double>(count);
        var least = double.MinValue;
        foreach (var section in sections)
        {
            var total = totals[section];
            if (best.Count < count)
                best.Enqueue(total, total);
            else if (total > least)
                best.EnqueueDequeue(total, total);
            else
                continue;
            least = best.Peek();
        }
        return least;
    }

    /// <summary>Adds the words, which gain so much together at most, to the sections that may come first by them, and returns those.</summary>
    private static ReadOnlySpan<int> AddToBest(
        InvertedIndex index, ReadOnlySpan<QueryWord> words, SearchScratch scratch, int needed, double left)
    {
        var totals = scratch.Totals;
        var best = scratch.Best;
        best.Clear();
        Keep(scratch.Found.Items);
        foreach (var word in words)
        {
            var postings = CountPostings(index, word);
            if (postings > MinPostingsToSave && postings < (long)best.Count * LookupCost)
            {
                // What is kept is written over what has been read.
                var kept = best.Items;
                best.Clear();
                Keep(kept);
            }
            if (postings < (long)best.Count * LookupCost)
            {
                Add(index, word, scratch);
            }
            else
            {
                foreach (var section in best.Items)
                    totals[section] += GainOf(index, word, section) * word.Count;
            }
            left -= word.MaxGain;
        }
        return best.Items;

        void Keep(ReadOnlySpan<int> sections)
        {
            var least = LeastOfBest(sections, totals, needed) - left;
            foreach (var section in sections)
            {
                if (totals[section] >= least)
                    best.Add(section);
            }
        }
    }

    private static long CountPostings(InvertedIndex index, QueryWord word)
    {
        var count = 0L;
        foreach (var interpretation in word.Interpretations)
        {
            if (interpretation.Phrase is { } phrase)
            {
                count += phrase.Sections.Length;
                continue;
            }
            foreach (var term in index.Stems.Members(interpretation.Group))
                count += index.SectionCount(term);
        }
        return count;
    }

    /// <summary>Returns what one section gains by the word.</summary>
    private static double GainOf(InvertedIndex index, QueryWord word, int section)
    {
        var best = 0.0;
        foreach (var interpretation in word.Interpretations)
        {
            if (interpretation.Phrase is { } phrase)
            {
                var at = Array.BinarySearch(phrase.Sections, section);
                if (at >= 0)
                    best = Math.Max(best, interpretation.StemGain * Saturate(phrase.Weights[at]));
                continue;
            }
            var (all, exact) = (0.0, 0.0);
            foreach (var term in index.Stems.Members(interpretation.Group))
            {
                var posting = index.FindPosting(term, section);
                if (posting < 0)
                    continue;
                all += index.PostingWeights[posting];
                if (term == interpretation.TermId)
                    exact = index.PostingWeights[posting];
            }
            if (all > 0)
                best = Math.Max(best, Gain(interpretation, all, exact));
        }
        return best;
    }

    private static void Add(InvertedIndex index, QueryWord word, SearchScratch scratch)
    {
        if (word.Interpretations.Count == 1 && IsSingleTerm(index, word.Interpretations[0], out var term))
        {
            AddSingleTerm(index, word, term, scratch);
            return;
        }
        var isOnly = word.Interpretations.Count == 1;
        foreach (var interpretation in word.Interpretations)
            AddInterpretation(index, word, interpretation, isOnly, scratch);
        if (!isOnly)
            AddRaised(word, scratch);
    }

    private static bool IsSingleTerm(InvertedIndex index, Interpretation interpretation, out int term)
    {
        term = -1;
        if (interpretation.Phrase is not null)
            return false;
        var members = index.Stems.Members(interpretation.Group);
        if (members.Length != 1)
            return false;
        term = members[0];
        return true;
    }

    private static void AddSingleTerm(InvertedIndex index, QueryWord word, int term, SearchScratch scratch)
    {
        var interpretation = word.Interpretations[0];
        var isExact = term == interpretation.TermId;
        var start = index.PostingStarts[term];
        var end = index.PostingStarts[term + 1];
        var sections = index.PostingSections.AsSpan(start, end - start);
        var weights = index.PostingWeights.AsSpan(start, end - start);
        var totals = scratch.Totals;
        for (var p = 0; p < sections.Length; p++)
        {
            var saturated = Saturate(weights[p]);
            var gain = (interpretation.StemGain * saturated) + (isExact ? interpretation.ExactGain * saturated : 0);
            ref var total = ref totals[sections[p]];
            if (total == 0)
                scratch.Found.Add(sections[p]);
            total += gain * word.Count;
        }
    }

    /// <summary>Adds what sections gain by the word's only interpretation, or raises what they gain by it if this one gains more than others.</summary>
    private static void AddInterpretation(InvertedIndex index, QueryWord word, Interpretation interpretation, bool isOnly, SearchScratch scratch)
    {
        if (interpretation.Phrase is { } phrase)
        {
            for (var i = 0; i < phrase.Sections.Length; i++)
                AddGain(phrase.Sections[i], interpretation.StemGain * Saturate(phrase.Weights[i]));
            return;
        }
        var formWeights = scratch.FormWeights;
        foreach (var term in index.Stems.Members(interpretation.Group))
        {
            var isExact = term == interpretation.TermId;
            var (start, count) = (index.PostingStarts[term], index.SectionCount(term));
            var sections = index.PostingSections.AsSpan(start, count);
            var weights = index.PostingWeights.AsSpan(start, count);
            for (var p = 0; p < sections.Length; p++)
            {
                ref var form = ref formWeights[sections[p]];
                if (form.All == 0)
                    scratch.FoundByForm.Add(sections[p]);
                form.All += weights[p];
                if (isExact)
                    form.Exact = weights[p];
            }
        }
        foreach (var section in scratch.FoundByForm.Items)
        {
            ref var form = ref formWeights[section];
            AddGain(section, Gain(interpretation, form.All, form.Exact));
            form = default;
        }
        scratch.FoundByForm.Clear();

        void AddGain(int section, double gain)
        {
            if (isOnly)
                AddTotal(scratch, section, gain * word.Count);
            else
                Raise(scratch, section, gain);
        }
    }

    /// <summary>Returns what a section gains by a term that stands there with these weights, in any form and as typed.</summary>
    public static double Gain(Interpretation interpretation, double allWeight, double exactWeight) =>
        (interpretation.StemGain * Saturate(allWeight)) + (exactWeight > 0 ? interpretation.ExactGain * Saturate(exactWeight) : 0);

    private static void Raise(SearchScratch scratch, int section, double gain)
    {
        ref var best = ref scratch.WordGains[section];
        if (best == 0)
            scratch.FoundByWord.Add(section);
        best = Math.Max(best, gain);
    }

    private static void AddRaised(QueryWord word, SearchScratch scratch)
    {
        for (var i = 0; i < scratch.FoundByWord.Count; i++)
        {
            var section = scratch.FoundByWord[i];
            AddTotal(scratch, section, scratch.WordGains[section] * word.Count);
            scratch.WordGains[section] = 0;
        }
        scratch.FoundByWord.Clear();
    }

    private static void AddTotal(SearchScratch scratch, int section, double gain)
    {
        ref var total = ref scratch.Totals[section];
        if (total == 0)
            scratch.Found.Add(section);
        total += gain;
    }
}
