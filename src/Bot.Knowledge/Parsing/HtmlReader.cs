using System.Collections.Immutable;
using System.Net;
using System.Text;
using Bot.Core.Notes;
using Bot.Knowledge.Syntax;

namespace Bot.Knowledge.Parsing;

/// <summary>
/// Reads blocks of HTML inside a note: lists, tables, definitions, headings and <c>&lt;details&gt;</c> mean what they mean, and the text between
/// block tags is Markdown again, as its writers expect. Lists and tables may span several blocks, since a blank line ends one.
/// </summary>
internal sealed class HtmlReader(BlockReader blocks, UnitWriter units, NoteBuilder builder)
{
    private enum Capture
    {
        None,
        Summary,
        Heading,
        Cell,
        Term,
        Meaning,
    }

    private readonly List<HtmlList> _lists = [];
    private string _text = "";
    private SourceText _source = new("", 1);
    private BlockContext _context;
    private Capture _capture;
    private int _start;
    private int _quotes;
    private int _headingLevel;
    private int _tableGroup = -1;
    private bool _isHeaderRow;
    private List<InlineText>? _row;
    private int _rowLine;
    private ImmutableArray<string> _columns = [];
    private InlineText _header = InlineText.Empty;
    private InlineText _term = InlineText.Empty;
    private int _termGroup = -1;

    private sealed class HtmlList
    {
        public required int Group { get; init; }

        public required bool IsOrdered { get; init; }

        public ItemStart? Item { get; set; }
    }

    public void Read(string text, int firstLine, BlockContext context)
    {
        _text = text;
        _source = new SourceText(text, firstLine);
        _context = context;
        _start = 0;
        _capture = Capture.None;
        var position = 0;
        while (position < text.Length)
        {
            var open = text.IndexOf('<', position);
            if (open < 0)
                break;
            var rest = text.AsSpan(open);
            if (rest.StartsWith("<!") || rest.StartsWith("<?"))
            {
                position = SkipDeclaration(open);
                continue;
            }

            if (!HtmlTag.TryRead(rest, out var tag))
            {
                position = open + 1;
                continue;
            }

            position = open + tag.Length;
            if (tag.IsBlock)
                position = Tag(tag, open, position);
        }

        Finish(text.Length);
        FinishRow();
        FinishTerm();
    }

    /// <summary>Says that nothing more of the lists and tables that are open will come.</summary>
    public void Complete()
    {
        FinishTable();
        _lists.Clear();
        _quotes = 0;
    }

    private int SkipDeclaration(int open)
    {
        var rest = _text.AsSpan(open);
        var end = rest.StartsWith("<!--") ? "-->" : rest.StartsWith("<![CDATA[") ? "]]>" : ">";
        var length = rest.IndexOf(end, StringComparison.Ordinal);
        var close = length < 0 ? _text.Length : open + length + end.Length;
        builder.AddOther();
        if (_capture == Capture.None)
        {
            Flush(open);
            _start = close;
        }

        return close;
    }

