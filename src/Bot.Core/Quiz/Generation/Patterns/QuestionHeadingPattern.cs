using System.Text.RegularExpressions;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation.Patterns;

/// <summary>A heading that is a question, with the answer under it, as a card to reveal.</summary>
internal sealed partial class QuestionHeadingPattern : IQuestionPattern
{
    private const int AnswerLengthMin = 20;
    private const int AnswerLengthMax = 600;

    public string Name => "question-heading";

    public double Trust => 0.8;

    public bool NeedsEnglish => false;

    public IEnumerable<Candidate> Find(SectionView view)
    {
        var section = view.Section;
        if (section.Headings.IsEmpty || section.Units.IsEmpty || !IsQuestion(section.Title))
            yield break;
        var answer = string.Join("; ", section.Units.TakeWhile((u, i) => i == 0 || u.Parent >= 0 || u.Group >= 0 && u.Group == section.Units[0].Group).Select(u => Tidy.Line(u.Text))).Trim();
        // Options to choose from are no answer.
        if (answer.Length is < AnswerLengthMin or > AnswerLengthMax || Guards.ExamTextGuard.IsExamText(section.Units[0].Text) || Boxes().IsMatch(section.Markdown))
            yield break;
        yield return new Candidate
        {
            Pattern = Name,
            Kind = QuestionKind.Reveal,
            Section = section,
            UnitIndex = 0,
            Line = section.FirstLine,
            Prompt = Names.WithoutNumbering(Tidy.Line(section.Title)),
            Clue = section.Title,
            Key = answer,
            Explanation = answer,
        };
    }

    // "What is S3?" is a question about its own section; "Why?" and "How it works" are not askable.
    private static bool IsQuestion(string heading) =>
        QuestionPattern().IsMatch(heading) && (Words.ContentStems(heading).Count >= 2 || AsksWhatIs(Words.Split(heading))) && Words.Split(heading) is [not ("ok" or "okay" or "so" or "but" or "and" or "now" or "then"), ..];

    // "What is a ferret?" has a subject of its own; "What are the limits?" has not.
    private static bool AsksWhatIs(List<string> words) =>
        words is ["what", "is" or "are", not "the", ..] && words.Skip(2).All(w => w is "a" or "an" || !(Words.IsStop(w) || EnglishText.IsGenericHead(w)));

    [GeneratedRegex(@"^\s*(?:[-*+]|\d{1,2}[.)])\s+\[[ xX]\]\s", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 20_000)]
    private static partial Regex Boxes();

    [GeneratedRegex(@"^\s*(?:\(?\d{1,3}[.)]\s*)?[\p{L}¿].{6,160}[?？]\s*$", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex QuestionPattern();
}
