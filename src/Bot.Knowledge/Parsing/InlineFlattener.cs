using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Bot.Core.Notes;
using Bot.Knowledge.Syntax;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace Bot.Knowledge.Parsing;

/// <summary>A wiki link that a note holds.</summary>
internal readonly record struct WikiLink(string Target, int Line);

/// <summary>Turns Markdig's inlines into plain text with ranges. One instance serves one note; not thread-safe.</summary>
internal sealed class InlineFlattener
{
    // Anything here sends a literal through the slow path: white space to fold, invisible characters to leave out.
    private static readonly SearchValues<char> Special = SearchValues.Create("\t\n\r\v\f\u00A0\u200B\uFEFF\u00AD\u2028\u2029");

    private const string LeftOut = "[…]";

    private static readonly SearchValues<char> Formula = SearchValues.Create("\\^_={}");
    private static readonly SearchValues<char> LinkSeparators = SearchValues.Create(" |•·-–—/,>.»«←→↑↓⬆()[]");

    private readonly StringBuilder _text = new();
    private readonly Mark _strong = new();
    private readonly Mark _code = new();
    private readonly Mark _marked = new();
    private List<TextLine> _lines = [];
    private UnitTraits _traits;
    private bool? _ticked;
    private int _firstLine;
    private int _line;
    private int _lineOffset;
    private bool _pendingBreak;
    private bool _pendingHard;
    private bool _pendingApart;
    private bool _skipsColon;

    /// <summary>Whether the bracket before a citation was left out, so that what closes it is too.</summary>
    private bool _closesCitation;
    private int _lastLine;
    private int _navigationDepth;
    private int _navigationLinks;
    private bool _hasOwnText;

    /// <summary>Whether an image that says nothing was the last thing, in the middle of a line.</summary>
    private bool _leftOutImage;

    /// <summary>The wiki links met so far.</summary>
    public List<WikiLink> WikiLinks { get; } = [];

    /// <summary>Returns the text of a block's inlines.</summary>
    /// <param name="firstLine">Line in the file on which the block begins.</param>
    /// <param name="lineOffset">What to add to Markdig's line numbers, which count from 0.</param>
    public InlineText Flatten(ContainerInline? inlines, int firstLine, int lineOffset)
    {
        _text.Clear();
        _lines = [];
        (_traits, _ticked) = (UnitTraits.None, null);
        (_pendingBreak, _pendingHard, _pendingApart, _skipsColon, _closesCitation) = (false, false, false, false, false);
        (_navigationDepth, _navigationLinks, _hasOwnText, _leftOutImage) = (0, 0, false, false);
        (_firstLine, _line, _lastLine, _lineOffset) = (firstLine, firstLine, firstLine, lineOffset);
        if (inlines is not null)
            Children(inlines);
        while (_text.Length > 0 && _text[^1] == ' ')
            _text.Length--;
        return new InlineText
        {
            Text = _text.ToString(),
            FirstLine = _firstLine,
            LastLine = Math.Max(_firstLine, _lastLine),
            Strong = _strong.Take(_text),
            Code = _code.Take(_text),
            Marked = _marked.Take(_text),
            Lines = _lines,
            Traits = _traits,
            Ticked = _ticked,
            IsNavigation = _navigationLinks > 0 && !_hasOwnText,
        };
    }

    private void Children(ContainerInline container)
    {
        // Thousands of nested brackets are no text; the note is then read as plain lines.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling)
            One(inline);
    }

