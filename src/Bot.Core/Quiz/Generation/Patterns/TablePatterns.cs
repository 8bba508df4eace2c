using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation.Patterns;

/// <summary>Rows of one table of a section.</summary>
internal sealed record TableRows(int Group, IReadOnlyList<(int Index, Unit Unit)> Rows)
{
    private const int RowsMin = 2;

    /// <summary>Returns the tables of a section whose rows are all as wide as their header.</summary>
    public static IEnumerable<TableRows> FindAll(Section section) =>
        section.Units.Select((unit, index) => (Index: index, Unit: unit))
            .Where(u => u.Unit.Kind == UnitKind.TableRow && u.Unit.Cells.Length >= 2 && u.Unit.Columns.Length == u.Unit.Cells.Length)
            .GroupBy(u => u.Unit.Group)
            .Select(g => new TableRows(g.Key, [.. g.Take(60)]))
            .Where(t => t.Rows.Count >= RowsMin);

    public System.Collections.Immutable.ImmutableArray<string> Columns => Rows[0].Unit.Columns;

    public bool IsComparison(Section section) => Tables.IsComparison(Columns, Versus.IsIn(section.Title));
}

/// <summary>Recognises headings such as "NAT gateway vs NAT instance".</summary>
internal static class Versus
{
    public static bool IsIn(string heading) =>
        Words.Split(heading).Any(w => w is "vs" or "versus" or "compared" or "comparison" or "difference" or "differences");
}

/// <summary>A figure in a table: "What is the default for “Visibility timeout”?".</summary>
internal sealed class TableFigurePattern : IQuestionPattern
{
    public string Name => "table-figure";

    public double Trust => 0.85;

    public bool NeedsEnglish => true;

    public IEnumerable<Candidate> Find(SectionView view)
    {
        foreach (var table in TableRows.FindAll(view.Section))
        {
            var isComparison = table.IsComparison(view.Section);
            foreach (var (index, row) in table.Rows)
            {
                var name = Tidy.Line(row.Cells[0]);
                for (var c = 1; c < row.Cells.Length; c++)
                {
                    var cell = Tidy.Line(row.Cells[c]);
                    var figures = Figure.FindAll(cell);
                    if (figures is not [{ IsRange: false, IsCount: false } figure] || figure.Range.Length != cell.Length)
                        continue;
                    if (TableCellPattern.Ask(Tidy.Line(row.Columns[c]), name, isComparison) is not { } prompt)
                        continue;
                    yield return new Candidate
                    {
                        Pattern = Name,
                        Kind = QuestionKind.SingleChoice,
                        Section = view.Section,
                        UnitIndex = index,
                        Line = row.FirstLine,
                        Prompt = prompt,
                        Clue = $"{row.Columns[c]} {name}",
                        Key = cell,
                        Figure = figure,
                        Shape = Shape.Figure,
                        Rivals = Column(table, index, c, figure).Concat(FigureRivals.Of(figure, view.Facts, view.Section, index)),
                        Explanation = TableCellPattern.Explain(row, c),
                    };
                }
            }
        }
    }

    private static IEnumerable<Rival> Column(TableRows table, int index, int column, Figure figure) =>
        table.Rows.Where(r => r.Index != index)
            .SelectMany(r => Figure.FindAll(Tidy.Line(r.Unit.Cells[column])))
            .Where(f => string.Equals(f.Unit, figure.Unit, StringComparison.Ordinal) && !Figure.AreEqual(f, figure))
            .Select(f => new Rival(FigureFamily.Write(figure, f.Value), "", Shape.Figure, 0))
            .Take(3);
}

/// <summary>A name in a table: "What is the blood supply for “Foregut”?", with the other rows' cells beside it.</summary>
internal sealed class TableCellPattern : IQuestionPattern
{
    private const int CellLengthMax = 60;

    public string Name => "table-cell";

    public double Trust => 0.85;

    public bool NeedsEnglish => true;

