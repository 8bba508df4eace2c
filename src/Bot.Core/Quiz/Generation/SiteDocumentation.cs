using System.Text.RegularExpressions;
using Bot.Core.Notes;

namespace Bot.Core.Quiz.Generation;

/// <summary>
/// Folders that hold the manual of the program which makes a web site of the notes. Whoever publishes notes with Quartz or Jekyll often has its manual
/// among them; nobody studies it. Told by how many notes of a folder speak of such a program. Immutable.
/// </summary>
internal sealed partial class SiteDocumentation(IEnumerable<NoteFacts> notes)
{
    private const int NotesMin = 5;
    private const double ShareMin = 0.5;

    private readonly HashSet<string> _folders = notes
        .GroupBy(n => FolderOf(n.Note.Path), StringComparer.Ordinal)
        .Where(g => g.Key.Length > 0 && g.Count() >= NotesMin && g.Count(n => n.SpeaksOfSiteGenerator) >= ShareMin * g.Count())
        .Select(g => g.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>Returns the outermost folder of the note where it is such a manual; null where it is none.</summary>
    public string? FolderWith(string path) => _folders.Contains(FolderOf(path)) ? FolderOf(path) : null;

    private static string FolderOf(string path) => path.IndexOf('/', StringComparison.Ordinal) is > 0 and var end ? path[..end] : "";

    /// <summary>Returns whether a note speaks of a program that makes web sites of notes.</summary>
    public static bool IsSpokenOfIn(Note note) => note.Sections.Any(s => Generator().IsMatch(s.Title) || s.Units.Any(u => Generator().IsMatch(u.Text)));

    // Quartz is a mineral as well.
    [GeneratedRegex(@"\b(?:Hugo|Jekyll|Docusaurus|MkDocs|Hexo|VuePress|VitePress|Gatsby|Just the Docs|Eleventy|Docsify)\b|\bQuartz (?:\d|sites?|supports?|can|uses?|will|is an?|plugins?|components?|allows?)\b|\bquartz[./](?:config|layout|plugins|components|util|build)|\bnpx quartz\b|\b_config\.yml\b", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Generator();
}
