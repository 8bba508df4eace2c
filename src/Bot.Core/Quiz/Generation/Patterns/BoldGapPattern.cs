using System.Text.RegularExpressions;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation.Patterns;

/// <summary>
/// A name in bold, blanked where it opens a full sentence about it. Only names with a capital or written like code: an ordinary word has too many synonyms
/// to be the only right filling. Inside a sentence several names fit too often.
/// </summary>
internal sealed partial class BoldGapPattern : IQuestionPattern
{
    private const int WordsMin = 10;
    private const int WordsMax = 32;

    public string Name => "bold-gap";

    public double Trust => 0.7;

    public bool NeedsEnglish => true;

    public IEnumerable<Candidate> Find(SectionView view)
    {
        for (var i = 0; i < view.Section.Units.Length; i++)
        {
            var unit = view.Section.Units[i];
            if (unit.Kind is not (UnitKind.Bullet or UnitKind.Paragraph) || unit.Term is not null || unit.Strong.IsEmpty || unit.Text.Length > 1200)
                continue;
            foreach (var (start, sentence) in Sentences.Split(unit.Text))
            {
                var words = Words.Split(sentence);
                if (words.Count is < WordsMin or > WordsMax || Words.ContentStems(sentence).Count < 7 || !words.Any(w => EnglishText.IsAuxiliary(w) || EnglishText.IsThirdPersonVerb(w)) || !char.IsUpper(sentence[0]))
                    continue;
                foreach (var range in unit.Strong.Where(r => r.Start == start && r.End < start + sentence.Length))
                {
                    var key = Tidy.Line(unit.Text.Substring(range.Start, range.Length));
                    if (!IsDistinctName(key, range.Start == start) || Occurrences(sentence, key) != 1)
                        continue;
                    if (Words.Split(sentence[key.Length..]) is not [var verb, ..] || !(EnglishText.IsAuxiliary(verb) || EnglishText.IsThirdPersonVerb(verb)))
                        continue;
                    var at = sentence.IndexOf(key, StringComparison.Ordinal);
                    var gapped = Tidy.Line(string.Concat(sentence.AsSpan(0, at), FigurePattern.Gap, sentence.AsSpan(at + key.Length)));
                    yield return new Candidate
                    {
                        Pattern = Name,
                        Kind = QuestionKind.SingleChoice,
                        Section = view.Section,
                        UnitIndex = i,
                        Line = unit.FirstLine,
                        Prompt = $"Fill the gap: “{gapped}”",
                        Clue = gapped,
                        Key = key,
                        Shape = Shapes.OfName(key, isCode: false),
                        // Bold alone marks pieces and slips as well; what the notes define is a whole name.
                        Rivals = view.Facts.MarkedNames.Where(n => IsDistinctName(n.Text, opensSentence: true) && view.Corpus.DefinitionsOf(n.Text).Count > 0).Take(80),
                        Explanation = Tidy.Line(sentence),
                        IsGap = true,
                    };
                }
            }
        }
    }

    private static bool IsDistinctName(string name, bool opensSentence) =>
        Names.IsName(name, isCode: false) && !Names.IsAttribute(name) && !Cited().IsMatch(name)
        && (Shapes.OfName(name, isCode: false) is Shape.Acronym or Shape.Identifier or Shape.ProperName || (!opensSentence && char.IsUpper(name[0]) && !name.Contains(' ', StringComparison.Ordinal)));

    // "Beck (1944) and Hertz (1969)"
    [GeneratedRegex(@"\((?:1[5-9]|20)\d\d[a-z]?\)", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Cited();

    private static int Occurrences(string text, string part)
    {
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.OrdinalIgnoreCase))
            count++;
        return count;
    }
}
