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

        var sections = new List<int>();
        var weights = new List<float>();
        var starts = new List<int>();
        var buffers = new Buffers();
        foreach (var section in SectionsWithAny(index, steps[rarest]))
        {
            starts.Clear();
            FindIn(index, steps, section, starts, buffers);
            if (starts.Count == 0)
                continue;
            sections.Add(section);
            weights.Add(LeastWeight(index, steps, section));
        }
        return new PhrasePostings(index, steps, [.. sections], [.. weights]);
    }

    /// <summary>Adds the positions at which the phrase starts in a section, ascending.</summary>
    public void FindIn(int section, List<int> starts) => FindIn(_index, _steps, section, starts, new Buffers());

    /// <summary>What one search for a phrase writes on, section after section.</summary>
    private sealed class Buffers
    {
        public List<int> Positions { get; } = [];

        /// <summary>Where the phrase may start, and the position that its words so far have led to.</summary>
        public List<(int Start, int At)> Chains { get; } = [];
    }

    private static List<int> SectionsWithAny(InvertedIndex index, int[] terms)
    {
        var sections = new List<int>();
        foreach (var term in terms)
            sections.AddRange(index.PostingSections.AsSpan(index.PostingStarts[term]..index.PostingStarts[term + 1]));
        if (terms.Length > 1)
            SortDistinct(sections);
        return sections;
    }

    private static void FindIn(InvertedIndex index, int[][] steps, int section, List<int> starts, Buffers buffers)
    {
        // Most sections lack one of the words, which costs less to see than where the others stand.
        foreach (var terms in steps)
        {
            if (!HasAny(index, terms, section))
                return;
        }
        var (positions, chains) = (buffers.Positions, buffers.Chains);
        ReadPositions(index, steps[0], section, positions);
        chains.Clear();
        // Wholes count at their first and last word, so that a start is carried along with the position it has led to.
        foreach (var position in positions)
            chains.Add((position, position));
        for (var s = 1; s < steps.Length && chains.Count > 0; s++)
        {
            ReadPositions(index, steps[s], section, positions);
            chains.RemoveAll(c => positions.BinarySearch(c.At + 1) < 0);
            for (var i = 0; i < chains.Count; i++)
                chains[i] = (chains[i].Start, chains[i].At + 1);
        }
        foreach (var (start, _) in chains)
        {
            if (starts.Count == 0 || starts[^1] != start)
                starts.Add(start);
        }
    }

    private static bool HasAny(InvertedIndex index, int[] terms, int section)
    {
        foreach (var term in terms)
        {
            if (index.FindPosting(term, section) >= 0)
                return true;
        }
        return false;
    }

    private static void ReadPositions(InvertedIndex index, int[] terms, int section, List<int> positions)
    {
        positions.Clear();
        foreach (var term in terms)
        {
            var posting = index.FindPosting(term, section);
            if (posting < 0)
                continue;
            var reader = index.Positions(posting);
            while (reader.MoveNext())
                positions.Add(reader.Current);
        }
        SortDistinct(positions);
    }

    private static void SortDistinct(List<int> numbers)
    {
        numbers.Sort();
        var kept = 0;
        for (var i = 0; i < numbers.Count; i++)
        {
            if (kept == 0 || numbers[kept - 1] != numbers[i])
                numbers[kept++] = numbers[i];
        }
        numbers.RemoveRange(kept, numbers.Count - kept);
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
