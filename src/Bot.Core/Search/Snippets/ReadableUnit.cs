using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation;
using Bot.Core.Quiz.Generation.Patterns;

namespace Bot.Core.Search.Snippets;

/// <summary>
/// A unit as a person reads it: the marks of a flash-card program give way to what they mean. <c>{{c1::gap::hint}}</c> is the gap's text, and
/// <c>question::answer</c> reads <c>question — answer</c>. Pure.
/// </summary>
/// <remarks>
/// The unit itself keeps the marks: a question is made from them. What is a card is decided by the pattern that asks it, so that a name such as
/// <c>std::vector</c> stays whole in both.
/// </remarks>
public static partial class ReadableUnit
{
    private const string Between = " — ";

    /// <summary>Returns the unit without such marks, its ranges moved with the text; the same instance when it has none, or is code.</summary>
    public static Unit Of(Unit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (unit.Kind == UnitKind.Code || !unit.Text.Contains("::", StringComparison.Ordinal))
            return unit;
        var edits = Edits(unit.Text, unit.Code);
        return edits.Count == 0 ? unit : unit with
        {
            Text = Apply(unit.Text, edits),
            Strong = Moved(unit.Strong, edits),
            Code = Moved(unit.Code, edits),
            Marked = Moved(unit.Marked, edits),
            Term = unit.Term is null ? null : Readable(unit.Term),
            Meaning = unit.Meaning is null ? null : Readable(unit.Meaning),
            Cells = [.. unit.Cells.Select(Readable)],
        };
    }

    private static string Readable(string text) => Apply(text, Edits(text, []));

    /// <summary>Returns what is replaced, in order and without overlap.</summary>
    private static List<Edit> Edits(string text, ImmutableArray<TextRange> code)
    {
        var edits = new List<Edit>();
        foreach (Match gap in Cloze().Matches(text))
        {
            if (IsIn(code, gap.Index))
                continue;
            var shown = gap.Groups["text"];
            edits.Add(new Edit(gap.Index, shown.Index, ""));
            edits.Add(new Edit(shown.Index + shown.Length, gap.Index + gap.Length, ""));
        }

        if (edits.Count > 0)
            return edits;
        var start = 0;
        foreach (var line in text.Split('\n'))
        {
            var at = line.IndexOf("::", StringComparison.Ordinal);
            if (at > 0 && at + 2 < line.Length && !IsIn(code, start + at)
                // "We use std::vector": the guards of a question would refuse it, and here it is better shown as it stands.
                && !(char.IsLower(line[at - 1]) && char.IsLower(line[at + 2]))
                && CardLine.Read(new RawLine(Number: 0, line, line, IsFenced: false)) is { JoinsNames: false, JoinsIdentifiers: false } card)
            {
                var from = start + line.IndexOf(card.Front, StringComparison.Ordinal) + card.Front.Length;
                edits.Add(new Edit(from, start + line.LastIndexOf(card.Back, StringComparison.Ordinal), Between));
            }

            start += line.Length + 1;
        }

        return edits;
    }

    private static string Apply(string text, List<Edit> edits)
    {
        var output = new StringBuilder(text.Length + edits.Count);
        var at = 0;
        foreach (var edit in edits)
        {
            output.Append(text, at, edit.Start - at).Append(edit.With);
            at = edit.End;
        }

        return output.Append(text, at, text.Length - at).ToString();
    }

    private static ImmutableArray<TextRange> Moved(ImmutableArray<TextRange> ranges, List<Edit> edits) =>
    [
        .. ranges
            .Select(r => (Start: Moved(r.Start, edits), End: Moved(r.End, edits)))
            .Where(r => r.End > r.Start)
            .Select(r => new TextRange(r.Start, r.End - r.Start)),
    ];

    /// <summary>Returns where an index of the old text is in the new one; inside what is replaced, the beginning of that.</summary>
    private static int Moved(int index, List<Edit> edits)
    {
        var moved = index;
        foreach (var edit in edits)
        {
            if (index >= edit.End)
                moved += edit.With.Length - (edit.End - edit.Start);
            else if (index > edit.Start)
                moved -= index - edit.Start;
        }

        return moved;
    }

    private static bool IsIn(ImmutableArray<TextRange> ranges, int index) => ranges.Any(r => r.Start <= index && index < r.End);

    // Anki's own form; what is written between more braces is no gap.
    [GeneratedRegex(@"\{\{c\d{1,2}::(?<text>[^{}]+?)(?:::[^{}]*)?\}\}", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Cloze();

    /// <param name="End">Index behind what is replaced.</param>
    private readonly record struct Edit(int Start, int End, string With);
}
