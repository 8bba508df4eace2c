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
    /// <summary>Fills the totals of <paramref name="scratch"/>.</summary>
    public static void Run(InvertedIndex index, QueryPlan plan, SearchScratch scratch)
    {
        foreach (var word in plan.Words)
        {
            if (word.Interpretations.Count == 1 && IsSingleTerm(index, word.Interpretations[0], out var term))
            {
                AddSingleTerm(index, word, term, scratch);
                continue;
            }
            foreach (var interpretation in word.Interpretations)
                AddInterpretation(index, interpretation, scratch);
            AddWord(word, scratch);
        }
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

    private static void AddInterpretation(InvertedIndex index, Interpretation interpretation, SearchScratch scratch)
    {
        if (interpretation.Phrase is { } phrase)
        {
            for (var i = 0; i < phrase.Sections.Length; i++)
                Raise(scratch, phrase.Sections[i], interpretation.StemGain * Saturate(phrase.Weights[i]));
            return;
        }
        foreach (var term in index.Stems.Members(interpretation.Group))
        {
            var isExact = term == interpretation.TermId;
            for (var p = index.PostingStarts[term]; p < index.PostingStarts[term + 1]; p++)
            {
                var section = index.PostingSections[p];
                ref var all = ref scratch.AllWeights[section];
                if (all == 0)
                    scratch.FoundByForm.Add(section);
                all += index.PostingWeights[p];
                if (isExact)
                    scratch.ExactWeights[section] = index.PostingWeights[p];
            }
        }
        for (var i = 0; i < scratch.FoundByForm.Count; i++)
        {
            var section = scratch.FoundByForm[i];
            Raise(scratch, section, Gain(interpretation, scratch.AllWeights[section], scratch.ExactWeights[section]));
            scratch.AllWeights[section] = 0;
            scratch.ExactWeights[section] = 0;
        }
        scratch.FoundByForm.Clear();
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

    private static void AddWord(QueryWord word, SearchScratch scratch)
    {
        for (var i = 0; i < scratch.FoundByWord.Count; i++)
        {
            var section = scratch.FoundByWord[i];
            ref var total = ref scratch.Totals[section];
            if (total == 0)
                scratch.Found.Add(section);
            total += scratch.WordGains[section] * word.Count;
            scratch.WordGains[section] = 0;
        }
        scratch.FoundByWord.Clear();
    }
}
