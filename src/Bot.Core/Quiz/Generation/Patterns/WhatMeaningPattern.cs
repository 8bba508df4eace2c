using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation.Patterns;

/// <summary>A definition, asked for what it says: "What does “PurgeQueue” do?".</summary>
internal sealed class WhatMeaningPattern : IQuestionPattern
{
    public string Name => "what-meaning";

    public double Trust => 0.85;

    public bool NeedsEnglish => true;

    public IEnumerable<Candidate> Find(SectionView view)
    {
        foreach (var fact in view.Definitions)
        {
            if (!fact.IsDescription || Ask(fact) is not { } prompt)
                continue;
            yield return new Candidate
            {
                Pattern = Name,
                Kind = QuestionKind.SingleChoice,
                Section = fact.Section,
                UnitIndex = fact.UnitIndex,
                Line = fact.Unit.FirstLine,
                Prompt = prompt,
                Clue = fact.Term,
                Key = fact.ShownMeaning,
                Shape = fact.MeaningShape,
                Rivals = RivalDefinitions.Of(fact, view.Facts)
                    .Where(f => f.Fact.IsDescription && !Mentions(f.Fact.Unit.Text, fact.Term))
                    .Select(f => new Rival(f.Fact.ShownMeaning, f.Fact.Term, f.Fact.MeaningShape, f.Tier)),
                Explanation = Tidy.Line(fact.Unit.Text),
            };
        }
    }

    // "Lets one listener serve several certificates; an ALB supports it": true of the ALB as well.
    private static bool Mentions(string text, string term)
    {
        for (var at = text.IndexOf(term, StringComparison.Ordinal); at >= 0; at = text.IndexOf(term, at + 1, StringComparison.Ordinal))
        {
            var end = at + term.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }

        return false;
    }

    /// <summary>Returns the question that the description answers; null where none reads well.</summary>
    public static string? Ask(DefinitionFact fact) => fact.MeaningShape switch
    {
        Shape.VerbClause when EnglishText.IsQuality(fact.Term) => null,
        Shape.VerbClause when !fact.IsPlural => $"What does “{fact.Term}” do?",
        // A purpose is no meaning.
        Shape.NounClause or Shape.OtherClause when fact.UseColumn is { } column => Tables.AskForUse(column, fact.Term),
        Shape.NounClause or Shape.OtherClause => $"What is meant by “{fact.Term}”?",
        Shape.ParticipleClause or Shape.ModalClause => $"Which description fits “{fact.Term}”?",
        _ => null,
    };
}