    private int Tag(HtmlTag tag, int open, int close)
    {
        if (_capture != Capture.None && !Ends(tag))
            return close; // a tag inside a cell or a summary only separates words
        Finish(open);
        _start = close;
        switch (tag.Name)
        {
            case "details" when !tag.IsEnd:
                units.Folds.Add(new HtmlFold(_source.LineAt(open), builder.HeadingLevel));
                break;
            case "details" when units.Folds.Count > 0:
                units.Folds.RemoveAt(units.Folds.Count - 1);
                break;
            case "summary" when !tag.IsEnd:
                Begin(Capture.Summary);
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6" when !tag.IsEnd:
                _headingLevel = tag.Name[1] - '0';
                Begin(Capture.Heading);
                break;
            case "ul" or "ol" when !tag.IsEnd:
                _lists.Add(new HtmlList { Group = builder.NextGroup(), IsOrdered = tag.Name is "ol" });
                break;
            case "ul" or "ol" when _lists.Count > 0:
                _lists.RemoveAt(_lists.Count - 1);
                break;
            case "li" when !tag.IsEnd:
                if (_lists.Count == 0)
                    _lists.Add(new HtmlList { Group = builder.NextGroup(), IsOrdered = false });
                _lists[^1].Item = new ItemStart { Group = _lists[^1].Group, Traits = _lists[^1].IsOrdered ? UnitTraits.Ordered : UnitTraits.None };
                break;
            case "li" when _lists.Count > 0:
                _lists[^1].Item = null;
                break;
            case "blockquote":
                _quotes = Math.Max(0, _quotes + (tag.IsEnd ? -1 : 1));
                break;
            case "table":
                FinishRow();
                FinishTable();
                if (!tag.IsEnd)
                    _tableGroup = builder.NextGroup();
                break;
            case "tr" when !tag.IsEnd:
                FinishRow();
                (_row, _rowLine, _isHeaderRow) = ([], _source.LineAt(open), true);
                break;
            case "tr":
                FinishRow();
                break;
            case "td" or "th" when !tag.IsEnd:
                _row ??= [];
                if (_row.Count == 0)
                    (_rowLine, _isHeaderRow) = (_source.LineAt(open), true);
                _isHeaderRow &= tag.Name is "th";
                Begin(Capture.Cell);
                break;
            case "dl":
                _termGroup = tag.IsEnd ? -1 : builder.NextGroup();
                break;
            case "dt" when !tag.IsEnd:
                Begin(Capture.Term);
                break;
            case "dd" when !tag.IsEnd:
                Begin(Capture.Meaning);
                break;
            case "pre" when !tag.IsEnd:
                return Verbatim("</pre", close, isShown: true);
            case "script" or "style" or "svg" or "template" when !tag.IsEnd:
                return Verbatim("</" + tag.Name, close, isShown: false);
            default:
                break;
        }

        return close;
    }

    private bool Ends(HtmlTag tag) => _capture switch
    {
        Capture.Summary => tag is { Name: "summary" or "details" },
        Capture.Heading => tag is { IsEnd: true, Name: "h1" or "h2" or "h3" or "h4" or "h5" or "h6" },
        Capture.Cell => tag is { Name: "td" or "th" or "tr" or "tbody" or "thead" or "tfoot" or "table" },
        Capture.Term or Capture.Meaning => tag is { Name: "dt" or "dd" or "dl" },
        Capture.None => true,
        _ => true,
    };

    private void Begin(Capture capture)
    {
        _capture = capture;
    }

    // Ends what was being captured, or reads what stands between two tags.
    private void Finish(int end)
    {
        var capture = _capture;
        _capture = Capture.None;
        if (capture == Capture.None)
        {
            Flush(end);
            return;
        }

        var text = Captured(end);
        switch (capture)
        {
            case Capture.Summary:
                var outer = units.Folds.Count > 1 ? units.Folds[^2].Summary : null;
                if (text.IsBlank || IsButton(text.Text))
                    builder.AddOther();
                else if (units.AddText(UnitKind.Paragraph, text, Here() with { Parent = outer ?? _context.Parent }) is { } unit && units.Folds.Count > 0)
                    units.Folds[^1].Summary = unit;

                break;
            case Capture.Heading:
                if (_context.IsTop && units.Folds.Count == 0 && !text.IsBlank)
                    builder.StartSection(_headingLevel, text.Text, text.FirstLine);
                else if (!text.IsBlank)
                    units.AddText(UnitKind.Paragraph, text, Here());
                break;
            case Capture.Cell:
                _row?.Add(text);
                break;
            case Capture.Term:
                FinishTerm();
                _term = text;
                break;
            case Capture.Meaning:
                units.AddDefinition(_term, text, Here(), _termGroup);
                _term = InlineText.Empty;
                break;
            default:
                break;
        }

        _start = end;
    }

    // A summary that only says to unfold is a button, not a question.
    private static bool IsButton(string text) => text.Trim(' ', '.', '!', ':', '?', '>', '▶', '*').ToUpperInvariant()
        is "SHOW" or "SHOW ANSWER" or "SHOW SOLUTION" or "SHOW ANSWERS" or "ANSWER" or "ANSWERS" or "SOLUTION" or "SOLUTIONS" or "DETAILS" or "MORE"
        or "SHOW MORE" or "EXPAND" or "CLICK TO EXPAND" or "CLICK HERE" or "CLICK ME" or "HINT" or "TOGGLE" or "REVEAL" or "OPEN" or "EXPLANATION"
        or "CLICK TO SHOW" or "CLICK TO REVEAL" or "SEE ANSWER" or "VIEW ANSWER" or "ANTWORT" or "LÖSUNG" or "RESPUESTA" or "SOLUCIÓN" or "RÉPONSE"
        or "ĐÁP ÁN" or "答案" or "解答";

