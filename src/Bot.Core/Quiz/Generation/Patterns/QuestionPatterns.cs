using System.Collections.Immutable;

namespace Bot.Core.Quiz.Generation.Patterns;

/// <summary>All patterns, in order of trust: where two make the same question, the first one keeps it.</summary>
internal static class QuestionPatterns
{
    public static ImmutableArray<IQuestionPattern> All { get; } =
    [
        new AuthorsCardPattern(),
        new AuthorsClozePattern(),
        new AuthorsChoicePattern(),
        new WhichTermPattern(),
        new WhatMeaningPattern(),
        new DefinitionCardPattern(),
        new FigurePattern(),
        new TableFigurePattern(),
        new TableCellPattern(),
        new ComparisonPattern(),
        new ColumnContrastPattern(),
        new GoalPattern(),
        new ListMemberPattern(),
        new ListOutsiderPattern(),
        new BoldGapPattern(),
        new AbbreviationPattern(),
        new QuestionHeadingPattern(),
    ];
}
