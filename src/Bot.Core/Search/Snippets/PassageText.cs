using System.Text;
using Bot.Core.Notes;

namespace Bot.Core.Search.Snippets;

/// <summary>
/// The text of a unit that is indexed and shown. For a row of a table, each cell is named by its column, so that the row can be read alone and
/// is found by its column titles: <c>Visibility timeout — Default: 30 seconds; Maximum: 12 hours</c>. An item with a box starts with it. For everything
/// else, the unit's own text. Always as <see cref="ReadableUnit"/> has it.
/// </summary>
public static class PassageText
{
    private const string AfterFirst = " — ";
    private const string AfterTitle = ": ";
    private const string AfterCell = "; ";

    public static string Of(Unit unit) => Write(ReadableUnit.Of(unit), titles: null);

    /// <summary>Returns the text, and adds the ranges of it that are column titles to <paramref name="titles"/>.</summary>
    public static string Of(Unit unit, List<TextRange> titles) => Write(ReadableUnit.Of(unit), titles);

    /// <summary>Returns where the term ends that a unit's text starts with and explains, or that a row is about; 0 without one.</summary>
    public static int TermLength(Unit unit, string text)
    {
        unit = ReadableUnit.Of(unit);
        var term = IsNamed(unit) ? unit.Cells[0] : unit.Term;
        var box = BoxOf(unit).Length;
        return term is not null && text.AsSpan(box).StartsWith(term) ? box + term.Length : 0;
    }

    private static string BoxOf(Unit unit) => unit.Ticked switch { true => "☑ ", false => "☐ ", null => "" };

    private static bool IsNamed(Unit unit) =>
        unit.Kind == UnitKind.TableRow && unit.Cells.Length > 1 && unit.Columns.Length == unit.Cells.Length;

    private static string Write(Unit unit, List<TextRange>? titles)
    {
        if (!IsNamed(unit))
            return unit.Ticked is null ? unit.Text : BoxOf(unit) + unit.Text;
        var text = new StringBuilder(unit.Text.Length * 2);
        // The first cell says what the row is about, and needs no title for that.
        text.Append(unit.Cells[0]);
        var before = text.Length == 0 ? "" : AfterFirst;
        for (var i = 1; i < unit.Cells.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(unit.Cells[i]))
                continue;
            text.Append(before);
            before = AfterCell;
            if (!string.IsNullOrWhiteSpace(unit.Columns[i]))
            {
                titles?.Add(new TextRange(text.Length, unit.Columns[i].Length));
                text.Append(unit.Columns[i]).Append(AfterTitle);
            }
            text.Append(unit.Cells[i]);
        }
        return text.ToString();
    }
}
