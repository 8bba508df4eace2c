using System.Collections.Immutable;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Guards;

namespace Bot.Core.Quiz.Generation;

/// <summary>What the path and the headings of a section say of it, found out once for all its candidates. Immutable.</summary>
internal sealed class SectionFacts(Section section, string noteTitle)
{
    /// <summary>The topic and the headings as a question shows them, from the outside in, without those that name no subject.</summary>
    public ImmutableArray<string> Parts { get; } = HeadingPath.PartsOf(section);

    /// <summary>What the note is about, where neither topic nor headings say it; else null.</summary>
    public string? Subject { get; } = HeadingPath.SubjectOf(section, noteTitle);

    /// <summary>Why the section is not about its subject; null when nothing says so.</summary>
    public string? NoSubjectMatter { get; } = SubjectMatterGuard.ObjectionTo(section);

    /// <summary>Why the section belongs to a task; null when nothing says so.</summary>
    public string? Task { get; } = ExerciseGuard.ObjectionTo(section);
}