    public IEnumerable<Candidate> Find(SectionView view)
    {
        foreach (var table in TableRows.FindAll(view.Section))
        {
            // A column beside a comparison's attributes holds a bit of everything.
            if (table.IsComparison(view.Section) || view.Section.Headings.Any(Versus.IsIn) || Versus.IsIn(view.Section.Topic) || table.Columns[0].Trim().Length == 0)
                continue;
            for (var c = 1; c < table.Columns.Length; c++)
            {
                var column = Tidy.Line(table.Columns[c]);
                if (column.Length == 0 || Tables.IsDescription(column))
                    continue;
                foreach (var (index, row) in table.Rows)
                {
                    var (name, cell) = (Tidy.Line(row.Cells[0]), Tidy.Line(row.Cells[c]));
                    if (cell.Length is < 2 or > CellLengthMax || !cell.Any(char.IsLetter) || !Figure.FindAll(cell).IsEmpty || IsYesNo(cell))
                        continue;
                    if (Ask(column, name, isComparison: false) is not { } prompt)
                        continue;
                    var isCode = row.Code.Any(r => r.End <= row.Text.Length && r.Of(row.Text).Equals(cell.AsSpan(), StringComparison.Ordinal));
                    var at = c;
                    yield return new Candidate
                    {
                        Pattern = Name,
                        Kind = QuestionKind.SingleChoice,
                        Section = view.Section,
                        UnitIndex = index,
                        Line = row.FirstLine,
                        Prompt = prompt,
                        Clue = $"{column} {name}",
                        Key = cell,
                        Shape = ShapeOf(cell, isCode),
                        Rivals = table.Rows.Where(r => r.Index != index)
                            .Select(r => (Cell: Tidy.Line(r.Unit.Cells[at]), Name: Tidy.Line(r.Unit.Cells[0])))
                            .Where(r => r.Cell.Length is > 1 and <= CellLengthMax && !IsYesNo(r.Cell))
                            .Select(r => new Rival(r.Cell, r.Name, ShapeOf(r.Cell, isCode), 0)),
                        Explanation = Explain(row, c),
                    };
                }
            }
        }
    }

    /// <summary>Returns the question for a cell, or null where column and row make none.</summary>
    public static string? Ask(string column, string row, bool isComparison)
    {
        if (isComparison)
            (column, row) = (row, column);
        column = Names.WithoutBrackets(column, out _);
        var words = Words.Split(column);
        if (words.Count is 0 or > 5 || row.Length is < 2 or > 60 || column.Length < 3 || !row.Any(char.IsLetter))
            return null;
        if (EnglishText.OpensClause(words[0]) || EnglishText.IsOpenEnd(words[^1]) || words.Any(w => EnglishText.IsAuxiliary(w) || w is "what" or "who" or "whats" or "whos" or "how" or "why" or "when" or "where" or "notes" or "example" or "examples" or "comment" or "comments" or "remarks"))
            return null;
        if (!Sentences.IsBalanced(row) || !Sentences.IsBalanced(column))
            return null;
        // "AWS services commonly used": which word the verb agrees with, only grammar tells.
        if (words.Count > 1 && words[^1].EndsWith("ed", StringComparison.Ordinal))
            return null;
        var isPlural = EnglishText.IsPlural(words[^1]);
        return $"What {(isPlural ? "are" : "is")} the {LowerFirst(column)} for “{row}”?";
    }

    public static string Explain(Unit row, int column) => $"{Tidy.Line(row.Cells[0])} – {Tidy.Line(row.Columns[column])}: {Tidy.Line(row.Cells[column])}";

    // "Database Type" is "database type" inside a sentence; "EMI" and "IPv6" stay.
    private static string LowerFirst(string column) =>
        string.Join(' ', column.Split(' ').Select(w => w.Length > 1 && w.Skip(1).All(char.IsLower) ? w.ToLowerInvariant() : w));

    private static bool IsYesNo(string cell) => Words.Split(cell) is [] or ["yes" or "no" or "true" or "false" or "n" or "y" or "none" or "any" or "all" or "na", ..] or ["n", "a"];

    private static Shape ShapeOf(string cell, bool isCode)
    {
        if (Names.IsName(cell, isCode))
            return Shapes.OfName(cell, isCode);
        return Shapes.OfMeaning(cell);
    }
}
