using System.Text.RegularExpressions;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation.Patterns;

/// <summary>
/// Gaps that the author marked: <c>{{c1::answer::hint}}</c> as Anki writes them anywhere; <c>==answer==</c> and <c>**answer**</c> only in notes
/// whose front matter says <c>cloze: highlight</c>, <c>cloze: bold</c> or <c>cloze: highlight, bold</c>, because many people mark for the eye.
/// </summary>
internal sealed partial class AuthorsClozePattern : IQuestionPattern
{
    public string Name => "cloze";

    public double Trust => 0.9;

    public bool NeedsEnglish => false;

    public IEnumerable<Candidate> Find(SectionView view)
    {
        var section = view.Section;
        if (section.Markdown.Contains("{{c", StringComparison.Ordinal))
        {
            foreach (var candidate in Anki(section))
                yield return candidate;
        }

        if (!view.Facts.Note.FrontMatter.TryGetValue("cloze", out var asked))
            yield break;
        var highlight = asked.Contains("highlight", StringComparison.OrdinalIgnoreCase) || asked.Contains("==", StringComparison.Ordinal);
        var bold = asked.Contains("bold", StringComparison.OrdinalIgnoreCase);
        for (var i = 0; i < section.Units.Length; i++)
        {
            var unit = section.Units[i];
            foreach (var range in (highlight ? unit.Marked : []).Concat(bold ? unit.Strong : []))
            {
                if (range.End > unit.Text.Length || range.Length > 60 || unit.Text.Length > 300 || unit.Kind is UnitKind.Code or UnitKind.TableRow)
                    continue;
                var text = string.Concat(unit.Text.AsSpan(0, range.Start), FigurePattern.Gap, unit.Text.AsSpan(range.End));
                yield return Make(section, i, unit.FirstLine, text, unit.Text.Substring(range.Start, range.Length), unit.Text);
            }
        }
    }

    private IEnumerable<Candidate> Anki(Section section)
    {
        foreach (var line in RawLines.Of(section))
        {
            foreach (Match gap in Cloze().Matches(line.Raw))
            {
                var hint = gap.Groups["hint"].Value;
                // The other gaps of the line are shown filled, as Anki does.
                var text = RawLines.Plain(Cloze().Replace(line.Raw, m => m.Index == gap.Index ? FigurePattern.Gap + (hint.Length > 0 ? $" ({hint})" : "") : m.Groups["text"].Value));
                var whole = RawLines.Plain(Cloze().Replace(line.Raw, m => m.Groups["text"].Value));
                var unit = 0;
                while (unit + 1 < section.Units.Length && section.Units[unit + 1].FirstLine <= line.Number)
                    unit++;
                yield return Make(section, unit, line.Number, text, RawLines.Plain(gap.Groups["text"].Value), whole);
            }
        }
    }

    private Candidate Make(Section section, int unit, int line, string text, string key, string whole) => new()
    {
        Pattern = Name,
        Kind = AuthorsCardPattern.KindOf(Tidy.Line(key)),
        Section = section,
        UnitIndex = unit,
        Line = line,
        Prompt = $"Fill the gap: “{Tidy.Line(text)}”",
        Clue = Tidy.Line(text),
        Key = Tidy.Line(key),
        Explanation = Tidy.Line(whole),
        IsAuthored = true,
    };

    [GeneratedRegex(@"\{\{c\d{1,2}::(?<text>[^{}:]{1,120}(?::[^{}:]{1,60})?)(?:::(?<hint>[^{}:]{1,80}))?\}\}", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Cloze();
}
