namespace Bot.Search.Indexing;

/// <summary>Where a sequence of words stands in the notes. Immutable.</summary>
internal sealed class PhrasePostings
{
    private readonly InvertedIndex _index;
    private readonly int[][] _steps;

    private PhrasePostings(InvertedIndex index, int[][] steps, int[] sections, float[] weights)
    {
        _index = index;
        _steps = steps;
        Sections = sections;
        Weights = weights;
    }

    /// <summary>The sections with the phrase, ascending.</summary>
    public int[] Sections { get; }

    /// <summary>By entry of <see cref="Sections"/>: the weight of the phrase's least word there.</summary>
    public float[] Weights { get; }

    /// <summary>By word of the phrase: the terms that may stand for it.</summary>
    public ReadOnlySpan<int[]> Steps => _steps;

    /// <summary>Finds the sections in which terms of each step stand one behind the other.</summary>
    public static PhrasePostings Find(InvertedIndex index, int[][] steps)
    {
        var rarest = 0;
        var rarestCount = int.MaxValue;
        for (var s = 0; s < steps.Length; s++)
        {
            var count = steps[s].Sum(index.SectionCount);
            if (count < rarestCount)
                (rarest, rarestCount) = (s, count);
        }
        if (rarestCount is 0 or int.MaxValue)
            return new PhrasePostings(index, steps, [], []);

        var candidates = new SortedSet<int>();
        foreach (var term in steps[rarest])
        {
            for (var p = index.PostingStarts[term]; p < index.PostingStarts[term + 1]; p++)
                candidates.Add(index.PostingSections[p]);
        }
        var sections = new List<int>();
        var weights = new List<float>();
        var starts = new List<int>();
        foreach (var section in candidates)
        {
            starts.Clear();
            FindIn(index, steps, section, starts);
            if (starts.Count == 0)
                continue;
            sections.Add(section);
            weights.Add(LeastWeight(index, steps, section));
        }
        return new PhrasePostings(index, steps, [.. sections], [.. weights]);
    }

    /// <summary>Adds the positions at which the phrase starts in a section, ascending.</summary>
    public void FindIn(int section, List<int> starts) => FindIn(_index, _steps, section, starts);

    private static void FindIn(InvertedIndex index, int[][] steps, int section, List<int> starts)
    {
        var current = PositionsOf(index, steps[0], section);
        // Wholes count at their first and last word, so that a start is carried along with the position it has led to.
        var chains = current.Select(p => (Start: p, At: p)).ToList();
        for (var s = 1; s < steps.Length && chains.Count > 0; s++)
        {
            var next = PositionsOf(index, steps[s], section);
            chains.RemoveAll(c => !next.Contains(c.At + 1));
            for (var i = 0; i < chains.Count; i++)
                chains[i] = (chains[i].Start, chains[i].At + 1);
        }
        foreach (var chain in chains)
        {
            if (starts.Count == 0 || starts[^1] != chain.Start)
                starts.Add(chain.Start);
        }
    }

    private static SortedSet<int> PositionsOf(InvertedIndex index, int[] terms, int section)
    {
        var positions = new SortedSet<int>();
        foreach (var term in terms)
        {
            var posting = index.FindPosting(term, section);
            if (posting < 0)
                continue;
            var reader = index.Positions(posting);
            while (reader.MoveNext())
                positions.Add(reader.Current);
        }
        return positions;
    }

    private static float LeastWeight(InvertedIndex index, int[][] steps, int section)
    {
        var least = float.MaxValue;
        foreach (var terms in steps)
        {
            var sum = 0f;
            foreach (var term in terms)
            {
                var posting = index.FindPosting(term, section);
                if (posting >= 0)
                    sum += index.PostingWeights[posting];
            }
            least = Math.Min(least, sum);
        }
        return least;
    }
}
