using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Bot.Core.Notes;

/// <summary>All notes at one moment. Immutable and safe for any number of readers.</summary>
public sealed class NoteLibrary
{
    private readonly FrozenDictionary<SectionId, Section> _byId;

    /// <param name="notes">The notes; they are put in order of their paths.</param>
    /// <param name="aliases">The groups of the alias file.</param>
    /// <param name="warnings">What is wrong with the folder as a whole: unreadable files, the alias file.</param>
    /// <param name="leftOut">Files that are not read on purpose.</param>
    public NoteLibrary(
        IEnumerable<Note> notes,
        ImmutableArray<AliasGroup> aliases = default,
        ImmutableArray<NoteWarning> warnings = default,
        ImmutableArray<LeftOutNote> leftOut = default)
    {
        ArgumentNullException.ThrowIfNull(notes);
        Notes = [.. notes.OrderBy(n => n.Path, StringComparer.Ordinal)];
        Sections = [.. Notes.SelectMany(n => n.Sections)];
        Aliases = aliases.IsDefault ? [] : aliases;
        Warnings = [.. Notes.SelectMany(n => n.Warnings), .. warnings.IsDefault ? [] : warnings];
        LeftOut = leftOut.IsDefault ? [] : leftOut;
        Topics = [.. Sections.Select(s => s.Topic).Distinct(StringComparer.OrdinalIgnoreCase)];
        // Two sections with one id would need a collision of 64-bit hashes; the first then keeps the name.
        _byId = Sections.DistinctBy(s => s.Id).ToFrozenDictionary(s => s.Id);
    }

    public static NoteLibrary Empty { get; } = new([]);

    /// <summary>
    /// Counts the readings of a source: of two libraries of one source the higher number was read later. 0 or more; 0, the default, where nobody asks.
    /// </summary>
    public long Reading { get; init; }

    public ImmutableArray<Note> Notes { get; }

    /// <summary>Every section of every note, in the order of paths and lines.</summary>
    public ImmutableArray<Section> Sections { get; }

    public ImmutableArray<AliasGroup> Aliases { get; }

    public ImmutableArray<NoteWarning> Warnings { get; }

    /// <summary>Files that are not read on purpose, in the order of paths; for whoever looks for them.</summary>
    public ImmutableArray<LeftOutNote> LeftOut { get; }

    /// <summary>The different topics, in the order in which they first appear.</summary>
    public ImmutableArray<string> Topics { get; }

    /// <summary>Returns the section with this id, or null when the notes no longer have it.</summary>
    public Section? Find(SectionId id) => _byId.GetValueOrDefault(id);
}
