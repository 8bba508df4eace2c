using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation.Patterns;

/// <summary>A list and a thing that is on it: "Which of these is one of the “Pseudo parameters”?", with items of other lists beside it.</summary>
internal sealed class ListMemberPattern : IQuestionPattern
{
    public string Name => "list-member";

    public double Trust => 0.75;

    public bool NeedsEnglish => true;

    public IEnumerable<Candidate> Find(SectionView view)
    {
        foreach (var list in view.Lists.Where(IsOfCode))
        {
            var others = view.Facts.Lists.Where(l => l != list && !AreRelated(l.Title, list.Title)).Take(20)
                .SelectMany(l => l.Items.Select(i => new Rival(i.Text, l.Title, i.Shape, l.Section.Id == list.Section.Id ? 1 : string.Equals(l.Section.Topic, list.Section.Topic, StringComparison.Ordinal) ? 2 : 3))).Take(60).ToList();
            foreach (var item in list.Items)
            {
                yield return new Candidate
                {
                    Pattern = Name,
                    Kind = QuestionKind.SingleChoice,
                    Section = list.Section,
                    UnitIndex = item.UnitIndex,
                    Line = list.Section.Units[item.UnitIndex].FirstLine,
                    Prompt = $"Which of these is one of the “{list.Title}”?",
                    Clue = list.Title,
                    Key = item.Text,
                    Shape = item.Shape,
                    Rivals = others,
                    Explanation = Explain(list),
                    IsContrast = true,
                };
            }
        }
    }

    /// <summary>Returns whether all items are written like code. Ordinary words under one line are its aspects as often as its instances.</summary>
    public static bool IsOfCode(ListFact list) => list.Items.All(i => i.Shape == Shape.Identifier);

    /// <summary>Returns the list in one line, at most eight items.</summary>
    public static string Explain(ListFact list) =>
        $"{list.Title}: {string.Join(", ", list.Items.Take(8).Select(i => i.Text))}{(list.Items.Count > 8 ? ", …" : "")}";

    public static bool AreRelated(string title, string other) =>
        Words.ContentStems(title).Any(s => Words.ContentStems(other).Any(o => Words.AreRelated(s, o)));
}

/// <summary>A list and a thing that is on another: "Which of these is NOT one of the “Pseudo parameters”?".</summary>
internal sealed class ListOutsiderPattern : IQuestionPattern
{
    public string Name => "list-outsider";

    public double Trust => 0.7;

    public bool NeedsEnglish => true;

    public IEnumerable<Candidate> Find(SectionView view)
    {
        foreach (var list in view.Lists.Where(ListMemberPattern.IsOfCode))
        {
            var members = list.Items.Select(i => Words.Normalize(i.Text)).ToHashSet(StringComparer.Ordinal);
            var outsiders = view.Facts.Lists.Where(l => l != list && !ListMemberPattern.AreRelated(l.Title, list.Title)).Take(20)
                .OrderBy(l => l.Section.Id == list.Section.Id ? 0 : 1)
                .SelectMany(l => l.Items.Take(3)).Where(i => !members.Contains(Words.Normalize(i.Text))).Take(3);
            foreach (var outsider in outsiders)
            {
                var first = list.Items[0];
                yield return new Candidate
                {
                    Pattern = Name,
                    Kind = QuestionKind.SingleChoice,
                    Section = list.Section,
                    UnitIndex = first.UnitIndex,
                    Line = list.Section.Units[first.UnitIndex].FirstLine,
                    Prompt = $"Which of these is NOT one of the “{list.Title}”?",
                    Clue = list.Title,
                    Key = outsider.Text,
                    Shape = outsider.Shape,
                    Rivals = list.Items.Select(i => new Rival(i.Text, list.Title, i.Shape, 0)),
                    Explanation = ListMemberPattern.Explain(list),
                    IsContrast = true,
                };
            }
        }
    }
}
