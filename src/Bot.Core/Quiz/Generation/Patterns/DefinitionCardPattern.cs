using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation.Patterns;

/// <summary>
/// A definition as a card to reveal, "What is meant by “inode”?", where no question with options comes of it: the only one of its kind, or without good
/// distractors. Only descriptions that begin with an article; others say too often what a thing does at one place.
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
            if (!fact.IsDescription || fact.MeaningShape != Shape.NounClause)
                continue;
            yield return new Candidate
            {
                Pattern = Name,
                Kind = QuestionKind.Reveal,
                Section = fact.Section,
                UnitIndex = fact.UnitIndex,
                Line = fact.Unit.FirstLine,
                Prompt = WhatMeaningPattern.AskForNoun(fact.Term),
                Clue = fact.Term,
                Key = fact.ShownMeaning,
                Shape = fact.MeaningShape,
                Explanation = Tidy.Line(fact.Unit.Text),
            };
        }
    }
}
