using Bot.Core.Notes;

namespace Bot.Knowledge.Parsing;

/// <summary>Finds wiki links that lead to no note of the folder. One warning a note, so that a half-written vault does not bury the rest.</summary>
internal static class WikiLinkCheck
{
    private const int Named = 3;

    public static IEnumerable<NoteWarning> Run(IReadOnlyList<ParsedNote> notes)
    {
        if (notes.All(n => n.WikiLinks.IsEmpty))
            return [];
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var note in notes)
        {
            var path = WithoutExtension(note.Note.Path);
            names.Add(path);
            names.Add(path[(path.LastIndexOf('/') + 1)..]);
            names.Add(note.Note.Title);
            foreach (var alias in note.Note.Sections.Length > 0 ? note.Note.Sections[0].Aliases : [])
                names.Add(alias);
        }

        return notes.OrderBy(n => n.Note.Path, StringComparer.Ordinal).Select(n => Check(n, names)).OfType<NoteWarning>();
    }

    private static NoteWarning? Check(ParsedNote note, HashSet<string> names)
    {
        var broken = note.WikiLinks.Where(l => !Exists(l.Target, names)).DistinctBy(l => l.Target, StringComparer.OrdinalIgnoreCase).ToList();
        if (broken.Count == 0)
            return null;
        var shown = string.Join(", ", broken.Take(Named).Select(l => $"[[{l.Target}]]"));
        var rest = broken.Count > Named ? $" and {broken.Count - Named} more" : "";
        var verb = broken.Count == 1 ? "leads" : "lead";
        return new NoteWarning(note.Note.Path, broken[0].Line, $"{shown}{rest} {verb} to no note of this folder; the text is kept.");
    }

    private static bool Exists(string target, HashSet<string> names)
    {
        var hash = target.IndexOf('#', StringComparison.Ordinal);
        var name = WithoutExtension((hash < 0 ? target : target[..hash]).Trim().TrimStart('/'));
        // Links to pictures and other attachments are not about notes.
        if (name.Length == 0 || InlineFlattener.IsFileName(target))
            return true;
        while (name.StartsWith("../", StringComparison.Ordinal))
            name = name[3..];
        return names.Contains(name) || names.Contains(name[(name.LastIndexOf('/') + 1)..]);
    }

    private static string WithoutExtension(string path) =>
        path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? path[..^3]
        : path.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase) ? path[..^9]
        : path;
}
