using System.Collections.Immutable;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Guards;

namespace Bot.Core.Quiz.Generation;

/// <summary>What the path and the headings of a section say of it, found out once for all its candidates. Immutable.</summary>
internal sealed class SectionFacts(Section section)
{
    /// <summary>The topic and the headings as a question shows them, from the outside in, without those that name no subject.</summary>
    public ImmutableArray<string> Parts { get; } = HeadingPath.PartsOf(section);

    /// <summary>Why the section is not about its subject; null when nothing says so.</summary>
    public string? NoSubjectMatter { get; } = SubjectMatterGuard.ObjectionTo(section);

    /// <summary>Why the section belongs to a task; null when nothing says so.</summary>
    public string? Task { get; } = ExerciseGuard.ObjectionTo(section);
}
