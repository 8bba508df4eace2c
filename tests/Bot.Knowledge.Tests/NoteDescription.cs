using System.Text;
using Bot.Core.Notes;

namespace Bot.Knowledge.Tests;

/// <summary>Writes a note down so that a test can show what is expected of it at a glance.</summary>
internal static class NoteDescription
{
    /// <summary>
    /// Returns the sections and units, one a line: <c>first-last kind ^parent gN {traits} text</c>, indented by depth, where <c>^parent</c> is
    /// the index of the unit above.
    /// </summary>
    public static string Describe(this Note note)
    {
        var text = new StringBuilder();
        foreach (var section in note.Sections)
        {
            text.Append(text.Length > 0 ? "\n" : "").Append("# ").Append(Lines(section.FirstLine, section.LastLine)).Append(' ').Append(section.Breadcrumb);
            foreach (var unit in section.Units)
                text.Append('\n').Append(unit.Describe());
        }

        return text.ToString();
    }

    public static string Describe(this Unit unit)
    {
        var text = new StringBuilder();
        text.Append(Lines(unit.FirstLine, unit.LastLine)).Append(' ').Append(' ', unit.Depth * 2).Append(unit.Kind);
        if (unit.Parent >= 0)
            text.Append(" ^").Append(unit.Parent);
        if (unit.Group >= 0)
            text.Append(" g").Append(unit.Group);
        if (unit.Traits != UnitTraits.None)
            text.Append(" {").Append(unit.Traits).Append('}');
        if (unit.Language is not null)
            text.Append(" lang=").Append(unit.Language);
        if (unit.Ticked is not null)
            text.Append(unit.Ticked == true ? " [x]" : " [ ]");
        text.Append(": ").Append(unit.Text.Replace("\n", "⏎", StringComparison.Ordinal));
        if (unit.Term is not null)
            text.Append(" «").Append(unit.Term).Append("» = «").Append(unit.Meaning).Append('»');
        return text.ToString();
    }

    public static string Parts(this Unit unit, IEnumerable<TextRange> ranges) => string.Join(", ", ranges.Select(r => r.Of(unit.Text).ToString()));

    public static string DescribeWarnings(this Note note) => string.Join('\n', note.Warnings.Select(w => $"{w.Line} {w.Message}"));

    private static string Lines(int first, int last) => first == last ? $"{first}" : $"{first}-{last}";
}
