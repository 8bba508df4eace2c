using Bot.Core.Notes;

namespace Bot.Core.Quiz.Generation.Patterns;

/// <summary>One way to make questions from the structure of a section. Stateless; add a new one to <see cref="QuestionPatterns"/>.</summary>
internal interface IQuestionPattern
{
    /// <summary>Lower case with hyphens; part of every question's id, so it never changes.</summary>
    string Name { get; }

    /// <summary>How often questions of this pattern are worth serving, from 0 to 1, as judged by hand.</summary>
    double Trust { get; }

    /// <summary>Whether the pattern builds English sentences; such a pattern sees only notes in English.</summary>
    bool NeedsEnglish { get; }

    IEnumerable<Candidate> Find(SectionView view);
}

/// <summary>What a pattern sees.</summary>
internal sealed record SectionView(Section Section, NoteFacts Facts, Corpus Corpus)
{
    /// <summary>The definitions of this section.</summary>
    public IEnumerable<DefinitionFact> Definitions { get; init; } = [];

    /// <summary>The lists of this section.</summary>
    public IEnumerable<ListFact> Lists { get; init; } = [];

    /// <summary>The short and long forms in this section.</summary>
    public IEnumerable<AbbreviationFact> Abbreviations { get; init; } = [];
}
