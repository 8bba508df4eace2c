using System.Collections.Immutable;
using Bot.Core.Notes;

namespace Bot.Knowledge.Parsing;

/// <summary>
/// Collects headings, units and warnings in the order of the file and makes the <see cref="Note"/> of them. It knows what a section is;
/// what Markdown is, <see cref="BlockReader"/> knows.
/// </summary>
internal sealed class NoteBuilder(string path, SourceText source)
{
    private const int SpacesOfSentence = 4;

    private readonly List<SectionDraft> _sections = [];
    private readonly List<HeadingDraft> _stack = [];
    private readonly List<NoteWarning> _warnings = [];
    private SectionDraft _current = new() { Headings = [], HeadingLine = 0 };

    public SourceText Source => source;

    /// <summary>Level of the nearest real heading; 0 above the first.</summary>
    public int HeadingLevel => _stack.FindLast(h => h.Level < HeadingDraft.Bold).Level;

    /// <summary>The bold line that serves as a heading here, or null.</summary>
    public string? BoldHeading => _stack is [.., { Level: HeadingDraft.Bold } last] ? last.Text : null;

    public void Warn(int line, string message) => _warnings.Add(new NoteWarning(path, line, message));

    public void StartSection(int level, string text, int line)
    {
        if (text.Length == 0)
        {
            Warn(line, "A heading without words; the text below it stays with the heading above.");
            return;
        }

        Close(line - 1);
        while (_stack.Count > 0 && _stack[^1].Level >= level)
            _stack.RemoveAt(_stack.Count - 1);
        _stack.Add(new HeadingDraft(level, text, line));
        _current = new SectionDraft { Headings = [.. _stack], HeadingLine = line };
    }

    public int NextGroup() => _current.Groups++;

    public void Add(UnitDraft unit)
    {
        Cover(unit.FirstLine);
        unit.Section = _current;
        unit.Index = _current.Units.Count;
        if (unit.Parent is { } parent && unit.Kind != UnitKind.Code)
            parent.HasChildren = true;
        _current.Units.Add(unit);
    }

