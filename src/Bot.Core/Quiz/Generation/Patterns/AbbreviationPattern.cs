using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation.Patterns;

/// <summary>
/// An abbreviation to be spelled out by typing. Never by choice: only the right option would have the initials.
/// </summary>
internal sealed class AbbreviationPattern : IQuestionPattern
{
    private const int UnitLengthMax = 1200;

    public string Name => "abbreviation";

    public double Trust => 0.85;

    public bool NeedsEnglish => true;

    public IEnumerable<Candidate> Find(SectionView view)
    {
        foreach (var fact in view.Abbreviations)
        {
            var unit = view.Section.Units[fact.UnitIndex];
            // "L7" for "Layer 7" asks for nothing.
            if (unit.Text.Length > UnitLengthMax || fact.Short.Any(char.IsDigit))
                continue;
            var answer = KnownAbbreviations.InSingular(fact.Short, fact.Long);
            yield return new Candidate
            {
                Pattern = Name,
                Kind = QuestionKind.Typed,
                Section = view.Section,
                UnitIndex = fact.UnitIndex,
                Line = unit.FirstLine,
                Prompt = $"What does {fact.Short} stand for?",
                Clue = fact.Short,
                Key = answer,
                Explanation = Tidy.Line(unit.Text),
                AlsoAccepted = KnownAbbreviations.AlsoKnownAs(fact.Short, answer),
            };
        }
    }
}
