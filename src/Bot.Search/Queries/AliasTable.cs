using System.Collections.Immutable;
using Bot.Core.Notes;
using Bot.Search.Analysis;
using Bot.Search.Indexing;

namespace Bot.Search.Queries;

/// <summary>What stands for what: the groups of the alias file and the abbreviations that the notes explain. Immutable.</summary>
internal sealed class AliasTable
{
    private const int MaxWords = 12;

    private readonly Dictionary<string, List<Entry>> _byFirstStem = new(StringComparer.Ordinal);

    /// <param name="from">The forms to find in a query, in order.</param>
    /// <param name="to">The words they also stand for, each with its other forms.</param>
    internal sealed class Entry(InvertedIndex index, string[] from, int[][] to, string text)
    {
        // Found when a query first needs it: most abbreviations of a large folder are never asked for.
        private readonly Lazy<PhrasePostings> _postings = new(() => PhrasePostings.Find(index, to));

        public string[] From { get; } = from;

        public int[][] To { get; } = to;

        public string Text { get; } = text;

        /// <summary>Where <see cref="To"/> stands in the notes.</summary>
        public PhrasePostings Postings => _postings.Value;
    }

    public static AliasTable Build(InvertedIndex index, ImmutableArray<AliasGroup> groups, IEnumerable<Abbreviation> abbreviations)
    {
        var table = new AliasTable();
        var analyzer = new TextAnalyzer();
        foreach (var group in groups)
        {
            foreach (var from in group.From)
            {
                foreach (var to in group.To)
                    table.Add(analyzer, index, from, to);
            }
        }
        foreach (var abbreviation in abbreviations.Distinct())
        {
            table.Add(analyzer, index, abbreviation.ShortForm, abbreviation.LongForm);
            table.Add(analyzer, index, abbreviation.LongForm, abbreviation.ShortForm);
        }
        return table;
    }

    /// <summary>Adds the entries whose words stand in the query from <paramref name="at"/> on.</summary>
    public void Find(List<ReadWord> words, int at, List<Entry> found)
    {
        if (!_byFirstStem.TryGetValue(EnglishStemmer.Stem(words[at].Form), out var entries))
            return;
        foreach (var entry in entries)
        {
            if (at + entry.From.Length > words.Count)
                continue;
            var matches = true;
            for (var i = 1; i < entry.From.Length && matches; i++)
                matches = IsSameWord(words[at + i].Form, entry.From[i]);
            if (matches)
                found.Add(entry);
        }
    }

    private static bool IsSameWord(string typed, string listed) =>
        string.Equals(typed, listed, StringComparison.Ordinal)
        || string.Equals(EnglishStemmer.Stem(typed), EnglishStemmer.Stem(listed), StringComparison.Ordinal);

    private void Add(TextAnalyzer analyzer, InvertedIndex index, string from, string to)
    {
        var fromForms = WordReader.Read(analyzer, index, from, withExtras: false).Select(w => w.Form).ToArray();
        var toForms = WordReader.Read(analyzer, index, to, withExtras: false).Select(w => w.Form).ToArray();
        if (fromForms.Length is 0 or > MaxWords || toForms.Length is 0 or > MaxWords || fromForms.AsSpan().SequenceEqual(toForms))
            return;
        var steps = new int[toForms.Length][];
        for (var i = 0; i < toForms.Length; i++)
        {
            var group = index.Stems.Find(toForms[i]);
            if (group < 0)
                return;
            steps[i] = [.. index.Stems.Members(group)];
        }
        var firstStem = EnglishStemmer.Stem(fromForms[0]);
        if (!_byFirstStem.TryGetValue(firstStem, out var entries))
            _byFirstStem.Add(firstStem, entries = []);
        if (!entries.Exists(e => e.From.AsSpan().SequenceEqual(fromForms) && string.Equals(e.Text, to, StringComparison.OrdinalIgnoreCase)))
            entries.Add(new Entry(index, fromForms, steps, to));
    }
}
