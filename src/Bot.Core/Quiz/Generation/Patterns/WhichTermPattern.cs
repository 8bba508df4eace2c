using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation.Patterns;

/// <summary>
/// A definition, asked for its term: "Which of these deletes the queue and all its messages?". The description becomes the rest of the
/// question where grammar allows, else it is quoted.
/// </summary>
internal sealed class WhichTermPattern : IQuestionPattern
{
    public string Name => "which-term";

    public double Trust => 0.9;

    public bool NeedsEnglish => true;

    public IEnumerable<Candidate> Find(SectionView view)
    {
        foreach (var fact in view.Definitions)
        {
            // A sentence with another subject says something under a label, not what the label is.
            if (!fact.IsDescription || fact.MeaningShape == Shape.Sentence)
                continue;
            // "Full control of a model" is what a thing is for, and no description of it.
            if (fact.UseColumn is not null && fact.MeaningShape is Shape.NounClause or Shape.OtherClause)
                continue;
            yield return new Candidate
            {
                Pattern = Name,
                Kind = QuestionKind.SingleChoice,
                Section = fact.Section,
                UnitIndex = fact.UnitIndex,
                Line = fact.Unit.FirstLine,
                Prompt = Ask(fact),
                Clue = fact.Meaning,
                Key = fact.Term,
                Shape = fact.TermShape,
                Rivals = RivalDefinitions.Names(fact, view.Facts),
                Explanation = Tidy.Line(fact.Unit.Text),
                AlsoAccepted = ShortAndLong(fact.Term),
            };
        }
    }

    private static string Ask(DefinitionFact fact)
    {
        var clue = fact.Meaning;
        return fact.MeaningShape switch
        {
            Shape.VerbClause when !fact.IsPlural => $"Which of these {LowerFirst(clue)}?",
            Shape.NounClause when !fact.IsPlural && !HasPluralHead(clue) => $"Which of these is {LowerFirst(clue)}?",
            Shape.ParticipleClause when !fact.IsPlural => $"Which of these is {LowerFirst(clue)}?",
            Shape.ModalClause => $"Which of these {LowerFirst(clue)}?",
            _ => $"Which term fits: “{fact.ShownMeaning}”?",
        };
    }

    // "The basic elements used to build codewords" cannot follow "is".
    private static bool HasPluralHead(string clue)
    {
        var words = Words.Split(clue);
        var head = words.TakeWhile(w => !EnglishText.EndsNounPhrase(w)).LastOrDefault() ?? "";
        return words[0] is not ("a" or "an") && EnglishText.IsPlural(head);
    }

    private static string LowerFirst(string text) => text.Length > 1 && char.IsUpper(text[0]) && !char.IsUpper(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    private static System.Collections.Immutable.ImmutableArray<string> ShortAndLong(string term)
    {
        var bare = Names.WithoutBrackets(term, out var other);
        return other is null ? [] : Names.IsAbbreviationOf(other, bare) || Names.IsAbbreviationOf(bare, other) ? [bare, other] : [bare];
    }
}
