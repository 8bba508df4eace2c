using System.Collections.Immutable;
using Bot.Core.Notes;
using Bot.Search.LuceneNet.Analysis;
using Bot.Search.LuceneNet.Indexing;
using Bot.Search.LuceneNet.Queries;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.VectorHighlight;

namespace Bot.Search.LuceneNet.Ranking;

/// <summary>
/// Finds the words of a query in the sections of its answer, for marking them, choosing the passage to show and judging the answer. The places come
/// from the term vectors, through Lucene's fast vector highlighter, so that long texts are not analysed again. Used for one query, by one thread.
/// </summary>
internal sealed class EvidenceReader
{
    /// <summary>What a passage gains, of all there is to gain, when the query asks for a figure and it has one.</summary>
    private const double FigureShare = 0.15;

    /// <summary>What a passage gains for a word that only stands above it.</summary>
    private const double AboveShare = 0.5;

    private readonly IndexReader _reader;
    private readonly QueryPlan _plan;
    private readonly FieldQuery _highlighted;

    // By term: which word of the query it stands for, by which interpretation, and its place in that.
    private readonly Dictionary<string, List<Use>> _uses = new(StringComparer.Ordinal);

    public EvidenceReader(IndexReader reader, QueryPlan plan)
    {
        _reader = reader;
        _plan = plan;
        var terms = new BooleanQuery();
        for (var w = 0; w < plan.Words.Count; w++)
        {
            foreach (var interpretation in plan.Words[w].Interpretations)
            {
                for (var step = 0; step < interpretation.StemTerms.Length; step++)
                    Add(interpretation.StemTerms[step], new Use(w, interpretation, step));
            }
        }
        foreach (var term in _uses.Keys)
            terms.Add(new TermQuery(new Term(SectionFields.Body, term)), Occur.SHOULD);
        _highlighted = new FastVectorHighlighter(phraseHighlight: false, fieldMatch: true).GetFieldQuery(terms);

        void Add(string term, Use use)
        {
            if (!_uses.TryGetValue(term, out var uses))
                _uses.Add(term, uses = []);
            uses.Add(use);
        }
    }

    private readonly record struct Use(int Word, Interpretation Interpretation, int Step);

    private readonly record struct Place(string Term, int Position, int Start, int End);

    public SectionEvidence Read(Section section, int document)
    {
        var passages = SectionPassages.Of(section);
        var wordsOf = new ulong[passages.Count];
        var matchesOf = new List<TextRange>[passages.Count];
        for (var p = 0; p < passages.Count; p++)
            matchesOf[p] = [];
        var places = ReadPlaces(document);
        var byPosition = places.ToLookup(p => (p.Term, p.Position));
        var at = 0;
        foreach (var place in places)
        {
            while (at + 1 < passages.Count && passages[at + 1].Offset <= place.Start)
                at++;
            foreach (var use in _uses[place.Term])
            {
                var isMatch = !use.Interpretation.IsPhrase || StandsInPhrase(use, place.Position, byPosition);
                if (!isMatch)
                    continue;
                wordsOf[at] |= 1UL << use.Word;
                Mark(matchesOf[at], new TextRange(place.Start - passages[at].Offset, place.End - place.Start));
            }
        }
        var titles = InHeadings([section.Title]);
        var above = titles | InHeadings(SectionDocument.Context(section));
        return Choose(section, passages, wordsOf, matchesOf, above);
    }

    private List<Place> ReadPlaces(int document)
    {
        var places = new List<Place>();
        if (_uses.Count == 0)
            return places;
        var stack = new FieldTermStack(_reader, document, SectionFields.Body, _highlighted);
        while (stack.Pop() is { } first)
        {
            // Terms at one position are a ring.
            var info = first;
            do
            {
                places.Add(new Place(info.Text, info.Position, info.StartOffset, info.EndOffset));
                info = info.Next;
            }
            while (info is not null && !ReferenceEquals(info, first));
        }
        places.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.End.CompareTo(b.End));
        return places;
    }

    private static bool StandsInPhrase(Use use, int position, ILookup<(string Term, int Position), Place> places)
    {
        var terms = use.Interpretation.StemTerms;
        for (var step = 0; step < terms.Length; step++)
        {
            if (!places.Contains((terms[step], position - use.Step + step)))
                return false;
        }
        return true;
    }

    /// <summary>Adds a range, or widens the last one when they overlap: an identifier is marked as a whole.</summary>
    private static void Mark(List<TextRange> matches, TextRange range)
    {
        if (matches.Count == 0 || range.Start >= matches[^1].End)
            matches.Add(range);
        else if (range.End > matches[^1].End)
            matches[^1] = new TextRange(matches[^1].Start, range.End - matches[^1].Start);
    }

    private ulong InHeadings(IEnumerable<string> headings)
    {
        var words = 0UL;
        foreach (var heading in headings)
        {
            var terms = WordReader.TermsOf(heading);
            for (var w = 0; w < _plan.Words.Count; w++)
            {
                if (_plan.Words[w].Interpretations.Exists(i => i.StemTerms.All(terms.Contains)))
                    words |= 1UL << w;
            }
        }
        return words;
    }

    private SectionEvidence Choose(Section section, List<Passage> passages, ulong[] wordsOf, List<TextRange>[] matchesOf, ulong inHeadings)
    {
        var inUnit = new ulong[section.Units.Length];
        var all = inHeadings;
        var figure = FigureShare * _plan.ImportanceOf(~0UL);
        var (best, bestScore, atBest) = (-1, 0.0, inHeadings);
        for (var p = 0; p < passages.Count; p++)
        {
            all |= wordsOf[p];
            inUnit[passages[p].Unit] |= wordsOf[p];
            if (wordsOf[p] == 0)
                continue;
            var above = WordsAbove(section.Units, passages[p].Unit, inUnit) | inHeadings;
            var score = _plan.ImportanceOf(wordsOf[p]) + (AboveShare * _plan.ImportanceOf(above & ~wordsOf[p])) + (0.001 * matchesOf[p].Count);
            if (_plan.Question.PrefersFigure && passages[p].Text.AsSpan().ContainsAnyInRange('0', '9'))
                score += figure;
            if (score > bestScore)
                (best, bestScore, atBest) = (p, score, wordsOf[p] | above);
        }
        return new SectionEvidence(passages, wordsOf, matchesOf, all, best, atBest);
    }

    private static ulong WordsAbove(ImmutableArray<Unit> units, int unit, ulong[] inUnit)
    {
        var words = 0UL;
        for (var parent = units[unit].Parent; parent >= 0 && parent < unit; parent = units[parent].Parent)
        {
            words |= inUnit[parent];
            unit = parent;
        }
        return words;
    }
}
