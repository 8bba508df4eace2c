using System.Collections.Immutable;
using System.Text;
using Bot.Core.Notes;

namespace Bot.Testing.Notes;

/// <summary>Writes a note by hand, without a Markdown parser. <c>**words**</c> in a text become bold.</summary>
/// <param name="path">Path inside the knowledge folder.</param>
/// <param name="topic">The topic of every section.</param>
public sealed class NoteWriter(string path, string topic)
{
    private readonly List<Section> _sections = [];
    private readonly List<Unit> _units = [];
    private ImmutableArray<string> _headings = [];
    private ImmutableArray<string> _tags = [];
    private int _firstLine = 1;
    private int _line = 2;

    /// <summary>Returns a library of these notes.</summary>
    public static NoteLibrary Library(params NoteWriter[] notes) => new(notes.Select(n => n.Build()));

    /// <summary>Starts a section under these headings, from the outermost to its own.</summary>
    public NoteWriter Heading(params string[] headings)
    {
        EndSection();
        _headings = [.. headings];
        _firstLine = _line++;
        return this;
    }

    /// <summary>Tags all sections that follow.</summary>
    public NoteWriter Tags(params string[] tags)
    {
        _tags = [.. tags];
        return this;
    }

    public NoteWriter Paragraph(string text) => Add(UnitKind.Paragraph, text, parent: -1, depth: 0);

    /// <param name="depth">How deep the bullet is nested; its parent is the last one that is nested less.</param>
    public NoteWriter Bullet(string text, int depth = 0) => Add(UnitKind.Bullet, text, _units.FindLastIndex(u => u.Depth < depth), depth);

    /// <summary>A bullet that reads "term: meaning".</summary>
    public NoteWriter Definition(string term, string meaning)
    {
        Bullet($"**{term}**: {meaning}");
        _units[^1] = _units[^1] with { Kind = UnitKind.Definition, Term = term, Meaning = meaning };
        return this;
    }

    /// <summary>A row of the section's only table.</summary>
    public NoteWriter Row(string[] columns, params string[] cells)
    {
        Add(UnitKind.TableRow, string.Join(" | ", cells), parent: -1, depth: 0);
        _units[^1] = _units[^1] with { Columns = [.. columns], Cells = [.. cells], Group = 1 };
        return this;
    }

    public NoteWriter Code(string text, string? language = null)
    {
        _units.Add(new Unit
        {
            Kind = UnitKind.Code,
            Text = text,
            Language = language,
            FirstLine = _line + 1,
            LastLine = _line + text.Split('\n').Length,
        });
        _line = _units[^1].LastLine + 2;
        return this;
    }

    public Note Build()
    {
        EndSection();
        return new Note { Path = path, Title = topic, Sections = [.. _sections], LineCount = _line };
    }

    private NoteWriter Add(UnitKind kind, string text, int parent, int depth)
    {
        var (plain, strong) = ReadBold(text);
        _units.Add(new Unit
        {
            Kind = kind,
            Text = plain,
            Strong = strong,
            FirstLine = _line,
            LastLine = _line,
            Parent = parent,
            Depth = depth,
            Group = kind == UnitKind.Bullet ? 0 : -1,
        });
        _line++;
        return this;
    }

    private static (string Plain, ImmutableArray<TextRange> Strong) ReadBold(string text)
    {
        var pieces = text.Split("**");
        var plain = new StringBuilder();
        var strong = ImmutableArray.CreateBuilder<TextRange>();
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i % 2 == 1)
                strong.Add(new TextRange(plain.Length, pieces[i].Length));
            plain.Append(pieces[i]);
        }
        return (plain.ToString(), strong.ToImmutable());
    }

    private void EndSection()
    {
        if (_units.Count > 0 || !_headings.IsEmpty)
        {
            var text = string.Join('\n', _units.Select(u => u.Text));
            _sections.Add(new Section
            {
                Id = SectionId.From(path, _headings, _sections.Count(s => s.Headings.SequenceEqual(_headings))),
                Path = path,
                Topic = topic,
                Headings = _headings,
                FirstLine = _firstLine,
                LastLine = Math.Max(_firstLine, _line - 1),
                Text = text,
                Markdown = text,
                Units = [.. _units],
                Tags = _tags,
            });
        }
        _units.Clear();
        _headings = [];
    }
}
