using System.Diagnostics;
using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Knowledge;

namespace Bot.Benchmarks.Retrieval;

/// <summary>A test collection as notes: each document is a note, and the best of its sections ranks it.</summary>
internal sealed class DocumentCollection
{
    /// <summary>So many sections for each wanted document are looked at, as a page has several.</summary>
    private const int SectionsADocument = 4;

    private readonly Dictionary<string, string> _documentOfPath;

    private DocumentCollection(NoteLibrary library, Dictionary<string, string> documentOfPath, long characters, TimeSpan readTime)
    {
        Library = library;
        Characters = characters;
        ReadTime = readTime;
        _documentOfPath = documentOfPath;
    }

    public NoteLibrary Library { get; }

    public int DocumentCount => _documentOfPath.Count;

    public long Characters { get; }

    /// <summary>How long reading and, for pages, parsing took.</summary>
    public TimeSpan ReadTime { get; }

    /// <summary>Reads documents of a title and a text; the text's lines become paragraphs of one section.</summary>
    public static DocumentCollection FromJsonLines(string path)
    {
        var start = Stopwatch.GetTimestamp();
        var notes = new List<Note>();
        var documents = new Dictionary<string, string>(StringComparer.Ordinal);
        var characters = 0L;
        foreach (var (id, title, text) in JsonLinesFile.ReadDocuments(path))
        {
            // Sorted paths keep the order of the file, which decides ties.
            var notePath = $"{documents.Count:D8}.md";
            documents.Add(notePath, id);
            characters += title.Length + text.Length;
            notes.Add(ToNote(notePath, title, text));
        }
        return new DocumentCollection(new NoteLibrary(notes), documents, characters, Stopwatch.GetElapsedTime(start));
    }

    /// <summary>Reads a folder of Markdown as the bot does; a page's id is its path inside the folder.</summary>
    public static async Task<DocumentCollection> FromPagesAsync(string folder, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var library = await new FolderNoteSource(new FolderNoteSourceOptions { Folder = folder }).LoadAsync(cancellationToken);
        var readTime = Stopwatch.GetElapsedTime(start);
        var documents = library.Notes.ToDictionary(n => n.Path, n => n.Path, StringComparer.Ordinal);
        return new DocumentCollection(library, documents, library.Sections.Sum(s => (long)s.Text.Length), readTime);
    }

    /// <summary>Returns at most <paramref name="depth"/> documents with the scores of their best sections, best first.</summary>
    public List<(string Document, double Score)> Rank(ISectionIndex index, string query, int depth)
    {
        var hits = index.Search(new SearchQuery(query) { Limit = SectionsFor(depth) }).Hits;
        return Rank(hits.Select(h => (h.Section, h.Score)), depth);
    }

    /// <summary>Returns at most <paramref name="depth"/> documents of sections that come best first.</summary>
    public List<(string Document, double Score)> Rank(IEnumerable<(Section Section, double Score)> hits, int depth) =>
        [.. hits.DistinctBy(h => h.Section.Path).Take(depth).Select(h => (_documentOfPath[h.Section.Path], h.Score))];

    /// <summary>Returns how many sections to look at for so many documents.</summary>
    public int SectionsFor(int depth) => depth * (Library.Sections.Length > DocumentCount ? SectionsADocument : 1);

    private static Note ToNote(string path, string title, string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var section = new Section
        {
            Id = SectionId.From(path, [], 0),
            Path = path,
            Topic = title,
            Headings = [],
            FirstLine = 1,
            LastLine = lines.Length + 1,
            Text = text,
            Markdown = text,
            Units = [.. lines.Select((line, i) => new Unit { Kind = UnitKind.Paragraph, Text = line, FirstLine = i + 2, LastLine = i + 2 })],
        };
        return new Note { Path = path, Title = title, Sections = [section], LineCount = lines.Length + 1 };
    }
}