    public void AddTag(string tag)
    {
        if (!_current.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase))
            _current.Tags.Add(tag);
    }

    /// <summary>Notes that something stood here that is no content, so that its heading is not called empty.</summary>
    public void AddOther(bool isContents = false)
    {
        _current.HasOther = true;
        _current.HasContents |= isContents;
    }

    public Note Build(FrontMatter? frontMatter, DecodedText decoded)
    {
        Close(source.LineCount);
        MarkParents();

        var title = Field(frontMatter, "title");
        var firstLevel = _sections.Where(s => s.Headings is [.., { Level: 1 }]).Select(s => s.Headings[^1]).ToList();
        var heading = title is null && firstLevel is [var only] && IsTitle(only) ? only.Text : null;
        var noteTitle = title ?? heading ?? NoteTitle.FromPath(path);
        var isEachATopic = title is null && firstLevel.Count > 1;
        var tags = List(frontMatter, "tags").Concat(List(frontMatter, "tag")).SelectMany(SplitTags).Select(t => t.TrimStart('#')).Where(t => t.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase).ToImmutableArray();
        ImmutableArray<string> aliases = [.. List(frontMatter, "aliases").Concat(List(frontMatter, "alias")).Distinct(StringComparer.OrdinalIgnoreCase)];

        var ordinals = new Dictionary<string, (int Count, int FirstLine)>(StringComparer.Ordinal);
        var sections = ImmutableArray.CreateBuilder<Section>();
        foreach (var draft in _sections)
        {
            var isEmpty = draft.Units.Count == 0;
            if (isEmpty && (draft.HeadingLine == 0 || draft.HasChildren || (draft.HasContents && IsContentsTitle(draft.Headings[^1].Text))))
                continue;
            if (isEmpty && !draft.HasOther)
                Warn(draft.HeadingLine, $"The heading '{draft.Headings[^1].Text}' has no text below it.");
            sections.Add(Finish(draft, noteTitle, isEachATopic, tags, aliases, ordinals));
        }

        WarnOfRepeatedHeadings();
        if (decoded.Warning is not null)
            Warn(decoded.BadLine, decoded.Warning);
        return new Note
        {
            Path = path,
            Title = noteTitle,
            Sections = sections.DrainToImmutable(),
            FrontMatter = frontMatter?.Fields ?? ImmutableDictionary<string, string>.Empty,
            Warnings = [.. _warnings.OrderBy(w => w.Line)],
            Encoding = decoded.Encoding,
            LineCount = source.LineCount,
        };
    }

    /// <summary>Says that a line belongs to the section although no unit begins there: the header of a table.</summary>
    public void Cover(int line) => _current.FirstLine = _current.FirstLine == 0 ? line : Math.Min(_current.FirstLine, line);

    private static bool IsContentsTitle(string heading) => heading.TrimEnd(':').ToUpperInvariant()
        is "CONTENTS" or "CONTENT" or "TABLE OF CONTENTS" or "TABLE OF CONTENT" or "TOC" or "INDEX" or "INHALT" or "INHALTSVERZEICHNIS" or "ÍNDICE"
        or "INDICE" or "CONTENIDO" or "CONTENIDOS" or "TABLA DE CONTENIDOS" or "SOMMAIRE" or "TABLE DES MATIÈRES" or "目录" or "目次" or "MỤC LỤC";

    // "# Further reading" below the text of a note is a part of it.
    private bool IsTitle(HeadingDraft heading)
    {
        foreach (var section in _sections)
        {
            if (section.Headings is [{ Level: < HeadingDraft.Bold } first, ..])
                return first == heading;
            // Badges, tags and a link back stand above a title; sentences do not.
            if (section.Units.Exists(u => (u.Text.Traits & (UnitTraits.Link | UnitTraits.Image)) == UnitTraits.None && u.Text.Text.Count(c => c == ' ') >= SpacesOfSentence))
                return false;
        }

        return false;
    }

    private Section Finish(
        SectionDraft draft,
        string noteTitle,
        bool isEachATopic,
        ImmutableArray<string> tags,
        ImmutableArray<string> aliases,
        Dictionary<string, (int Count, int FirstLine)> ordinals)
    {
        var all = draft.Headings;
        var topic = noteTitle;
        var headings = all;
        if (all is [{ Level: 1 } outermost, ..])
        {
            if (isEachATopic)
                topic = outermost.Text;
            // The topic is not said twice.
            if (string.Equals(topic, outermost.Text, StringComparison.OrdinalIgnoreCase))
                headings = all.RemoveAt(0);
        }

        // The id is made of the headings as they stand in the file, so that a second first-level heading renames no section.
        var names = all.Select(h => h.Text);
        var key = string.Join('\u001f', names);
        var (ordinal, firstLine) = ordinals.GetValueOrDefault(key, (0, draft.HeadingLine));
        ordinals[key] = (ordinal + 1, firstLine);

        var first = draft.HeadingLine > 0 ? draft.HeadingLine : draft.FirstLine;
        var last = Math.Max(first, draft.LastLine);
        while (last > first && source.IsBlank(last))
            last--;
        return new Section
        {
            Id = SectionId.From(path, names, ordinal),
            Path = path,
            Topic = topic,
            Headings = [.. headings.Select(h => h.Text)],
            FirstLine = first,
            LastLine = last,
            Markdown = source.Text.AsSpan(source.StartOf(first)..source.StartOf(last + 1)).TrimEnd("\r\n").ToString(),
            Units = [.. draft.Units.Select(u => Finish(u, draft))],
            Tags = [.. tags.Concat(draft.Tags).Distinct(StringComparer.OrdinalIgnoreCase)],
            Aliases = aliases,
        };
    }

    private static Unit Finish(UnitDraft draft, SectionDraft section) => new()
    {
        Kind = draft.Kind,
        Text = draft.Text.Text,
        FirstLine = draft.FirstLine,
        LastLine = Math.Max(draft.FirstLine, draft.LastLine),
        Parent = draft.Parent is { } parent && parent.Section == section ? parent.Index : -1,
        Depth = draft.Depth,
        Group = draft.Group,
        Strong = [.. draft.Text.Strong],
        Code = [.. draft.Text.Code],
        Marked = [.. draft.Text.Marked],
        Term = draft.Term,
        Meaning = draft.Meaning,
        Columns = draft.Columns,
        Cells = draft.Cells,
        Language = draft.Language,
        Ticked = draft.Text.Ticked,
        Traits = draft.Traits | draft.Text.Traits,
    };

    private void Close(int lastLine)
    {
        _current.LastLine = lastLine;
        foreach (var unit in _current.Units)
        {
            // Only now is it known which units have others below them.
            if (unit.Term is null && unit.Kind is UnitKind.Bullet or UnitKind.Paragraph
                && TermReader.TryRead(unit.Text, unit.HasChildren, unit.Kind == UnitKind.Paragraph, out var term, out var meaning))
            {
                unit.Term = term;
                unit.Meaning = meaning;
                if (unit.Kind == UnitKind.Paragraph && meaning.Length > 0)
                    unit.Kind = UnitKind.Definition;
            }
        }

        if (_current.Units.Count > 0 || _current.HeadingLine > 0)
            _sections.Add(_current);
    }

    private void MarkParents()
    {
        for (var i = 0; i + 1 < _sections.Count; i++)
        {
            var (mine, next) = (_sections[i].Headings, _sections[i + 1].Headings);
            _sections[i].HasChildren = mine.Length > 0 && next.Length > mine.Length && next[mine.Length - 1] == mine[^1];
        }
    }

    private void WarnOfRepeatedHeadings()
    {
        var repeated = _sections.Where(s => s.HeadingLine > 0)
            .GroupBy(s => string.Join(" › ", s.Headings.Select(h => h.Text)), StringComparer.Ordinal)
            .Where(g => g.Count() > 1);
        foreach (var group in repeated)
        {
            var lines = group.Select(s => s.HeadingLine).ToList();
            var times = lines.Count == 2 ? "twice" : $"{lines.Count} times";
            Warn(lines[1], $"The heading '{group.Key}' stands here {times}; the first is on line {lines[0]}. Each is kept as a section of its own.");
        }
    }

    private static string? Field(FrontMatter? frontMatter, string key) =>
        frontMatter?.Fields.GetValueOrDefault(key)?.Trim() is { Length: > 0 } value ? value : null;

    private static ImmutableArray<string> List(FrontMatter? frontMatter, string key) =>
        frontMatter is not null && frontMatter.Lists.TryGetValue(key, out var list) ? list : [];

    // "tags: aws, s3" and "tags: aws s3" are lists too.
    private static string[] SplitTags(string tags) => tags.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
