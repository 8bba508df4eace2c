using System.Collections.Immutable;
using Bot.Core.Notes;
using Bot.Search.Analysis;
using Bot.Search.Indexing;
using Bot.Search.Queries;
using Bot.Search.Ranking;

namespace Bot.Search.Snippets;

/// <summary>
/// Finds what of a section compares the two things that a query compares: rows of a table that has both as columns, as rows or as values, or the two
/// bullets that explain one each. One row or bullet alone would answer half of the question.
/// </summary>
internal sealed class ComparedLines(InvertedIndex index, QueryPlan plan, SecondStage secondStage, TextAnalyzer analyzer)
{
    /// <summary>A handful, which a phone shows without scrolling.</summary>
    private const int MaxRows = 5;

    private readonly ulong _allLeft = plan.BitsOf(plan.Compared.Left) & ~plan.BitsOf(plan.Compared.Right);
    private readonly ulong _allRight = plan.BitsOf(plan.Compared.Right) & ~plan.BitsOf(plan.Compared.Left);
    private ulong _left;
    private ulong _right;

    /// <summary>Whether the query compares anything.</summary>
    public bool IsAsked => plan.Question.ComparesAll || (_allLeft != 0 && _allRight != 0);

    private bool HasSides => _left != 0 && _right != 0;

    /// <summary>Returns the passages to show of the section that was looked at last, in their order; empty where it compares nothing.</summary>
    public List<int> Find(int section, PassageEvidence evidence)
    {
        var passages = index.PassagesOf(section);
        var units = index.Sections[section].Units;
        // "Edge-optimized or regional endpoint": under the heading "Endpoint types" all are endpoints.
        _left = Distinct(_allLeft, evidence.WordsInHeadings);
        _right = Distinct(_allRight, evidence.WordsInHeadings);
        foreach (var table in TablesOf(passages, units))
        {
            if (RowsOf(table, section, evidence) is { Count: > 1 } rows)
                return rows;
        }
        return HasSides ? Definitions(passages) : [];
    }

    private static ulong Distinct(ulong side, ulong headings) => (side & ~headings) != 0 ? side & ~headings : side;

    /// <summary>The rows of each table, as passages; of a long row its beginning.</summary>
    private static List<List<int>> TablesOf(ReadOnlySpan<Passage> passages, ImmutableArray<Unit> units)
    {
        var tables = new List<List<int>>();
        var group = -1;
        for (var p = 0; p < passages.Length; p++)
        {
            if (passages[p].Start > 0 || passages[p].Unit < 0 || units[passages[p].Unit] is not { Kind: UnitKind.TableRow } unit)
                continue;
            if (tables.Count == 0 || unit.Group != group)
                tables.Add([]);
            group = unit.Group;
            tables[^1].Add(p);
        }
        return tables;
    }

    /// <summary>The rows of a table that compare the two, or all things alike where the query names no two; empty where they do not.</summary>
    private List<int> RowsOf(List<int> table, int section, PassageEvidence evidence)
    {
        if (!HasSides)
            return [.. table.Take(MaxRows)];
        var titles = WordsInTitles(table[0], section);
        if (Has(titles, _left) && Has(titles, _right))
            return Relevant(table, titles, evidence);
        var sides = table.FindAll(p => WordsInTerm(index.PassagesOf(section)[p]) is var term && Has(term, _left) != Has(term, _right));
        if (IsOfBoth(sides, p => WordsInTerm(index.PassagesOf(section)[p])))
            return [.. sides.Take(MaxRows)];
        // A table of choices says one of the two in each row.
        var isOfChoices = table.TrueForAll(p => Has(evidence.WordsIn(p), _left) || Has(evidence.WordsIn(p), _right));
        return isOfChoices && IsOfBoth(table, evidence.WordsIn) ? Relevant(table, titles, evidence) : [];
    }

    private bool IsOfBoth(List<int> rows, Func<int, ulong> wordsOf) =>
        rows.Exists(p => Has(wordsOf(p), _left)) && rows.Exists(p => Has(wordsOf(p), _right));

    /// <summary>The rows with most of the query beside the column titles, which all of them have.</summary>
    private List<int> Relevant(List<int> table, ulong titles, PassageEvidence evidence) =>
    [
        .. table.OrderByDescending(p => secondStage.GainOf(evidence.WordsIn(p) & ~titles)).ThenBy(p => p).Take(MaxRows).Order(),
    ];

    /// <summary>For each side the passage with the shortest term that is it and not the other; empty where one has none.</summary>
    private List<int> Definitions(ReadOnlySpan<Passage> passages)
    {
        var left = DefinitionOf(_left, _right, passages);
        var right = DefinitionOf(_right, _left, passages);
        return left < 0 || right < 0 ? [] : [Math.Min(left, right), Math.Max(left, right)];
    }

    private int DefinitionOf(ulong side, ulong other, ReadOnlySpan<Passage> passages)
    {
        var best = -1;
        for (var p = 0; p < passages.Length; p++)
        {
            var words = WordsInTerm(passages[p]);
            if (Has(words, side) && (words & other) == 0 && (best < 0 || passages[p].TermWords < passages[best].TermWords))
                best = p;
        }
        return best;
    }

    /// <summary>Whether half of a side, by what its words are worth, is among the words.</summary>
    private bool Has(ulong words, ulong side) => (words & side) != 0 && 2 * secondStage.GainOf(words & side) >= secondStage.GainOf(side);

    private ulong WordsInTerm(in Passage passage)
    {
        var words = 0UL;
        foreach (var entry in secondStage.CurrentEntries)
            words |= Occurrences.PositionOf(entry) >= passage.FirstPosition && Occurrences.PositionOf(entry) < passage.TermEnd ? 1UL << Occurrences.WordOf(entry) : 0;
        return words;
    }

    /// <summary>Which words of the query the column titles have, read in all passages of one row.</summary>
    private ulong WordsInTitles(int row, int section)
    {
        var passages = index.PassagesOf(section);
        var unit = passages[row].Unit;
        var titles = new List<TextRange>();
        var text = PassageText.Of(index.Sections[section].Units[unit], titles);
        var words = 0UL;
        for (var p = row; p < passages.Length && passages[p].Unit == unit; p++)
        {
            var start = passages[p].Start;
            analyzer.Analyze(text.AsSpan(start..passages[p].End), passages[p].FirstPosition);
            foreach (var token in analyzer.Tokens)
            {
                if (!titles.Exists(t => t.Start <= start + token.Start && start + token.Start < t.End))
                    continue;
                foreach (var entry in secondStage.CurrentEntries)
                    words |= Occurrences.PositionOf(entry) == token.Position ? 1UL << Occurrences.WordOf(entry) : 0;
            }
        }
        return words;
    }
}
