using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation.Patterns;

/// <summary>
/// An abbreviation to be spelled out by typing. Never by choice: only the right option would have the initials.
/// </summary>
internal sealed class AbbreviationPattern : IQuestionPattern
{
    public string Name => "abbreviation";

    public double Trust => 0.85;

    public bool NeedsEnglish => true;

    public IEnumerable<Candidate> Find(SectionView view)
    {
        for (var i = 0; i < view.Section.Units.Length; i++)
        {
            var unit = view.Section.Units[i];
            if (unit.Kind == Notes.UnitKind.Code || unit.Text.Length > 1200)
                continue;
            foreach (var (shortForm, longForm) in Abbreviations.FindAll(unit.Text))
            {
                // "L7" for "Layer 7" asks for nothing.
                if (shortForm.Any(char.IsDigit))
                    continue;
                yield return new Candidate
                {
                    Pattern = Name,
                    Kind = QuestionKind.Typed,
                    Section = view.Section,
                    UnitIndex = i,
                    Line = unit.FirstLine,
                    Prompt = $"What does {shortForm} stand for?",
                    Clue = shortForm,
                    Key = longForm,
                    Explanation = Tidy.Line(unit.Text),
                };
            }
        }
    }
}
