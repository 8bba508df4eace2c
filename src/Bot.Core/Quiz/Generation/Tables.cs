using System.Collections.Frozen;
using System.Collections.Immutable;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation;

/// <summary>What the columns of a table mean to a question.</summary>
internal static class Tables
{
    private const int LinesToTitleMax = 4;

    private static readonly FrozenSet<string> Descriptions = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "description", "descriptions", "meaning", "definition", "purpose", "use", "usage", "function", "functions", "role", "explanation", "what it does", "what it is",
        "what it stands for", "what it means", "what happens", "details", "effect", "use case", "use cases", "used for", "action", "responsibility", "key features",
        "job", "does", "what", "stands for", "feature", "features", "what for", "when to use", "when to use it", "best for", "suits", "good for", "task", "notes on use");

    // Columns that tell what a thing is for; another one may be for the same.
    private static readonly FrozenDictionary<string, ColumnAsk> Asks = FrozenDictionary.ToFrozenDictionary(
    [
        .. new[] { "purpose", "role", "function", "responsibility", "job", "task" }.Select(c => KeyValuePair.Create(c, new ColumnAsk(term => $"What is the {c} of “{term}”?"))),
        .. new[] { "use", "usage", "used for", "what for" }.Select(c => KeyValuePair.Create(c, new ColumnAsk(term => $"What is “{term}” used for?"))),
        .. new[] { "functions", "use case", "use cases", "effect", "action", "key features", "feature", "features", "when to use", "when to use it", "best for", "suits", "good for", "notes on use" }
            .Select(c => KeyValuePair.Create(c, new ColumnAsk(_ => null))),
    ], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Attributes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "", "property", "properties", "attribute", "attributes", "feature", "features", "aspect", "aspects", "criteria", "criterion", "characteristic", "characteristics",
        "parameter", "comparison", "point", "question", "difference", "what", "trait");

    /// <summary>Returns a row's name and its description, when the table has a column that describes.</summary>
    /// <param name="column">The heading of the column that describes.</param>
    public static bool TryReadDescription(Unit row, out string term, out string meaning, out string column)
    {
        (term, meaning, column) = ("", "", "");
        if (row.Cells.Length < 2 || row.Columns.Length != row.Cells.Length || IsComparison(row.Columns, headingSaysVersus: false) || IsColumnList(row))
            return false;
        var describing = -1;
        for (var i = 1; i < row.Columns.Length && describing < 0; i++)
        {
            if (Descriptions.Contains(row.Columns[i].Trim()))
                describing = i;
        }

        if (describing < 0)
            return false;
        (term, meaning, column) = (row.Cells[0], row.Cells[describing], row.Columns[describing].Trim());
        return term.Trim().Length > 0 && meaning.Trim().Length > 0;
    }

    /// <summary>Returns whether a cell holds a check mark, a cross or another picture, which outside its table says nothing or marks itself as wrong.</summary>
    public static bool HoldsMark(string cell) => cell.Any(c => c is >= '\u2600' and <= '\u27BF' || char.IsSurrogate(c));

    /// <summary>Returns the line in bold that stands directly above a row's table and names what it is about; null when there is none.</summary>
    public static string? TitleOf(Section section, Unit row)
    {
        if (row.Kind != UnitKind.TableRow || row.Group < 0)
            return null;
        var first = 0;
        while (first < section.Units.Length && section.Units[first].Group != row.Group)
            first++;
        // The table's head and the line below it stand between.
        return first > 0 && first < section.Units.Length && section.Units[first - 1] is { Kind: UnitKind.Paragraph or UnitKind.Definition, Strong: [var bold] } above
            && section.Units[first].FirstLine - above.LastLine <= LinesToTitleMax && Tidy.Line(above.Text) is var text && string.Equals(Tidy.Line(bold.Of(above.Text).ToString()), text, StringComparison.Ordinal)
            ? text
            : null;
    }

    /// <summary>Returns whether a column tells what things are for or suit instead of what they are.</summary>
    public static bool TellsUse(string column) => Asks.ContainsKey(column);

    /// <summary>Returns the question that such a column answers; null where other things could be named as well.</summary>
    public static string? AskForUse(string column, string term) => Asks[column](term);

    public static bool IsDescription(string column) => Descriptions.Contains(column.Trim());

    /// <summary>Returns whether the columns after the first are things that are compared and the first column says in what respect.</summary>
    public static bool IsComparison(ImmutableArray<string> columns, bool headingSaysVersus)
    {
        if (columns.Length < 3 || !Attributes.Contains(columns[0].Trim()))
            return false;
        if (columns.Skip(1).Any(c => Descriptions.Contains(c.Trim()) || !Names.IsName(Tidy.Line(c), isCode: false)))
            return false;
        if (headingSaysVersus || columns[0].Trim().Length > 0)
            return true;
        var first = Words.ContentStems(columns[1]);
        return columns.Skip(2).All(c => Words.ContentStems(c).Any(s => first.Contains(s, StringComparer.Ordinal)));
    }

    // "Standard queue | FIFO queue": each column lists what is true of its heading.
    private static bool IsColumnList(Unit row) =>
        row.Columns.Length == 2 && !Descriptions.Contains(row.Columns[1].Trim());

    private delegate string? ColumnAsk(string term);
}
