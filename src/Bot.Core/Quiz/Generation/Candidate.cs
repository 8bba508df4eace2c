using System.Collections.Immutable;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation;

/// <summary>What a pattern proposes: a question without distractors that no guard has seen yet.</summary>
internal sealed record Candidate
{
    public required string Pattern { get; init; }

    public required QuestionKind Kind { get; init; }

    public required Section Section { get; init; }

    public required int UnitIndex { get; init; }

    /// <summary>Line of the note, from 1.</summary>
    public required int Line { get; init; }

    public required string Prompt { get; init; }

    /// <summary>The note's words inside the prompt: what may give the key away.</summary>
    public required string Clue { get; init; }

    public required string Key { get; init; }

    /// <summary>The options that the note's author wrote; empty when distractors are to be found.</summary>
    public ImmutableArray<string> AuthorsOptions { get; init; } = [];

    /// <summary>Indexes into <see cref="AuthorsOptions"/>.</summary>
    public ImmutableArray<int> AuthorsCorrect { get; init; } = [];

    /// <summary>The figure that is asked for, else null.</summary>
    public Figure? Figure { get; init; }

    /// <summary>What may become a distractor, the nearest first.</summary>
    public IEnumerable<Rival> Rivals { get; init; } = [];

    /// <summary>The kind of thing that every option must be.</summary>
    public Shape Shape { get; init; } = Shape.OtherClause;

    /// <summary>The note's words that settle the question.</summary>
    public required string Explanation { get; init; }

    public ImmutableArray<string> AlsoAccepted { get; init; } = [];

    /// <summary>Whether the note's author wrote question and answer, so that guards on wording have nothing to say.</summary>
    public bool IsAuthored { get; init; }

    /// <summary>Whether part of a sentence was replaced by a gap.</summary>
    public bool IsGap { get; init; }

    /// <summary>Whether the rivals differ from the key by construction: the opposite column of a comparison, the outsider of a list.</summary>
    public bool IsContrast { get; init; }

    /// <summary>Whether the answer is shown as the note tells it, at whatever length, and nothing was taken out of it.</summary>
    public bool IsToldWhole => Kind == QuestionKind.Reveal && !IsDefinitionCard;

    /// <summary>Whether it is the card of a definition, which is served only where no question with options asks the same.</summary>
    public bool IsDefinitionCard => Kind == QuestionKind.Reveal && Definition is not null;

    public Unit Unit => Section.Units[UnitIndex];

    /// <summary>The term and its description, one of which is asked for by the other; null for a pattern that asks for something else.</summary>
    public (string Term, string Meaning)? Definition => Pattern switch
    {
        "which-term" => (Key, Clue),
        "what-meaning" or "definition-card" => (Clue, Key),
        _ => null,
    };

    /// <summary>Returns whether the unit writes a name as code.</summary>
    public bool IsInCode(string name) => Unit.Code.Any(r => r.End <= Unit.Text.Length && r.Of(Unit.Text).Equals(name, StringComparison.Ordinal));
}

/// <summary>A thing from the notes that could stand beside the key.</summary>
/// <param name="Text">As it would be shown.</param>
/// <param name="Clue">What the notes say about it; empty when nothing.</param>
/// <param name="Shape">What kind of thing it looks like.</param>
/// <param name="Tier">0 from the same list or table, 1 from the same section, 2 from the same topic, 3 from another topic.</param>
internal sealed record Rival(string Text, string Clue, Shape Shape, int Tier);

/// <summary>A candidate on its way through the guards.</summary>
internal sealed class Draft(Candidate candidate)
{
    private List<string>? _distractors;

    public Candidate Candidate { get; } = candidate;

    /// <summary>The parts of the heading path that are shown.</summary>
    public ImmutableArray<string> Context { get; set; } = [];

    public ImmutableArray<string> Options { get; set => (field, _distractors) = (value, null); } = [];

    public ImmutableArray<int> Correct { get; set => (field, _distractors) = (value, null); } = [];

    /// <summary>How near the distractors are, from 0 (another note) to 1 (the same list).</summary>
    public double Closeness { get; set; }

    /// <summary>How many distractors belong to the topic that the question names.</summary>
    public int DistractorsOfTopic { get; set; }

    public IReadOnlyList<string> Distractors => _distractors ??= [.. Options.Where((_, i) => !Correct.Contains(i))];
}
