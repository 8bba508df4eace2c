using System.Text.RegularExpressions;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation.Patterns;

/// <summary>A line that says what to use for a goal: "to test cdk → use CDK Assertions Module".</summary>
internal sealed partial class GoalPattern : IQuestionPattern
{
    public string Name => "goal";

    public double Trust => 0.8;

    public bool NeedsEnglish => true;

    public IEnumerable<Candidate> Find(SectionView view)
    {
        for (var i = 0; i < view.Section.Units.Length; i++)
        {
            var unit = view.Section.Units[i];
            if (unit.Kind is not (UnitKind.Bullet or UnitKind.Paragraph) || unit.Text.Length > 200)
                continue;
            var match = Pattern().Match(Tidy.Line(unit.Text));
            if (!match.Success)
                continue;
            var key = Tidy.Line(match.Groups["name"].Value);
            var goal = match.Groups["goal"].Value.Trim();
            key = Names.WithoutBrackets(key, out _);
            if (!Names.IsName(key, isCode: false) || Words.Split(key).Contains("or", StringComparer.Ordinal))
                continue;
            var shape = Shapes.OfName(key, isCode: false);
            yield return new Candidate
            {
                Pattern = Name,
                Kind = QuestionKind.SingleChoice,
                Section = view.Section,
                UnitIndex = i,
                Line = unit.FirstLine,
                Prompt = $"What do you use to {goal}?",
                Clue = goal,
                Key = key,
                Shape = shape,
                Rivals = view.Facts.Definitions.Where(d => d.IsName).Take(60)
                    .Select(d => new Rival(d.Term, d.Meaning, d.TermShape, d.Section.Id == view.Section.Id ? 1 : 2))
                    .Concat(view.Facts.MarkedNames.Take(60))
                    .OrderBy(r => r.Tier),
                Explanation = Tidy.Line(unit.Text),
            };
        }
    }

    [GeneratedRegex(@"^(?:[Tt]o|[Ii]f you want to) (?<goal>[^→,;:]{8,90}?) ?(?:→|,) ?(?:you can |must |then )?(?:use|choose|call) (?:an? |the )?(?<name>[^→,;:]{2,60})$", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Pattern();
}
