using System.Collections.Frozen;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation.Patterns;

/// <summary>
/// An abbreviation to be spelled out by typing. Never by choice: only the right option would have the initials.
/// </summary>
internal sealed class AbbreviationPattern : IQuestionPattern
{
    private const int UnitLengthMax = 1200;

    // Whoever reads notes knows what they mean, and nobody is asked for the words.
    private static readonly FrozenSet<string> Everyday = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "AI", "ATM", "CD", "CPU", "DIY", "DVD", "EU", "FAQ", "GPS", "ID", "LED", "NGO", "PC", "PDF", "SMS", "TV", "UK", "UN", "US", "USA", "USB");

    public string Name => "abbreviation";

    public double Trust => 0.85;

    public bool NeedsEnglish => true;

    public IEnumerable<Candidate> Find(SectionView view)
    {
        foreach (var fact in view.Abbreviations)
        {
            var unit = view.Section.Units[fact.UnitIndex];
            // "L7" for "Layer 7" asks for nothing.
            if (unit.Text.Length > UnitLengthMax || (fact.Short.Any(char.IsDigit) && fact.Long.Any(char.IsDigit)) || Everyday.Contains(fact.Short))
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
