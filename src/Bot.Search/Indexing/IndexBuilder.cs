using System.Collections.Immutable;
using Bot.Core.Notes;
using Bot.Search.Ranking;

namespace Bot.Search.Indexing;

/// <summary>
/// Builds an <see cref="InvertedIndex"/>: runs of sections are read side by side into postings in the order of sections, then put together by
/// a counting sort into the order of terms. The index does not depend on the number of runs.
/// </summary>
internal static class IndexBuilder
{
    /// <summary>A run of fewer sections is not worth a thread.</summary>
    private const int MinRunSections = 512;

    /// <summary>Returns the index of the sections, and the abbreviations that they explain.</summary>
    public static (InvertedIndex Index, ImmutableArray<Abbreviation> Abbreviations) Build(
        ImmutableArray<Section> sections, CancellationToken cancellationToken) =>
        Build(sections, Math.Clamp(sections.Length / MinRunSections, 1, Environment.ProcessorCount), cancellationToken);

    /// <summary>The same with a given number of runs.</summary>
    public static (InvertedIndex Index, ImmutableArray<Abbreviation> Abbreviations) Build(
        ImmutableArray<Section> sections, int runCount, CancellationToken cancellationToken)
    {
        var runs = new PostingCollector[runCount];
        Parallel.For(
            0,
            runCount,
            new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
            run =>
            {
                var collector = new PostingCollector();
                var (from, to) = (RunStart(run), RunStart(run + 1));
                for (var s = from; s < to; s++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    collector.Add(sections[s]);
                }
                runs[run] = collector;
            });
        return (Invert(sections, runs), [.. runs.SelectMany(r => r.Abbreviations)]);

        int RunStart(int run) => (int)((long)sections.Length * run / runCount);
    }

    private static InvertedIndex Invert(ImmutableArray<Section> sections, PostingCollector[] runs)
    {
        var (termIds, idsOfRuns, isWord) = MergeTerms(runs);
        var postingCount = runs.Sum(r => r.PostingTerms.Length);
        var starts = new int[termIds.Count + 1];
        for (var r = 0; r < runs.Length; r++)
        {
            foreach (var term in runs[r].PostingTerms)
                starts[idsOfRuns[r][term] + 1]++;
        }
        for (var t = 0; t < termIds.Count; t++)
            starts[t + 1] += starts[t];

        var next = (int[])starts.Clone();
        var postingSections = new int[postingCount];
        var weights = new float[postingCount];
        var postingPositions = new int[postingCount];
        var positions = new byte[runs.Sum(r => r.Positions.Length)];
        var passages = new Passage[runs.Sum(r => r.Passages.Length)];
        var passageStarts = new int[sections.Length + 1];
        var bodyStarts = new int[sections.Length];
        var headingStarts = new int[sections.Length];
        var titles = new TitleSpan[sections.Length];
        var averageLength = AverageLength(runs);
        var section = 0;
        var positionsBefore = 0;
        var passagesBefore = 0;
        for (var r = 0; r < runs.Length; r++)
        {
            var run = runs[r];
            var ids = idsOfRuns[r];
            var terms = run.PostingTerms;
            var titleWeights = run.TitleWeights;
            var bodyWeights = run.BodyWeights;
            var positionsOfRun = run.PostingPositions;
            var p = 0;
            foreach (var collected in run.Sections.Items)
            {
                var norm = 1 - RankingWeights.B + (RankingWeights.B * collected.Length / averageLength);
                for (; p < collected.PostingsEnd; p++)
                {
                    var to = next[ids[terms[p]]]++;
                    postingSections[to] = section;
                    weights[to] = (float)(titleWeights[p] + (bodyWeights[p] / norm));
                    postingPositions[to] = positionsBefore + positionsOfRun[p];
                }
                headingStarts[section] = collected.HeadingStart;
                titles[section] = collected.Title;
                bodyStarts[section] = collected.BodyStart;
                passageStarts[++section] = passagesBefore + collected.PassagesEnd;
            }
            run.Positions.CopyTo(positions.AsSpan(positionsBefore));
            run.Passages.CopyTo(passages.AsSpan(passagesBefore));
            positionsBefore += run.Positions.Length;
            passagesBefore += run.Passages.Length;
        }

        var texts = new string[termIds.Count];
        foreach (var (term, id) in termIds)
            texts[id] = term;
        var stems = StemGroups.Build(texts, starts, postingSections, sections.Length);
        return new InvertedIndex(
            sections, texts, isWord, termIds, stems, starts, postingSections, weights, postingPositions, positions, passageStarts, passages,
            bodyStarts, headingStarts, titles);
    }

    /// <summary>Numbers the terms in the order in which they first stand in the notes, and says which number each has that a run gave.</summary>
    private static (Dictionary<string, int> TermIds, int[][] IdsOfRuns, bool[] IsWord) MergeTerms(PostingCollector[] runs)
    {
        var termIds = runs[0].TermIds;
        var idsOfRuns = new int[runs.Length][];
        for (var r = 0; r < runs.Length; r++)
        {
            var ids = new int[runs[r].TermIds.Count];
            // A dictionary that only grew gives its entries in the order in which they were added.
            foreach (var (term, id) in runs[r].TermIds)
            {
                if (!termIds.TryGetValue(term, out ids[id]))
                    termIds.Add(term, ids[id] = termIds.Count);
            }
            idsOfRuns[r] = ids;
        }
        var isWord = new bool[termIds.Count];
        for (var r = 0; r < runs.Length; r++)
        {
            for (var id = 0; id < idsOfRuns[r].Length; id++)
                isWord[idsOfRuns[r][id]] |= runs[r].IsWord[id];
        }
        return (termIds, idsOfRuns, isWord);
    }

    private static double AverageLength(PostingCollector[] runs)
    {
        var (sum, count) = (0L, 0);
        foreach (var run in runs)
        {
            foreach (var section in run.Sections.Items)
                sum += section.Length;
            count += run.Sections.Count;
        }
        return count == 0 ? 1 : Math.Max(1, (double)sum / count);
    }
}
