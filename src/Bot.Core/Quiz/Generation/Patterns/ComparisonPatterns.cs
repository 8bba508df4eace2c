using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation.Patterns;

/// <summary>
/// A table that compares two things row by row: "Which of these is true of FIFO queue, not of Standard queue?". The distractors are
/// the other column's cells, so that each is wrong for the thing asked about and right for its rival.
/// </summary>
internal sealed class ComparisonPattern : IQuestionPattern
{
    private const int CellLengthMax = 70;

    public string Name => "comparison";

    public double Trust => 0.85;

    public bool NeedsEnglish => true;

    public IEnumerable<Candidate> Find(SectionView view)
    {
        foreach (var table in TableRows.FindAll(view.Section))
        {
            if (!table.IsComparison(view.Section) || table.Columns.Length != 3)
                continue;
            for (var c = 1; c <= 2; c++)
            {
                var (name, other) = (Tidy.Line(table.Columns[c]), Tidy.Line(table.Columns[3 - c]));
                foreach (var (index, row) in table.Rows)
                {
                    if (!Differs(row))
                        continue;
                    var opposite = 3 - c;
                    yield return new Candidate
                    {
                        Pattern = Name,
                        Kind = QuestionKind.SingleChoice,
                        Section = view.Section,
                        UnitIndex = index,
                        Line = row.FirstLine,
                        Prompt = $"Which of these is true of “{name}”, not of “{other}”?",
                        Clue = name,
                        Key = Option(row, c),
                        Shape = Shape.OtherClause,
                        Rivals = table.Rows.Where(r => r.Index != index && Differs(r.Unit) && !SpeaksOf(r.Unit.Cells[opposite], other))
                            .Select(r => new Rival(Option(r.Unit, opposite), other, Shape.OtherClause, 0)),
                        Explanation = $"{Tidy.Line(row.Cells[0])}: {name} – {Tidy.Line(row.Cells[c])}; {other} – {Tidy.Line(row.Cells[3 - c])}",
                        IsContrast = true,
                    };
                }
            }
        }
    }

    // The cell as the note has it: a first letter made small would be so in one option and not in the next.
    private static string Option(Unit row, int column) => $"{Tidy.Line(row.Cells[0])}: {Tidy.Line(row.Cells[column])}";

    // "DynamoDB only" under "DynamoDB Accelerator": the cell says itself which column it is from.
    private static bool SpeaksOf(string cell, string column) =>
        Words.ContentStems(column) is var head && Words.ContentStems(cell).Any(s => s.Length > 2 && Words.HoldsRelated(head, s));

    private static bool Differs(Unit row)
    {
        var (first, second) = (Tidy.Line(row.Cells[1]), Tidy.Line(row.Cells[2]));
        if (IsBare(first) || IsBare(second) || Words.Split(row.Cells[0]) is ["example" or "examples" or "analogy"] or ["exam", ..] || row.Cells[0].Contains('?', StringComparison.Ordinal))
            return false;
        return first.Length is > 1 and <= CellLengthMax && second.Length is > 1 and <= CellLengthMax && row.Cells[0].Trim().Length is > 1 and <= 30
            && Words.ContentStems(first) is var ofFirst && Words.ContentStems(second) is var ofSecond && Words.Similarity(ofFirst, ofSecond) < 0.5
            // "Required" beside "Required (with a token)" is true of both.
            && !Words.HoldsAll(ofFirst, ofSecond) && !Words.HoldsAll(ofSecond, ofFirst);
    }

    // "No", "not supported", "n/a": of a thing that lacks something nearly everything is true.
    private static bool IsBare(string cell) => cell is ['(', .., ')'] || Tables.HoldsMark(cell)
        || Words.Split(cell) is [] or ["yes" or "no" or "not" or "none" or "n" or "depends" or "same" or "both" or "varies" or "optional" or "optionally" or "partial" or "partially" or "partly", ..];
}

/// <summary>A table of two columns under their names: "Which of these is true of Security Group, not of Network ACL?".</summary>
internal sealed class ColumnContrastPattern : IQuestionPattern
{
    private const int CellLengthMax = 90;

    public string Name => "column-contrast";

    public double Trust => 0.8;

    public bool NeedsEnglish => true;

    public IEnumerable<Candidate> Find(SectionView view)
    {
        foreach (var table in TableRows.FindAll(view.Section))
        {
            if (table.Columns.Length != 2 || Tables.IsDescription(table.Columns[1]) || table.Rows.Count < 3)
                continue;
            var names = table.Columns.Select(Tidy.Line).ToList();
            // Two columns compare their heads only where the heading says so or the heads share a word.
            var shared = Words.ContentStems(names[0]).Any(s => Words.ContentStems(names[1]).Contains(s, StringComparer.Ordinal));
            if (!(Versus.IsIn(view.Section.Title) && shared) || names.Any(n => n.Length is < 2 or > 40))
                continue;
            for (var c = 0; c < 2; c++)
            {
                var opposite = 1 - c;
                foreach (var (index, row) in table.Rows)
                {
                    if (!IsStatement(row.Cells[c]) || table.Rows.Any(r => IsNearlySame(row.Cells[c], r.Unit.Cells[opposite])))
                        continue;
                    yield return new Candidate
                    {
                        Pattern = Name,
                        Kind = QuestionKind.SingleChoice,
                        Section = view.Section,
                        UnitIndex = index,
                        Line = row.FirstLine,
                        Prompt = $"Which of these belongs to “{names[c]}”, not to “{names[opposite]}”?",
                        Clue = names[c],
                        Key = Tidy.Capitalized(Tidy.Line(row.Cells[c])),
                        Shape = Shape.OtherClause,
                        Rivals = table.Rows.Where(r => IsStatement(r.Unit.Cells[opposite]))
                            .OrderBy(r => r.Index == index ? 1 : 0)
                            .Select(r => new Rival(Tidy.Capitalized(Tidy.Line(r.Unit.Cells[opposite])), names[opposite], Shape.OtherClause, 0)),
                        Explanation = $"{names[c]}: {Tidy.Line(row.Cells[c])}",
                        IsContrast = true,
                    };
                }
            }
        }
    }

    // What stands in both columns is true of both.
    private static bool IsNearlySame(string cell, string other) => Words.Similarity(Words.ContentStems(Tidy.Line(cell)), Words.ContentStems(Tidy.Line(other))) >= 0.5;

    private static bool IsStatement(string cell) => !Tables.HoldsMark(cell) && Tidy.Line(cell).Length is > 8 and <= CellLengthMax && Words.ContentStems(cell).Count >= 2;
}
