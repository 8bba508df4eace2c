using System.Globalization;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation;

/// <summary>Finds statements that are worded alike and give different figures of one unit.</summary>
internal sealed class Contradictions
{
    private const int BucketMax = 60;
    private const double SimilarityMin = 0.75;
    private const int WordsMin = 3;
    private const int PairsMax = 1000;

    private readonly Dictionary<(SectionId, int), FigureFact> _of = [];
    private readonly HashSet<(FigureFact First, FigureFact Second)> _seen = [];
    private readonly List<(FigureFact First, FigureFact Second)> _pairs = [];

    public Contradictions(IEnumerable<NoteFacts> notes, CancellationToken cancellationToken)
    {
        // Statements that are alike share their rarest words, so each only meets those in the bucket of its two rarest.
        var facts = notes.SelectMany(n => n.Figures).Where(f => !f.Figure.IsRange && !Guards.ExamTextGuard.IsExamText(f.Section.Units[f.UnitIndex].Text)).Select(f => (Fact: f, Words: Subject(f))).Where(f => f.Words.Count >= WordsMin).ToList();
        var counts = facts.SelectMany(f => f.Words).GroupBy(w => w, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var buckets = new Dictionary<(string, string), List<int>>();
        for (var i = 0; i < facts.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (fact, words) = facts[i];
            foreach (var word in words.OrderBy(w => counts[w]).ThenBy(w => w, StringComparer.Ordinal).Take(2))
            {
                var key = (fact.Figure.Dimension, word);
                if (!buckets.TryGetValue(key, out var bucket))
                    buckets[key] = bucket = [];
                foreach (var other in bucket)
                    Compare(facts[other], facts[i]);
                if (bucket.Count < BucketMax)
                    bucket.Add(i);
            }
        }
    }

    public IReadOnlyList<(FigureFact First, FigureFact Second)> Pairs => _pairs;

    /// <summary>Returns where another figure stands for what the unit says, or null.</summary>
    public (string Path, int Line, string Text)? Of(Section section, int unitIndex) =>
        _of.TryGetValue((section.Id, unitIndex), out var other)
            ? (other.Section.Path, other.Section.Units[other.UnitIndex].FirstLine, string.Create(CultureInfo.InvariantCulture, $"{other.Figure.Text}{(other.Figure.IsCount ? " " + other.Figure.Unit : "")}"))
            : null;

    private static List<string> Subject(FigureFact fact) =>
        [.. fact.Words.Concat(Words.ContentStems(fact.Section.Topic)).Where(w => !char.IsDigit(w[0])).Distinct(StringComparer.Ordinal)];

    private void Compare((FigureFact Fact, List<string> Words) a, (FigureFact Fact, List<string> Words) b)
    {
        if (a.Fact.Section.Id == b.Fact.Section.Id && a.Fact.UnitIndex == b.Fact.UnitIndex)
            return;
        // Items of one list are meant to differ.
        var (unitA, unitB) = (a.Fact.Section.Units[a.Fact.UnitIndex], b.Fact.Section.Units[b.Fact.UnitIndex]);
        if (a.Fact.Section.Id == b.Fact.Section.Id && unitA.Group >= 0 && unitA.Group == unitB.Group)
            return;
        if (Figure.AreEqual(a.Fact.Figure, b.Fact.Figure) || Words.Similarity(a.Words, b.Words) < SimilarityMin)
            return;
        // A statement with several figures agrees when any of them does.
        if (a.Fact.OfStatement.Any(f => Figure.AreEqual(f, b.Fact.Figure)) || b.Fact.OfStatement.Any(f => Figure.AreEqual(f, a.Fact.Figure)))
            return;
        // What differs in the words may be what the figures differ by: "standard" and "FIFO", "minimum" and "maximum".
        if (a.Words.Except(b.Words, StringComparer.Ordinal).Any() && b.Words.Except(a.Words, StringComparer.Ordinal).Any())
            return;
        _of.TryAdd((a.Fact.Section.Id, a.Fact.UnitIndex), b.Fact);
        _of.TryAdd((b.Fact.Section.Id, b.Fact.UnitIndex), a.Fact);
        if (_pairs.Count < PairsMax && _seen.Add((a.Fact, b.Fact)))
            _pairs.Add((a.Fact, b.Fact));
    }
}
