using Bot.Search.Analysis;

namespace Bot.Search.Indexing;

/// <summary>Which terms are forms of one word. Immutable.</summary>
internal sealed class StemGroups
{
    private readonly Dictionary<string, int> _groupByStem;
    private readonly int[] _groupOfTerm;
    private readonly int[] _memberStarts;
    private readonly int[] _members;
    private readonly int[] _sectionCounts;

    private StemGroups(Dictionary<string, int> groupByStem, int[] groupOfTerm, int[] memberStarts, int[] members, int[] sectionCounts)
    {
        _groupByStem = groupByStem;
        _groupOfTerm = groupOfTerm;
        _memberStarts = memberStarts;
        _members = members;
        _sectionCounts = sectionCounts;
    }

    /// <summary>Groups the terms by their stems.</summary>
    public static StemGroups Build(string[] terms, int[] postingStarts, int[] postingSections, int sectionCount)
    {
        var groupByStem = new Dictionary<string, int>(terms.Length, StringComparer.Ordinal);
        var groupOfTerm = new int[terms.Length];
        for (var term = 0; term < terms.Length; term++)
        {
            var stem = EnglishStemmer.Stem(terms[term]);
            if (!groupByStem.TryGetValue(stem, out var group))
            {
                group = groupByStem.Count;
                groupByStem.Add(stem, group);
            }
            groupOfTerm[term] = group;
        }

        var starts = new int[groupByStem.Count + 1];
        foreach (var group in groupOfTerm)
            starts[group + 1]++;
        for (var g = 0; g < groupByStem.Count; g++)
            starts[g + 1] += starts[g];
        var members = new int[terms.Length];
        var next = (int[])starts.Clone();
        for (var term = 0; term < terms.Length; term++)
            members[next[groupOfTerm[term]]++] = term;

        var counts = CountSections(groupByStem.Count, starts, members, postingStarts, postingSections, sectionCount);
        return new StemGroups(groupByStem, groupOfTerm, starts, members, counts);
    }

    /// <summary>Returns the group of a term.</summary>
    public int GroupOf(int termId) => _groupOfTerm[termId];

    /// <summary>Returns the group of the forms of a word that the notes need not have, or -1.</summary>
    public int Find(string form) => _groupByStem.GetValueOrDefault(EnglishStemmer.Stem(form), -1);

    /// <summary>Returns the terms of a group, in the order of their ids.</summary>
    public ReadOnlySpan<int> Members(int group) => _members.AsSpan(_memberStarts[group].._memberStarts[group + 1]);

    /// <summary>Returns in how many sections any term of the group stands.</summary>
    public int SectionCount(int group) => _sectionCounts[group];

    private static int[] CountSections(
        int groupCount, int[] starts, int[] members, int[] postingStarts, int[] postingSections, int sectionCount)
    {
        var counts = new int[groupCount];
        var lastGroup = new int[sectionCount];
        for (var group = 0; group < groupCount; group++)
        {
            if (starts[group + 1] - starts[group] == 1)
            {
                var only = members[starts[group]];
                counts[group] = postingStarts[only + 1] - postingStarts[only];
                continue;
            }
            for (var m = starts[group]; m < starts[group + 1]; m++)
            {
                for (var p = postingStarts[members[m]]; p < postingStarts[members[m] + 1]; p++)
                {
                    ref var last = ref lastGroup[postingSections[p]];
                    if (last == group + 1)
                        continue;
                    last = group + 1;
                    counts[group]++;
                }
            }
        }
        return counts;
    }
}
