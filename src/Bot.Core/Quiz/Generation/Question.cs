using System.Collections.Immutable;
using Bot.Core.Notes;

namespace Bot.Core.Quiz.Generation;

/// <summary>
/// A question made from one unit of the notes. Immutable. All texts are plain, on one line, and not escaped: a renderer escapes them for its medium.
/// </summary>
public sealed record Question
{
    /// <summary>
    /// Sixteen hexadecimal digits made of pattern, statement and answer: the same after reformatting, moving or reordering the notes, and on every
    /// machine and seed. <see cref="QuestionPool.Rematch"/> carries it over small rewording.
    /// </summary>
    public required string Id { get; init; }

    public required QuestionKind Kind { get; init; }

    /// <summary>Topic of the section. Not for players before they answered: it may hold the answer. Show <see cref="Context"/>.</summary>
    public required string Topic { get; init; }

    /// <summary>Headings of the section; the same warning as for <see cref="Topic"/>.</summary>
    public required ImmutableArray<string> Headings { get; init; }

    /// <summary>The heading path without the parts that give the answer away, such as <c>SQS › Messages</c>. May be empty.</summary>
    public required string Context { get; init; }

    /// <summary>The question itself, without the context.</summary>
    public required string Prompt { get; init; }

    /// <summary>Context and prompt on one line: all that a player needs to read.</summary>
    public string Stem => Context.Length == 0 ? Prompt : $"{Context} — {Prompt}";

    /// <summary>Three or four options, up to eight where the notes' author wrote them; empty for typed and reveal questions.</summary>
    public required ImmutableArray<string> Options { get; init; }

    /// <summary>Indexes of the right options, ascending; empty without options.</summary>
    public required ImmutableArray<int> Correct { get; init; }

    /// <summary>The right answer in words; several right options are joined with <c>; </c>.</summary>
    public required string Answer { get; init; }

    /// <summary>Answers besides <see cref="Answer"/> that count when typed, such as an abbreviation.</summary>
    public ImmutableArray<string> AlsoAccepted { get; init; } = [];

    /// <summary>The note's own words that settle the question.</summary>
    public required string Explanation { get; init; }

    /// <summary>Path of the note inside the knowledge folder.</summary>
    public required string Path { get; init; }

    /// <summary>Line of the unit, from 1.</summary>
    public required int Line { get; init; }

    public required Difficulty Difficulty { get; init; }

    /// <summary>How much the fact is worth knowing and the question worth serving, from 0 to 1: trust in the pattern and how central the unit is.</summary>
    public required double Worth { get; init; }

    public required Provenance Provenance { get; init; }

    /// <summary>What the question is recognised by after its note was reworded. Keep it with the question's record.</summary>
    public required QuestionFingerprint Fingerprint { get; init; }
}

/// <summary>Where a question comes from, for <c>questions why</c>.</summary>
/// <param name="Pattern">Name of the pattern that made it.</param>
/// <param name="Section">The section it was made from.</param>
/// <param name="UnitIndex">Index in <see cref="Section.Units"/>.</param>
/// <param name="FactId">The same for all questions made from one unit: do not ask two of them in a row.</param>
/// <param name="GuardsPassed">Names of the guards that found nothing, in the order in which they looked.</param>
public sealed record Provenance(string Pattern, SectionId Section, int UnitIndex, string FactId, ImmutableArray<string> GuardsPassed);

/// <summary>The part of a question that is compared with the pool of yesterday. Small and plain, so that a store can keep it.</summary>
/// <param name="Id">The id under which the question was known.</param>
/// <param name="Pattern">Name of the pattern.</param>
/// <param name="Path">Path of the note.</param>
/// <param name="Answer">The answer in lower case without punctuation.</param>
/// <param name="Words">Stems of the statement, separated by spaces: in the order of the text where the note's author wrote the question, else sorted.</param>
public sealed record QuestionFingerprint(string Id, string Pattern, string Path, string Answer, string Words);
