using System.Text.RegularExpressions;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation.Patterns;

/// <summary>
/// A figure with its unit: asked for where the term names a quantity ("What is the maximum message size?"), else blanked in its statement.
/// </summary>
internal sealed partial class FigurePattern : IQuestionPattern
{
    public const string Gap = "____";

    private const int FiguresMax = 3;

    public string Name => "figure";

    public double Trust => 0.85;

    public bool NeedsEnglish => true;

    public IEnumerable<Candidate> Find(SectionView view)
    {
        var section = view.Section;
        for (var i = 0; i < section.Units.Length; i++)
        {
            var unit = section.Units[i];
            if (unit.Kind is UnitKind.Code or UnitKind.TableRow || unit.Text.Length is < 8 or > 1200)
                continue;
            foreach (var (_, sentence) in Sentences.Split(unit.Text))
            {
                var statement = Tidy.Line(FirstPart(sentence));
                var figures = Figure.FindAll(statement);
                if (figures.IsEmpty || figures.Length > FiguresMax)
                    continue;
                foreach (var figure in figures.Where(f => !f.IsRange))
                {
                    if (Make(view, i, unit, statement, figure) is { } candidate)
                        yield return candidate;
                }
            }
        }
    }

    private Candidate? Make(SectionView view, int unitIndex, Unit unit, string statement, Figure figure)
    {
        var (prompt, clue) = Ask(unit, statement, figure);
        return new Candidate
        {
            Pattern = Name,
            Kind = QuestionKind.SingleChoice,
            Section = view.Section,
            UnitIndex = unitIndex,
            Line = unit.FirstLine,
            Prompt = prompt,
            Clue = clue,
            Key = figure.Text,
            Figure = figure,
            Shape = Shape.Figure,
            Rivals = FigureRivals.Of(figure, view.Facts, view.Section, unitIndex),
            Explanation = Tidy.Line(unit.Text),
            IsGap = true,
        };
    }

    // What stands behind a semicolon is another statement.
    private static string FirstPart(string sentence)
    {
        var cut = sentence.IndexOf("; ", StringComparison.Ordinal);
        return cut > 0 && Sentences.IsBalanced(sentence[..cut]) ? sentence[..cut] : sentence;
    }

    private static (string Prompt, string Clue) Ask(Unit unit, string statement, Figure figure)
    {
        if (unit.Term is { } raw && unit.Meaning is { } meaning && !figure.IsCount)
        {
            var term = Names.WithoutNumbering(Tidy.Line(raw));
            // "30 seconds", "1 MiB since August 2025 (…)": the figure is the whole answer.
            var rest = Tidy.Line(meaning) is var m && m.StartsWith(figure.Text, StringComparison.Ordinal) ? m[figure.Text.Length..].TrimStart() : null;
            var isWhole = rest is not null && (rest.Length == 0 || rest[0] is ';' or '(' or ',' or '.' || rest.StartsWith("since ", StringComparison.Ordinal) || rest.StartsWith("by default", StringComparison.Ordinal));
            // "1 year (with a discount) or 3 years"
            if (isWhole && !Alternative().IsMatch(rest!) && (Names.IsMeasure(term) || (Names.IsAttribute(term) && !term.Contains(" on ", StringComparison.Ordinal))) && Words.Split(term) is [var first, .., var last] && !EnglishText.IsPlural(last) && !EnglishText.IsThirdPersonVerb(first) && !EnglishText.IsAuxiliary(first))
                return ($"What is the {Tidy.Uncapitalized(term)}?", term);
        }

        var gapped = string.Concat(statement.AsSpan(0, figure.Range.Start), Gap, statement.AsSpan(figure.Range.End));
        return ($"Fill the gap: “{Tidy.Capitalized(gapped)}”", gapped);
    }

    [GeneratedRegex(@"\b(?:or|to|and|up to|max|min)\s+\d", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 20_000)]
    private static partial Regex Alternative();
}
