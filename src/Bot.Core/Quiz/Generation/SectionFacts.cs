using System.Collections.Frozen;
using System.Collections.Immutable;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Guards;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation;

/// <summary>What the path and the headings of a section say of it, found out once for all its candidates. Immutable.</summary>
internal sealed class SectionFacts
{
    /// <param name="noteTitle">Title of the section's note.</param>
    public SectionFacts(Section section, string noteTitle)
    {
        Parts = HeadingPath.PartsOf(section);
        Subject = HeadingPath.SubjectOf(Parts, section.Path, noteTitle);
        NoSubjectMatter = SubjectMatterGuard.ObjectionTo(section);
        Task = ExerciseGuard.ObjectionTo(section);
        RepeatedRows = section.Units.Where(u => !u.Cells.IsEmpty).Select(RowOf).CountBy(r => r).Where(r => r.Value > 1).Select(r => r.Key).ToFrozenSet();
    }

    /// <summary>The topic and the headings as a question shows them, from the outside in, without those that name no subject.</summary>
    public ImmutableArray<string> Parts { get; }

    /// <summary>The first cells that several rows of one table share, each with the table's group.</summary>
    public FrozenSet<(int Group, string Name)> RepeatedRows { get; }

    /// <summary>Returns what tells a row of a table from others: its table and its first cell, in capitals.</summary>
    public static (int Group, string Name) RowOf(Unit row) => (row.Group, Tidy.Line(row.Cells[0]).ToUpperInvariant());

    /// <summary>What the note is about, where neither topic nor headings say it; else null.</summary>
    public string? Subject { get; }

    /// <summary>Why the section is not about its subject; null when nothing says so.</summary>
    public string? NoSubjectMatter { get; }

    /// <summary>Why the section belongs to a task; null when nothing says so.</summary>
    public string? Task { get; }
}