    private InlineText Captured(int end)
    {
        var start = SkipBlank(_start, end);
        return start >= end ? InlineText.Empty : blocks.Flatten(Dedent(_text[start..end]), _source.LineAt(start));
    }

    private int SkipBlank(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(_text[start]))
            start++;
        return start;
    }

    private void FinishRow()
    {
        if (_row is { Count: > 0 } row)
        {
            if (_isHeaderRow && _columns.IsEmpty)
            {
                _columns = [.. row.Select(c => c.Text)];
                foreach (var cell in row)
                    _header = InlineText.Join(_header, " | ", cell);
                builder.Cover(_rowLine);
            }
            else
            {
                _header = InlineText.Empty;
                units.AddRow(_columns, row, _rowLine, Math.Max(_rowLine, row.Max(c => c.LastLine)), Here(), _tableGroup);
            }
        }

        _row = null;
    }

    // A header without rows is all that the table says.
    private void FinishTable()
    {
        if (!_header.IsBlank)
            units.AddText(UnitKind.Paragraph, _header, Here());
        (_tableGroup, _columns, _header) = (-1, [], InlineText.Empty);
    }

    // So is a term without a meaning.
    private void FinishTerm()
    {
        if (!_term.IsBlank)
            units.AddText(UnitKind.Definition, _term, Here(), _termGroup);
        _term = InlineText.Empty;
    }

    private void Flush(int end)
    {
        var start = SkipBlank(_start, end);
        _start = end;
        if (start >= end)
            return;
        var context = Here();
        var text = Dedent(_text[start..end]);
        blocks.ReadMarkdown(text, _source.LineAt(start), NotePipelines.Inner, context);
    }

    private BlockContext Here()
    {
        var context = _context with { Traits = _context.Traits | UnitTraits.Html | (_quotes > 0 ? UnitTraits.Quoted : UnitTraits.None) };
        if (_lists.Count == 0)
            return context;
        var above = _context.Parent;
        var depth = _context.Depth;
        foreach (var list in _lists)
        {
            if (list.Item is null)
                continue;
            if (list.Item.Bullet is null)
                return context with { Parent = above, Depth = depth, Item = list.Item, IsTop = false };
            above = list.Item.Bullet;
            depth++;
        }

        return context with { Parent = above, Depth = depth, IsTop = false };
    }

    private int Verbatim(string endTag, int from, bool isShown)
    {
        var end = _text.IndexOf(endTag, from, StringComparison.OrdinalIgnoreCase);
        var stop = end < 0 ? _text.Length : end;
        if (isShown)
        {
            var text = StripTags(_text.AsSpan(from, stop - from)).Trim('\n', '\r');
            if (!string.IsNullOrWhiteSpace(text))
                units.AddCode(text, _source.LineAt(from), _source.LineAt(Math.Max(from, stop - 1)), null, Here());
        }
        else
        {
            builder.AddOther();
        }

        var close = end < 0 ? -1 : _text.IndexOf('>', end);
        _start = close < 0 ? _text.Length : close + 1;
        return _start;
    }

    private static string StripTags(ReadOnlySpan<char> text)
    {
        var plain = new StringBuilder(text.Length);
        while (!text.IsEmpty)
        {
            var open = text.IndexOf('<');
            if (open < 0)
                open = text.Length;
            plain.Append(text[..open]);
            text = text[open..];
            if (text.IsEmpty)
                break;
            if (HtmlTag.TryRead(text, out var tag) && tag.IsKnown)
            {
                text = text[tag.Length..];
                continue;
            }

            plain.Append('<');
            text = text[1..];
        }

        return WebUtility.HtmlDecode(plain.ToString());
    }

    // Indentation inside HTML follows the tags, not Markdown.
    private static string Dedent(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal))
            return text;
        var lines = text.Split('\n');
        var indent = lines.Skip(1).Where(l => !string.IsNullOrWhiteSpace(l)).Select(l => l.Length - l.TrimStart().Length).DefaultIfEmpty(0).Min();
        for (var i = 1; i < lines.Length; i++)
            lines[i] = lines[i].Length >= indent ? lines[i][indent..] : lines[i].TrimStart();
        return string.Join('\n', lines);
    }
}