    private void One(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                var content = literal.Content.AsSpan();
                if (_skipsColon && content is [':', ..])
                {
                    content = content[1..];
                    _pendingApart = true;
                }

                _skipsColon = false;
                Append(_closesCitation ? AfterCitation(content) : content);
                break;
            case LineBreakInline lineBreak:
                Break(lineBreak.IsHard, lineBreak.Line + 1 + 1 + _lineOffset);
                break;
            case CodeInline code:
                _code.Enter(_text, this);
                AppendCode(code.Content);
                _code.Leave(_text);
                break;
            case EmphasisInline emphasis:
                var mark = emphasis switch
                {
                    { DelimiterChar: '*' or '_', DelimiterCount: 2 } => _strong,
                    { DelimiterChar: '=' } => _marked,
                    _ => null,
                };
                mark?.Enter(_text, this);
                Children(emphasis);
                mark?.Leave(_text);
                break;
            case LinkInline link when Citations.IsOne(link, _text) || (_closesCitation && !link.IsImage):
                LeaveOutCitation(link);
                break;
            case LinkInline link:
                Link(link);
                break;
            case AutolinkInline auto:
                _traits |= UnitTraits.Link;
                Append(auto.Url);
                break;
            case WikiLinkInline wiki:
                Wiki(wiki);
                break;
            case HtmlEntityInline entity:
                Append(entity.Transcoded.AsSpan());
                break;
            case HtmlInline html:
                Html(html.Tag);
                break;
            case MathInline math:
                Formulas(math);
                break;
            case TaskList task:
                _ticked = task.Checked;
                break;
            case FootnoteMarkInline:
                // "[^1]: …" at the start of a line is the footnote itself.
                _skipsColon = _pendingBreak || _text.Length == 0;
                break;
            case CommentInline:
                break;
            case DelimiterInline delimiter:
                Append(delimiter.ToLiteral());
                Children(delimiter);
                break;
            case ContainerInline container:
                Children(container);
                break;
            default:
                break;
        }
    }

    // The sentence closes up as if the source did not stand there.
    private void LeaveOutCitation(LinkInline link)
    {
        _traits |= UnitTraits.Link;
        _hasOwnText = true;
        if (!_closesCitation && Citations.IsAlone(link, _text))
        {
            TrimEnd();
            _text.Length--;
            _closesCitation = true;
        }

        TrimEnd();
    }

    private void TrimEnd()
    {
        while (_text.Length > 0 && _text[^1] is ' ' or '\u200B')
            _text.Length--;
    }

    // What stands between the sources of one bracket, and what closes it.
    private ReadOnlySpan<char> AfterCitation(ReadOnlySpan<char> content)
    {
        var rest = content.TrimStart();
        if (rest is not [')' or ']', ..])
            return [];
        _closesCitation = false;
        return rest[1..];
    }

    private void Link(LinkInline link)
    {
        if (link.IsImage)
        {
            _traits |= UnitTraits.Image;
            if (link.FirstChild is null || (link.FirstChild is LiteralInline alt && alt.NextSibling is null && SaysNothing(alt.Content.AsSpan())))
                LeaveOutImage();
            else
                Children(link);
            return;
        }

        var isNavigation = link.Url is ['#', ..];
        if (!isNavigation)
            _traits |= UnitTraits.Link;
        else
            _navigationLinks++;
        _navigationDepth += isNavigation ? 1 : 0;
        var before = _text.Length;
        Children(link);
        _navigationDepth -= isNavigation ? 1 : 0;
        if (_text.Length == before && !isNavigation && link.Url is not null && link.FirstChild is not LinkInline)
            Append(link.Url);
    }

    private void Wiki(WikiLinkInline wiki)
    {
        var target = wiki.Target.AsSpan();
        if (wiki.IsEmbed && IsFileName(target))
        {
            _traits |= UnitTraits.Image;
            LeaveOutImage();
            return;
        }

        if (target is ['#', ..])
        {
            _navigationLinks++;
            _navigationDepth++;
            Append(wiki.Label ?? target.TrimStart("#^").ToString());
            _navigationDepth--;
            return;
        }

        _traits |= UnitTraits.Link;
        WikiLinks.Add(new WikiLink(wiki.Target, _line));
        if (wiki.Label is not null)
        {
            Append(wiki.Label);
            return;
        }

        // [[folder/note#heading]] reads as "note > heading" in Obsidian; the name alone is what the writer would say.
        var hash = target.IndexOf('#');
        var name = hash < 0 ? target : target[..hash];
        name = name[(name.LastIndexOf('/') + 1)..];
        if (name.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
            name = name[..^3];
        Append(name);
    }

    private void Formulas(MathInline math)
    {
        var content = math.Content.AsSpan();
        // "$5 to $10" is money: what stands between two dollar signs then begins with a digit and holds no formula.
        if (content.Length > 0 && char.IsAsciiDigit(content[0]) && !content.ContainsAny(Formula) && content.IndexOfAnyInRange('a', 'z') >= 0)
        {
            Append("$");
            Append(content);
            Append("$");
            return;
        }

        _traits |= UnitTraits.Math;
        AppendCode(content);
    }

    private void Html(string source)
    {
        if (source.StartsWith("<!--", StringComparison.Ordinal) || !HtmlTag.TryRead(source, out var tag))
        {
            if (!source.StartsWith("<!", StringComparison.Ordinal) && !source.StartsWith("<?", StringComparison.Ordinal))
                Append(source);
            return;
        }

        if (!tag.IsKnown)
        {
            Append(source);
            return;
        }

        // An anchor to jump to says nothing about the text.
        if (tag.Name is not "a")
            _traits |= UnitTraits.Html;
        switch (tag.Name)
        {
            case "b" or "strong":
                Toggle(_strong, tag.IsEnd);
                break;
            case "code" or "kbd" or "samp" or "tt":
                Toggle(_code, tag.IsEnd);
                break;
            case "mark":
                Toggle(_marked, tag.IsEnd);
                break;
            case "br":
                Break(isHard: true, _line);
                break;
            case "p" or "div" or "li" or "tr" or "td" or "ul" or "ol":
                Append(" ");
                break;
            case "img":
                _traits |= UnitTraits.Image;
                if (HtmlTag.Attribute(source, "alt") is { } alt && !IsFileName(alt))
                    Append(alt);
                break;
            case "a" when HtmlTag.Attribute(source, "href") is ['#', ..]:
                _navigationLinks++;
                _navigationDepth = 1;
                break;
            case "a" when tag.IsEnd:
                _navigationDepth = 0;
                break;
            case "a" when HtmlTag.Attribute(source, "href") is not null:
                _traits |= UnitTraits.Link;
                break;
            case "sup" when !tag.IsEnd && _text.Length > 0 && char.IsAsciiDigit(_text[^1]):
                // 10<sup>6</sup> must not become 106.
                Append("^");
                break;
            default:
                break;
        }
    }

    private void Toggle(Mark mark, bool isEnd)
    {
        if (isEnd)
            mark.Leave(_text);
        else
            mark.Enter(_text, this);
    }

    private void LeaveOutImage() => _leftOutImage = _text.Length > 0 && !_pendingBreak;

    private void Break(bool isHard, int line)
    {
        _leftOutImage = false;
        _pendingBreak = true;
        _pendingHard |= isHard;
        _line = line;
    }

    private void Append(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return;
        if (text.IndexOfAny(Special) < 0 && text.IndexOf("  ") < 0)
        {
            AppendFolded(text);
            return;
        }

        Span<char> one = stackalloc char[1];
        foreach (var c in text)
        {
            if (c is '\u200B' or '\uFEFF' or '\u00AD')
                continue;
            one[0] = char.IsWhiteSpace(c) ? ' ' : c;
            AppendFolded(one);
        }
    }

    // The text has no two spaces in a row and no other white space; only its ends can make a double space.
    private void AppendFolded(ReadOnlySpan<char> text)
    {
        if (text[0] == ' ' && (_pendingBreak || _text.Length == 0 || _text[^1] == ' '))
            text = text[1..];
        if (text.IsEmpty)
            return;
        // "See the table and ![](plan.png)." must not become "See the table and .".
        if (_leftOutImage && text[0] is ('.' or ',' or ';' or ':' or '!' or '?' or ')'))
            _text.Append(LeftOut);
        _leftOutImage = false;
        Flush(text[0]);
        if (_navigationDepth == 0 && !_hasOwnText)
            _hasOwnText = text.ContainsAnyExcept(LinkSeparators);
        _text.Append(text);
    }

    private void AppendCode(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty)
            return;
        Flush(text[0]);
        _hasOwnText |= _navigationDepth == 0;
        if (text.IndexOfAny('\n', '\r', '\t') < 0)
        {
            _text.Append(text);
            return;
        }

        foreach (var c in text)
            _text.Append(c is '\n' or '\r' or '\t' ? ' ' : c);
    }

    private void Flush(char next)
    {
        _lastLine = _line;
        if (!_pendingBreak)
            return;
        if (_text.Length > 0)
        {
            // Chinese and Japanese have no spaces between words: the end of a line must not make one.
            if (!IsIdeographic(_text[^1]) || !IsIdeographic(next))
            {
                if (_text[^1] != ' ')
                    _text.Append(' ');
            }

            _lines.Add(new TextLine(_text.Length, _line, _pendingHard, _pendingApart));
        }
        else
        {
            _firstLine = _line;
        }

        (_pendingBreak, _pendingHard, _pendingApart) = (false, false, false);
    }

    private static bool IsIdeographic(char c) => c is >= '\u2E80' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or >= '\uFF00' and <= '\uFFEF';

    // "![300](dienes.png)" and "![300x200](…)" give the image's width, as Obsidian does.
    private static bool SaysNothing(ReadOnlySpan<char> alt) => IsFileName(alt) || (char.IsAsciiDigit(alt[0]) && alt.IndexOfAnyExcept(Width) < 0);

    private static readonly SearchValues<char> Width = SearchValues.Create("0123456789x ");

    /// <summary>Whether an image's text is only the name of its file or of nothing: <c>image-2021.png</c>, <c>Untitled</c>.</summary>
    internal static bool IsFileName(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty || text.Equals("image", StringComparison.OrdinalIgnoreCase) || text.Equals("img", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("Untitled", StringComparison.OrdinalIgnoreCase) || text.Equals("alt text", StringComparison.OrdinalIgnoreCase))
            return true;
        var dot = text.LastIndexOf('.');
        return dot > 0 && text[(dot + 1)..].ToString().ToLowerInvariant()
            is "png" or "jpg" or "jpeg" or "gif" or "svg" or "webp" or "bmp" or "pdf" or "avif" or "mp4" or "webm" or "mp3" or "canvas" or "excalidraw";
    }

    /// <summary>Collects the ranges of one kind of markup; markup inside the same markup counts once.</summary>
    private sealed class Mark
    {
        private List<TextRange>? _ranges;
        private int _depth;
        private int _start;

        public void Enter(StringBuilder text, InlineFlattener owner)
        {
            // The space that stands for a break belongs before the range, not into it.
            if (_depth++ == 0)
                _start = text.Length + (owner._pendingBreak && text.Length > 0 && text[^1] != ' ' ? 1 : 0);
        }

        public void Leave(StringBuilder text)
        {
            if (_depth == 0 || --_depth > 0)
                return;
            var (start, end) = (Math.Min(_start, text.Length), text.Length);
            while (start < end && text[start] == ' ')
                start++;
            while (end > start && text[end - 1] == ' ')
                end--;
            if (end > start)
                (_ranges ??= []).Add(new TextRange(start, end - start));
        }

        public List<TextRange> Take(StringBuilder text)
        {
            if (_depth > 0)
            {
                _depth = 1;
                Leave(text);
            }

            var ranges = _ranges ?? [];
            _ranges = null;
            return ranges;
        }
    }
}
