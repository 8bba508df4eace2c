using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation.Patterns;

/// <summary>
/// A definition as a card to reveal, "What is meant by “inode”?", where no question with options comes of it: the only one of its kind, without good
/// distractors, or in words that stand beside no others alike.
/// </summary>
internal sealed class DefinitionCardPattern : IQuestionPattern
{
    public string Name => "definition-card";

    public double Trust => 0.75;

    public bool NeedsEnglish => true;

    public IEnumerable<Candidate> Find(SectionView view)
    {
        foreach (var fact in view.Definitions)
        {
            // "View the attached resources" tells somebody what to do.
            if (fact.MeaningShape == Shape.OtherClause && Words.Split(fact.Meaning) is [var first, var second, ..] && EnglishText.IsBaseVerb(first) && EnglishText.IsDeterminer(second))
                continue;
            if (!fact.IsDescription || fact.MeaningShape is not (Shape.NounClause or Shape.VerbClause or Shape.OtherClause) || WhatMeaningPattern.Ask(fact) is not { } prompt)
                continue;
            yield return new Candidate
            {
                Pattern = Name,
                Kind = QuestionKind.Reveal,
                Section = fact.Section,
                UnitIndex = fact.UnitIndex,
                Line = fact.Unit.FirstLine,
                Prompt = prompt,
                Clue = fact.Term,
                Key = fact.ShownMeaning,
                Shape = fact.MeaningShape,
                Explanation = Tidy.Line(fact.Unit.Text),
            };
        }
    }
}
