using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bot.Core.Notes;
using Bot.Knowledge.Syntax;
using Markdig;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Bot.Knowledge.Parsing;

/// <summary>Where a block stands, as far as its units need to know.</summary>
internal readonly record struct BlockContext(UnitDraft? Parent, int Depth, UnitTraits Traits, bool IsTop)
{
    /// <summary>The list item whose first paragraph is still to come, or null.</summary>
    public ItemStart? Item { get; init; }
}

/// <summary>A list item that has no text yet.</summary>
internal sealed class ItemStart
{
    public required int Group { get; init; }

    public required UnitTraits Traits { get; init; }

    public UnitDraft? Bullet { get; set; }
}

/// <summary>A <c>&lt;details&gt;</c> element that is open.</summary>
/// <param name="Line">Line of its tag.</param>
/// <param name="HeadingLevel">Level of the heading it stands under; 0 for none.</param>
internal sealed record HtmlFold(int Line, int HeadingLevel)
{
    public UnitDraft? Summary { get; set; }
}

/// <summary>Walks Markdig's tree of a note and tells the <see cref="NoteBuilder"/> what it means. One instance reads one note.</summary>
internal sealed class BlockReader
{
    // A note that needs more second looks than this is broken in some way that they do not mend; bounds the work to a multiple of its length.
    private const int MaxSecondLooks = 24;

    private static readonly SearchValues<char> Ornaments = SearchValues.Create(" -–—*_|.:");
    private static readonly SearchValues<char> ListNumbering = SearchValues.Create(" .,·-–0123456789");
    private static readonly SearchValues<char> LanguageEnds = SearchValues.Create(" ,:{}(=");

    private readonly NoteBuilder _builder;
    private readonly InlineFlattener _flattener = new();
    private readonly HtmlReader _html;
    private readonly List<HtmlFold> _folds = [];
    private SourceText _source;
    private int _secondLooks;

    public BlockReader(NoteBuilder builder)
    {
        _builder = builder;
        _source = builder.Source;
        _html = new HtmlReader(this, builder);
    }

    public IReadOnlyList<WikiLink> WikiLinks => _flattener.WikiLinks;

    /// <summary>The <c>&lt;details&gt;</c> elements that are open, each with the unit of its summary.</summary>
    public List<HtmlFold> Folds => _folds;

    private int LineOffset => _source.FirstLine - 1;

    /// <summary>Reads the note from a line on.</summary>
    public void Read(int firstLine)
    {
        var source = _builder.Source;
        if (firstLine > source.LineCount)
            return;
        if (IsTooDeep(source))
            throw new InsufficientExecutionStackException("The note is nested too deeply.");
        var text = firstLine == 1 ? source.Text : source.Text[source.StartOf(firstLine)..];
        ReadMarkdown(text, firstLine, NotePipelines.Note, new BlockContext(null, 0, UnitTraits.None, IsTop: true));
        _html.Complete();
        foreach (var fold in _folds)
            _builder.Warn(fold.Line, "The <details> element that opens here is never closed.");
    }

    // Markdig takes time for each level on each line before it gives up; bullets this far to the right are known to be too deep without it.
    private static bool IsTooDeep(SourceText source)
    {
        for (var line = 1; line <= source.LineCount; line++)
        {
            var text = source.Line(line);
            if (text.Length > NotePipelines.MaxNesting * 2 && text.IndexOfAnyExcept(" \t") is var indent and > NotePipelines.MaxNesting * 2
                && text[indent] is '-' or '*' or '+' or '>' or (>= '0' and <= '9'))
                return true;
        }

        return false;
    }

    /// <summary>Reads a piece of Markdown in the place that the context says.</summary>
    public void ReadMarkdown(string text, int firstLine, MarkdownPipeline pipeline, BlockContext context)
    {
        var outer = _source;
        _source = firstLine == 1 && ReferenceEquals(text, _builder.Source.Text) ? _builder.Source : new SourceText(text, firstLine);
        Walk(Markdown.Parse(text, pipeline), 0, context);
        _source = outer;
    }

    /// <summary>Returns a piece of Markdown as one run of text, whatever blocks it is made of.</summary>
    public InlineText Flatten(string text, int firstLine)
    {
        var outer = _source;
        _source = new SourceText(text, firstLine);
        var result = InlineText.Empty;
        foreach (var leaf in Markdown.Parse(text, NotePipelines.Inner).Descendants<LeafBlock>())
        {
            if (leaf is LinkReferenceDefinition { Label: ['^', ..], Url: { Length: > 0 } word })
                result = Join(result, " ", new InlineText { Text = word, FirstLine = LineOf(leaf), LastLine = LineOf(leaf) });
            else if (leaf.Inline is not null)
                result = Join(result, " ", Flatten(leaf));
            else if (leaf is CodeBlock code && !IsBlank(code))
                result = Join(result, " ", FlattenCode(code));
        }

        _source = outer;
        return result;
    }

    /// <summary>Keeps lines of the file as they stand.</summary>
    public void AddRaw(int firstLine, int lastLine, string? language)
    {
        var source = _builder.Source;
        var text = source.Text[source.StartOf(firstLine)..source.StartOf(lastLine + 1)].Trim();
        AddCode(text, firstLine, lastLine, language, default);
    }

    /// <summary>Adds a unit of running text. Returns null when nothing of it is content.</summary>
    public UnitDraft? AddText(UnitKind kind, InlineText text, BlockContext context, int group = -1)
    {
        text = WithoutBlockId(text);
        var hasWords = CollectTags(text);
        if (text.IsBlank || !hasWords || IsKramdownAttribute(text.Text))
        {
            _builder.AddOther();
            return null;
        }

        var unit = new UnitDraft
        {
            Kind = kind,
            Text = text,
            FirstLine = text.FirstLine,
            LastLine = text.LastLine,
            Parent = context.Parent ?? Fold,
            Depth = context.Depth,
            Group = group,
            Traits = context.Traits | FoldTrait,
        };
        _builder.Add(unit);
        return unit;
    }

    /// <summary>Adds one row of a table.</summary>
    public void AddRow(ImmutableArray<string> columns, List<InlineText> cells, int line, int lastLine, BlockContext context, int group)
    {
        var count = Math.Max(columns.Length, cells.Count);
        var text = cells.Count > 0 ? cells[0] : InlineText.Empty;
        for (var i = 1; i < cells.Count; i++)
            text = Join(text, " | ", cells[i]);
        if (cells.TrueForAll(c => c.IsBlank))
            return;
        _builder.Add(new UnitDraft
        {
            Kind = UnitKind.TableRow,
            Text = text,
            FirstLine = line,
            LastLine = lastLine,
            Parent = context.Parent ?? Fold,
            Depth = context.Depth,
            Group = group,
            Columns = [.. columns, .. Enumerable.Repeat("", count - columns.Length)],
            Cells = [.. cells.Select(c => c.Text), .. Enumerable.Repeat("", count - cells.Count)],
            Traits = context.Traits | FoldTrait,
        });
        CollectTags(text);
    }

    /// <summary>Adds a term and its meaning as one unit and returns it.</summary>
    public UnitDraft? AddDefinition(InlineText term, InlineText meaning, BlockContext context, int group)
    {
        if (term.IsBlank || meaning.IsBlank)
            return AddText(UnitKind.Definition, term.IsBlank ? meaning : term, context, group);
        var unit = AddText(UnitKind.Definition, Join(term, ": ", meaning), context, group);
        if (unit is not null)
            (unit.Term, unit.Meaning) = (term.Text, unit.Text.Text[(term.Text.Length + 2)..]);
        return unit;
    }

    public void AddCode(string text, int firstLine, int lastLine, string? language, BlockContext context) =>
        _builder.Add(new UnitDraft
        {
            Kind = UnitKind.Code,
            Text = new InlineText { Text = text, FirstLine = firstLine, LastLine = lastLine },
            FirstLine = firstLine,
            LastLine = lastLine,
            Parent = context.Parent ?? Fold,
            Depth = context.Depth,
            Language = language,
            Traits = context.Traits | FoldTrait,
        });

    private UnitDraft? Fold => _folds.Count > 0 ? _folds[^1].Summary : null;

    private UnitTraits FoldTrait => _folds.Count > 0 ? UnitTraits.Folded : UnitTraits.None;

    // Markdig gives an underlined heading the line of its underline, and a paragraph that of the link definitions above it;
    // what stands in them knows better.
    private int LineOf(Block block)
    {
        var isMoved = block is ParagraphBlock or HeadingBlock { IsSetext: true };
        var first = isMoved ? ((LeafBlock)block).Inline?.FirstChild : null;
        return first is not null && first.Span.Start >= block.Span.Start && first.Span.End <= block.Span.End
            ? _source.LineAt(first.Span.Start)
            : block.Line + 1 + LineOffset;
    }

    private int LastLineOf(Block block) => Math.Max(LineOf(block), _source.LineAt(Math.Max(0, block.Span.End)));

    private InlineText Flatten(LeafBlock leaf) => _flattener.Flatten(leaf.Inline, LineOf(leaf), LineOf(leaf) - leaf.Line - 1);

    private InlineText FlattenCode(CodeBlock code)
    {
        var text = string.Join(' ', Lines(code).Select(l => l.Trim()).Where(l => l.Length > 0));
        return new InlineText { Text = text, FirstLine = LineOf(code), LastLine = LastLineOf(code), Code = [new TextRange(0, text.Length)] };
    }

    private void Walk(ContainerBlock container, int start, BlockContext context)
    {
        UnitDraft? leadIn = null;
        var list = new ListRun();
        var footnotes = container is MarkdownDocument ? Footnotes(container) : null;
        for (var i = start; i < container.Count; i++)
        {
            var block = container[i];
            var next = i + 1 < container.Count ? container[i + 1] : null;
            if (footnotes is not null)
                ReadFootnotes(footnotes, LineOf(block), context);
            var here = leadIn is null ? context : context with { Parent = leadIn };
            leadIn = null;
            switch (block)
            {
                case HeadingBlock heading:
                    context = ReadHeading(heading, context);
                    list = new ListRun();
                    break;
                case ParagraphBlock paragraph:
                    leadIn = ReadParagraph(paragraph, ref context, next);
                    break;
                case ListBlock items:
                    ReadList(items, here, list);
                    break;
                case QuoteBlock quote:
                    ReadQuote(quote, here);
                    break;
                case Table table:
                    ReadTable(table, here);
                    break;
                case MathBlock math:
                    ReadMath(math, here);
                    break;
                case CodeBlock code:
                    if (!ReadCode(code, context.IsTop && container is MarkdownDocument, CodeContext(code, here, i > 0 ? container[i - 1] : null, list)))
                        return; // the rest of the note was read anew from inside the block
                    break;
                case HtmlBlock html:
                    if (!ReadHtml(html, here))
                        return;
                    break;
                case CommentBlock comment:
                    if (!ReadComment(comment))
                        return;
                    break;
                case DefinitionList definitions:
                    ReadDefinitions(definitions, here);
                    break;
                case LinkReferenceDefinitionGroup:
                    break;
                case ThematicBreakBlock:
                    list = new ListRun();
                    break;
                case ContainerBlock other:
                    Walk(other, 0, here with { IsTop = false });
                    break;
                case LeafBlock { Inline: not null } leaf:
                    AddText(UnitKind.Paragraph, Flatten(leaf), here);
                    break;
                default:
                    break;
            }
        }

        if (footnotes is not null)
            ReadFootnotes(footnotes, int.MaxValue, context);
    }

    // ---- headings

    private BlockContext ReadHeading(HeadingBlock heading, BlockContext context)
    {
        var text = Flatten(heading);
        if (heading.IsSetext && IsProse(text))
        {
            // A rule drawn right under a paragraph is a heading only by the letter of CommonMark.
            Split(text, context with { Item = null }, UnitKind.Paragraph, -1);
            return context;
        }

        if (!context.IsTop)
        {
            // A heading inside a list item or a quote names what follows there and nothing else.
            if (context.Item is { Bullet: null } item)
            {
                item.Bullet = AddText(UnitKind.Bullet, text, context with { Traits = context.Traits | item.Traits }, item.Group);
                return context with { Parent = item.Bullet ?? context.Parent, Depth = context.Depth + 1, Item = null };
            }

            return AddText(UnitKind.Paragraph, text, context) is { } unit ? context with { Parent = unit } : context;
        }

        CollectTags(text);
        while (_folds.Count > 0 && heading.Level <= _folds[^1].HeadingLevel)
        {
            _builder.Warn(_folds[^1].Line, $"The <details> element that opens here is never closed; it is taken to end before line {LineOf(heading)}.");
            _folds.RemoveAt(_folds.Count - 1);
        }

        _html.Complete();
        _builder.StartSection(heading.Level, HeadingText(text.Text), LineOf(heading));
        return context with { Parent = null };
    }

    private static bool IsProse(InlineText text) =>
        text.Lines.Count > 0 || text.Text.Length > 120 || text.Text is [.., '.' or '。' or ';' or ','] && text.Text.Contains(' ', StringComparison.Ordinal);

    // "Title {#anchor}" and "Title {.class}" carry attributes for the page, not words.
    private static string HeadingText(string text)
    {
        if (text is [.., '}'])
        {
            var brace = text.LastIndexOf('{');
            if (brace >= 0 && brace + 1 < text.Length && text[brace + 1] is '#' or '.' or ':')
                text = text[..brace].TrimEnd();
        }

        // "## **Key concepts" forgot the closing stars.
        return text.TrimEnd('¶').Trim('*').Trim();
    }

    // Whether a paragraph that is one bold line serves as a heading.
    private bool IsBoldHeading(InlineText text, Block? next)
    {
        if (text.Text.Length > 150 || text.Text is [.., '.' or '!' or ',' or ';' or '。' or '！'] || !text.IsAllStrong)
            return false;
        if (text.Text is [.., ':' or '：'] && next is ListBlock or Table or CodeBlock or QuoteBlock)
            return false; // introduces just that
        if (IsContent(next))
            return true;
        // "**4. …**" without an answer, after "**1. …**" with one: the same kind of line.
        return _builder.BoldHeading is { } earlier && ((IsNumbered(earlier) && IsNumbered(text.Text)) || (earlier[^1] == '?' && text.Text[^1] == '?'));
    }

    private static bool IsContent(Block? block) => block switch
    {
        ParagraphBlock { Inline: { } inline } => !IsBoldLine(inline) && inline.FirstChild is not null,
        FencedCodeBlock fence => !IsBlank(fence),
        HtmlBlock html => html.Type != HtmlBlockType.Comment,
        HeadingBlock { IsSetext: false } or ThematicBreakBlock or LinkReferenceDefinitionGroup or CommentBlock or null => false,
        _ => true,
    };

    private static bool IsBoldLine(ContainerInline inline) =>
        inline.FirstChild is EmphasisInline { DelimiterCount: 2, DelimiterChar: '*' or '_' } only
        && (only.NextSibling is null || (only.NextSibling is LiteralInline { NextSibling: null } rest && rest.Content.AsSpan().Trim(" :.").IsEmpty));

    private static bool IsNumbered(string text)
    {
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            digits++;
        if (digits == 0 && text.Length > 1 && text[0] is 'Q' or 'q')
        {
            digits = 1;
            while (digits < text.Length && char.IsAsciiDigit(text[digits]))
                digits++;
            digits = digits == 1 ? 0 : digits;
        }

        return digits is > 0 and < 6 && digits < text.Length && text[digits] is '.' or ')' or ':';
    }

    // ---- paragraphs

    // Returns the unit that introduces the next block, or null.
    private UnitDraft? ReadParagraph(ParagraphBlock paragraph, ref BlockContext context, Block? next)
    {
        var text = Flatten(paragraph);
        if (context.Item is { Bullet: null } item)
        {
            item.Bullet = Bullet(text, item, context);
            context = context with { Parent = item.Bullet ?? context.Parent, Depth = context.Depth + 1, Item = null };
            return null;
        }

        if (text.IsBlank || text.IsNavigation || IsContentsMark(text))
        {
            _builder.AddOther(isContents: !text.IsBlank);
            return null;
        }

        if (context.IsTop && text.Strong is [{ Start: 0 }, ..] && Folds.Count == 0)
        {
            if (text.Lines.Count == 0 && IsBoldHeading(text, next))
            {
                _builder.StartSection(HeadingDraft.Bold, text.Text.TrimEnd(':', '：', ' '), text.FirstLine);
                context = context with { Parent = null };
                return null;
            }

            if (text.Lines.Count > 0 && StartsWithBoldQuestion(text))
            {
                var end = text.Lines[0].Position;
                var head = text.Slice(0, end);
                _builder.StartSection(HeadingDraft.Bold, head.Text.TrimEnd(':', '：', ' '), head.FirstLine);
                context = context with { Parent = null };
                text = text.Slice(end, text.Text.Length);
            }
        }

        var unit = Split(text, context, UnitKind.Paragraph, -1);
        return unit is not null && Introduces(unit, next) ? unit : null;
    }

    private static bool StartsWithBoldQuestion(InlineText text)
    {
        var end = text.Lines[0].Position;
        if (!text.IsStrong(0, end) || text.IsStrong(end, text.Lines.Count > 1 ? text.Lines[1].Position : text.Text.Length))
            return false;
        var head = text.Text.AsSpan(0, end).TrimEnd();
        return head[^1] is '?' or '？' || IsNumbered(head.ToString());
    }

    private UnitDraft? Bullet(InlineText text, ItemStart item, BlockContext context)
    {
        var here = context with { Traits = context.Traits | item.Traits };
        var cuts = Cuts(text);
        if (cuts.Count == 0)
            return AddText(UnitKind.Bullet, text, here, item.Group);
        if (LinesAreTerms(text))
        {
            // "- Effect: allow" with "Principal: who" below it forgot the second bullet.
            UnitDraft? last = null;
            for (var i = -1; i < cuts.Count; i++)
                last = AddText(UnitKind.Bullet, text.Slice(i < 0 ? 0 : cuts[i], i + 1 < cuts.Count ? cuts[i + 1] : text.Text.Length), here, item.Group);
            return last;
        }

        var bullet = AddText(UnitKind.Bullet, text.Slice(0, cuts[0]), here, item.Group);
        Pieces(text, cuts, 0, context with { Parent = bullet ?? context.Parent, Depth = context.Depth + 1 }, UnitKind.Paragraph, -1);
        return bullet;
    }

    private static bool Introduces(UnitDraft unit, Block? next)
    {
        if (next is not (ListBlock or Table or CodeBlock or QuoteBlock or MathBlock))
            return false;
        var text = unit.Text.Text;
        if (text[^1] is ':' or '：')
            return true;
        if (unit.Text.IsAllStrong)
            return true;
        // "4 methods to encrypt objects" above a list introduces it; a finished sentence does not.
        return next is ListBlock && text.Length <= 120 && text[^1] is not ('.' or '!' or '。' or '！');
    }

    private static bool IsContentsMark(InlineText text) => text.Text.Trim('[', ']', '{', '}', ':', '_', '$', '*', ' ').ToUpperInvariant() is "TOC"
        && (text.Text.Length > 3 || text.Traits.HasFlag(UnitTraits.Link));

    private static bool IsKramdownAttribute(string text) => text.StartsWith("{:", StringComparison.Ordinal) && text[^1] == '}';

    // Adds the pieces that a paragraph falls into. Returns the one that would introduce a list below.
    private UnitDraft? Split(InlineText text, BlockContext context, UnitKind kind, int group)
    {
        var cuts = Cuts(text);
        if (cuts.Count == 0 && !text.Text.StartsWith("##", StringComparison.Ordinal))
            return AddText(kind, text, context, group);
        return Pieces(text, [0, .. cuts], 0, context, kind, group);
    }

    private UnitDraft? Pieces(InlineText text, List<int> starts, int first, BlockContext context, UnitKind kind, int group)
    {
        UnitDraft? last = null;
        UnitDraft? head = null;
        var listGroup = -1;
        var defined = -1;
        for (var i = first; i < starts.Count; i++)
        {
            var piece = text.Slice(starts[i], i + 1 < starts.Count ? starts[i + 1] : text.Text.Length);
            if (piece.IsBlank)
                continue;
            if (IsListMark(piece.Text))
            {
                if (listGroup < 0)
                    listGroup = _builder.NextGroup();
                var bullet = AddText(UnitKind.Bullet, piece.Slice(1, piece.Text.Length), context with { Parent = head ?? context.Parent }, listGroup);
                last = bullet ?? last;
                continue;
            }

            if (IsMissingSpaceHeading(piece.Text, out var level) && context.IsTop)
            {
                _builder.StartSection(level, piece.Text[level..].Trim(), piece.FirstLine);
                (head, last) = (null, null);
                continue;
            }

            var isHead = i + 1 < starts.Count && (piece.IsAllStrong || piece.Text[^1] is ':' or '：' or '?' or '？');
            var unit = AddText(kind, piece, piece.IsAllStrong ? context : context with { Parent = head ?? context.Parent }, group);
            if (unit is null)
                continue;
            last = unit;
            if (isHead && (listGroup < 0 || piece.IsAllStrong))
                head = unit;
            // Terms that stand line by line are a list, whatever marks it.
            if (kind == UnitKind.Paragraph && TermReader.TryRead(unit.Text, false, true, out var term, out var meaning))
            {
                if (defined < 0)
                    defined = _builder.NextGroup();
                (unit.Kind, unit.Group, unit.Term, unit.Meaning) = (UnitKind.Definition, defined, term, meaning);
            }
        }

        return last;
    }

    // Where a paragraph that is really several lines falls apart: at breaks that the writer asked for, and where a line begins like an item,
    // a term or a bold head of its own.
    private static List<int> Cuts(InlineText text)
    {
        var cuts = new List<int>();
        if (text.Lines.Count == 0)
            return cuts;
        var allTerms = LinesAreTerms(text);
        var start = 0;
        for (var i = 0; i < text.Lines.Count; i++)
        {
            var line = text.Lines[i];
            var end = i + 1 < text.Lines.Count ? text.Lines[i + 1].Position : text.Text.Length;
            var rest = text.Text.AsSpan(line.Position..end);
            var isCut = (line.IsHard && !char.IsLower(rest[0]))
                || line.IsApart
                || allTerms
                || IsAnswer(rest)
                || text.Text.AsSpan(start).StartsWith("##")
                || IsListMark(rest)
                || rest.StartsWith("##")
                || StartsTerm(text, line.Position, end)
                || text.IsStrong(start, line.Position);
            if (!isCut)
                continue;
            cuts.Add(line.Position);
            start = line.Position;
        }

        return cuts;
    }

    // "A: …" below "Q: …"
    private static bool IsAnswer(ReadOnlySpan<char> line) =>
        line.StartsWith("A: ") || line.StartsWith("Answer: ", StringComparison.OrdinalIgnoreCase) || line.StartsWith("A. ");

    private static bool LinesAreTerms(InlineText text)
    {
        var start = 0;
        for (var i = 0; i <= text.Lines.Count; i++)
        {
            var end = i < text.Lines.Count ? text.Lines[i].Position : text.Text.Length;
            if (!TermReader.TryRead(text.Slice(start, end), false, true, out _, out _))
                return false;
            start = end;
        }

        return true;
    }

    // A line that is bold as a whole or begins with a bold term and a colon or dash.
    private static bool StartsTerm(InlineText text, int start, int end)
    {
        foreach (var range in text.Strong)
        {
            if (range.Start != start)
                continue;
            if (text.IsStrong(start, end) || text.Text[range.End - 1] is ':' or '：')
                return true;
            var rest = text.Text.AsSpan(range.End..end).TrimStart();
            return rest is [':' or '：' or '–' or '—' or '=', ..] or ['-', ' ', ..];
        }

        return false;
    }

    // Bullets as other programs paste them.
    private static bool IsListMark(ReadOnlySpan<char> text) =>
        text.Length > 1 && (text[0] is '•' or '◦' or '▪' or '●' or '○' or '■' or '‣' or '∙' || (text[0] == '·' && text[1] == ' '));

    // "##Heading": only "#word" could be a tag.
    private static bool IsMissingSpaceHeading(string text, out int level)
    {
        level = 0;
        while (level < text.Length && text[level] == '#')
            level++;
        return level is >= 2 and <= 6 && level < text.Length && text.Length < 150;
    }

    // " ^a1b2c3" at the end names the block for links.
    private static InlineText WithoutBlockId(InlineText text)
    {
        var at = text.Text.LastIndexOf('^');
        if (at < 0 || at + 3 > text.Text.Length || (at > 0 && text.Text[at - 1] != ' '))
            return text;
        var id = text.Text.AsSpan(at + 1);
        var hasLetter = false;
        foreach (var c in id)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
                return text;
            hasLetter |= char.IsAsciiLetter(c);
        }

        return hasLetter && id.Length >= 3 && !text.Traits.HasFlag(UnitTraits.Math) ? text.Slice(0, at) : text;
    }

    // Collects #tags. Returns whether the text holds anything else.
    private bool CollectTags(InlineText text)
    {
        var t = text.Text;
        var at = t.IndexOf('#', StringComparison.Ordinal);
        if (at < 0)
            return t.AsSpan().IndexOfAnyExcept(Ornaments) >= 0;
        var others = t.AsSpan(0, at).IndexOfAnyExcept(' ') >= 0;
        while (at >= 0)
        {
            var end = at + 1;
            while (end < t.Length && (char.IsLetterOrDigit(t[end]) || t[end] is '_' or '-' or '/' || char.IsSurrogate(t[end])))
                end++;
            var tag = t.AsSpan(at + 1, end - at - 1);
            var isTag = (at == 0 || t[at - 1] == ' ') && tag.IndexOfAnyExceptInRange('0', '9') >= 0 && !text.Code.Exists(c => c.Start <= at && at < c.End);
            if (isTag)
                _builder.AddTag(tag.TrimEnd('/').ToString());
            var next = t.IndexOf('#', end);
            others |= !isTag || t.AsSpan(end, (next < 0 ? t.Length : next) - end).IndexOfAnyExcept(" ,") >= 0;
            at = next;
        }

        return others;
    }

    // ---- lists

    /// <summary>What the lists before this one in the same container leave to it.</summary>
    private sealed class ListRun
    {
        public int Column { get; set; } = -1;

        public int Group { get; set; } = -1;

        public int NextNumber { get; set; } = -1;

        public UnitDraft? LastBullet { get; set; }

        public int LastLine { get; set; }
    }

    private void ReadList(ListBlock list, BlockContext context, ListRun run)
    {
        if (IsContents(list, out var links) && links >= 2)
        {
            _builder.AddOther(isContents: true);
            return;
        }

        // "1. one" with "  - detail" below it: two spaces are too few for CommonMark, but the writer meant them.
        var first = LineOf(list);
        var isNested = run.LastBullet is not null && list.Column > run.Column && first <= run.LastLine + 1;
        if (isNested)
        {
            Items(list, context with { Parent = run.LastBullet, Depth = run.LastBullet!.Depth + 1 }, _builder.NextGroup());
            run.LastLine = LastLineOf(list);
            return;
        }

        var number = list.IsOrdered && int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var n) ? n : -1;
        var continues = number > 1 && number == run.NextNumber && run.LastBullet?.Parent == (context.Parent ?? Fold);
        var group = continues ? run.Group : _builder.NextGroup();
        run.LastBullet = Items(list, context, group);
        (run.Column, run.Group, run.LastLine) = (list.Column, group, LastLineOf(list));
        run.NextNumber = number < 0 ? -1 : number + list.Count;
    }

    // Returns the last bullet that is not nested.
    private UnitDraft? Items(ListBlock list, BlockContext context, int group)
    {
        var levels = new List<(int Column, UnitDraft? Bullet, int Group)>();
        var traits = list.IsOrdered ? UnitTraits.Ordered : UnitTraits.None;
        UnitDraft? last = null;
        foreach (var item in list)
        {
            if (item is not ListItemBlock block)
                continue;
            // One space is too little for CommonMark to nest a bullet; by eye it is nested.
            while (levels.Count > 0 && levels[^1].Column >= block.Column)
            {
                if (levels.Count == 1 || levels[^2].Column < block.Column)
                    break;
                levels.RemoveAt(levels.Count - 1);
            }

            if (levels.Count == 0)
                levels.Add((block.Column, null, group));
            else if (!list.IsOrdered && block.Column > levels[^1].Column && levels[^1].Bullet is not null)
                levels.Add((block.Column, null, _builder.NextGroup()));
            var above = levels.Count > 1 ? levels[^2].Bullet : null;
            var start = new ItemStart { Group = levels[^1].Group, Traits = traits };
            Walk(block, 0, context with
            {
                Parent = above ?? context.Parent,
                Depth = context.Depth + levels.Count - 1,
                IsTop = false,
                Item = start,
            });
            levels[^1] = (levels[^1].Column, start.Bullet ?? levels[^1].Bullet, levels[^1].Group);
            if (levels.Count == 1)
                last = start.Bullet ?? last;
        }

        return last;
    }

    // Whether a list is nothing but links to headings of its own file.
    private static bool IsContents(ListBlock list, out int links)
    {
        links = 0;
        foreach (var item in list)
        {
            foreach (var block in (ListItemBlock)item)
            {
                switch (block)
                {
                    case ListBlock nested:
                        if (!IsContents(nested, out var below))
                            return false;
                        links += below;
                        break;
                    case ParagraphBlock { Inline: { } inline }:
                        foreach (var child in inline)
                        {
                            var isLink = child is LinkInline { IsImage: false, Url: ['#', ..] } or WikiLinkInline { IsEmbed: false, Target: ['#', ..] };
                            if (isLink)
                                links++;
                            else if (child is not LineBreakInline && !(child is LiteralInline literal && literal.Content.AsSpan().IndexOfAnyExcept(ListNumbering) < 0))
                                return false;
                        }

                        break;
                    default:
                        return false;
                }
            }
        }

        return true;
    }

    // ---- quotes, definitions, tables, formulas

    private void ReadQuote(QuoteBlock quote, BlockContext context)
    {
        var inside = context with { Traits = context.Traits | UnitTraits.Quoted, IsTop = false, Item = null };
        if (quote.Count == 0 || quote[0] is not ParagraphBlock first || first.Inline?.FirstChild is not LiteralInline and not DelimiterInline)
        {
            Walk(quote, 0, inside);
            return;
        }

        // Obsidian's callout: > [!note]- Title
        var text = Flatten(first);
        var close = text.Text.StartsWith("[!", StringComparison.Ordinal) ? text.Text.IndexOf(']', StringComparison.Ordinal) : -1;
        if (close < 0)
        {
            if (!text.IsBlank && !text.IsNavigation && Split(text, inside, UnitKind.Paragraph, -1) is { } unit && Introduces(unit, quote.Count > 1 ? quote[1] : null) && quote.Count > 1)
                Walk(quote, 1, inside with { Parent = unit });
            else
                Walk(quote, 1, inside);
            return;
        }

        var start = close + 1;
        if (start < text.Text.Length && text.Text[start] is '-' or '+')
            start++;
        var end = text.Lines.Count > 0 ? text.Lines[0].Position : text.Text.Length;
        var title = text.Slice(Math.Min(start, end), end);
        var head = title.IsBlank ? null : AddText(UnitKind.Paragraph, title, inside);
        if (head is not null)
            inside = inside with { Parent = head };
        if (end < text.Text.Length)
            Split(text.Slice(end, text.Text.Length), inside, UnitKind.Paragraph, -1);
        Walk(quote, 1, inside);
    }

    private void ReadDefinitions(DefinitionList list, BlockContext context)
    {
        var group = _builder.NextGroup();
        UnitDraft? unit = null;
        foreach (var item in list.OfType<DefinitionItem>())
        {
            var term = InlineText.Empty;
            var above = unit;
            unit = null;
            for (var i = 0; i < item.Count; i++)
            {
                switch (item[i])
                {
                    case DefinitionTerm name:
                        term = Join(term, ", ", Flatten(name));
                        break;
                    case ParagraphBlock paragraph when term.IsBlank && above is not null:
                        // A second meaning of the same term.
                        AddText(UnitKind.Paragraph, Flatten(paragraph), context with { Parent = above });
                        unit = above;
                        break;
                    case ParagraphBlock paragraph when unit is null:
                        unit = AddDefinition(term, Flatten(paragraph), context, group);
                        break;
                    default:
                        unit ??= AddText(UnitKind.Definition, term, context, group);
                        Walk(item, i, context with { Parent = unit ?? context.Parent, IsTop = false });
                        i = item.Count;
                        break;
                }
            }
        }
    }

    private void ReadTable(Table table, BlockContext context)
    {
        var group = -1;
        ImmutableArray<string> columns = [];
        var header = InlineText.Empty;
        var hasRows = false;
        var wide = new List<(int Line, int Cells)>();
        foreach (var row in table.OfType<TableRow>())
        {
            var cells = new List<InlineText>();
            foreach (var cell in row.OfType<TableCell>())
            {
                var text = InlineText.Empty;
                foreach (var leaf in cell.Descendants<LeafBlock>())
                    text = Join(text, " ", Flatten(leaf));
                cells.Add(text);
            }

            while (cells.Count > 0 && cells[^1].IsBlank && cells.Count > columns.Length)
                cells.RemoveAt(cells.Count - 1);
            var line = cells.Find(c => c.FirstLine > 0)?.FirstLine ?? LineOf(row);
            if (row.IsHeader)
            {
                columns = [.. cells.Select(c => c.Text)];
                _builder.Cover(line);
                foreach (var cell in cells)
                    header = Join(header, " | ", cell);
                continue;
            }

            if (group < 0)
                group = _builder.NextGroup();
            hasRows = true;
            if (cells.Count > columns.Length && columns.Length > 0)
                wide.Add((line, cells.Count));
            AddRow(columns, cells, line, line, context, group);
        }

        // Missing cells at the end are how people leave them empty; cells too many have no column to say what they are.
        if (wide.Count > 0)
        {
            var others = wide.Count == 1 ? "" : wide.Count == 2 ? ", as has one more" : $", as have {wide.Count - 1} more";
            _builder.Warn(wide[0].Line, $"The table row has {wide[0].Cells} cells under {columns.Length} column titles{others}; the cells beyond have no column.");
        }

        if (!hasRows && !header.IsBlank)
            AddText(UnitKind.Paragraph, header, context);
    }

    private void ReadMath(MathBlock math, BlockContext context)
    {
        var text = string.Join(' ', math.Lines.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (text.Length == 0)
            return;
        _builder.Add(new UnitDraft
        {
            Kind = UnitKind.Paragraph,
            Text = new InlineText { Text = text, FirstLine = LineOf(math), LastLine = LastLineOf(math), Traits = UnitTraits.Math },
            FirstLine = LineOf(math),
            LastLine = LastLineOf(math),
            Parent = context.Parent ?? Fold,
            Depth = context.Depth,
            Traits = context.Traits | FoldTrait,
        });
    }

    // "[^1]: https://…" is a footnote of one word, not the target of a link. Markdig gathers all targets at the place of the first.
    private static Queue<LinkReferenceDefinition>? Footnotes(ContainerBlock document)
    {
        var group = document.OfType<LinkReferenceDefinitionGroup>().FirstOrDefault();
        var footnotes = group?.OfType<LinkReferenceDefinition>().Where(d => d.Label is ['^', ..]).OrderBy(d => d.Line).ToList();
        return footnotes is { Count: > 0 } ? new Queue<LinkReferenceDefinition>(footnotes) : null;
    }

    private void ReadFootnotes(Queue<LinkReferenceDefinition> footnotes, int beforeLine, BlockContext context)
    {
        while (footnotes.TryPeek(out var footnote) && LineOf(footnote) < beforeLine)
        {
            footnotes.Dequeue();
            var text = $"{footnote.Url} {footnote.Title}".Trim();
            var line = LineOf(footnote);
            if (text.Length > 0)
                AddText(UnitKind.Paragraph, new InlineText { Text = text, FirstLine = line, LastLine = line, Traits = UnitTraits.Link }, context);
        }
    }

    // ---- code, HTML, comments: the blocks that can swallow what follows them

    private static BlockContext CodeContext(CodeBlock code, BlockContext context, Block? before, ListRun run)
    {
        // "- Example" with a fence below that is not indented: for the eye it belongs to the bullet.
        if (before is ListBlock && run.LastBullet is { } bullet && code is FencedCodeBlock && code.Line + 1 - run.LastLine <= 2
            && (code.Line + 1 - run.LastLine <= 1 || bullet.Text.Text[^1] is ':' or '：' or '?'))
            return context with { Parent = bullet, Depth = bullet.Depth + 1 };
        return context;
    }

    private static bool IsBlank(CodeBlock code)
    {
        for (var i = 0; i < code.Lines.Count; i++)
        {
            if (!code.Lines.Lines[i].Slice.AsSpan().IsWhiteSpace())
                return false;
        }

        return true;
    }

    // Returns false when the rest of the file was read anew.
    private bool ReadCode(CodeBlock code, bool isDocument, BlockContext context)
    {
        context = context with { Item = null };
        var lines = Lines(code);
        var first = LineOf(code);
        if (code is not FencedCodeBlock fence)
        {
            var begin = lines.FindIndex(l => !string.IsNullOrWhiteSpace(l));
            if (begin < 0)
                return true;
            if (LooksLikeList(lines[begin]) || lines[begin].TrimStart().StartsWith('<'))
            {
                // Four spaces make code of a bullet only by the letter.
                ReadMarkdown(string.Join('\n', Dedent(lines)), first, NotePipelines.Inner, context);
                return true;
            }

            AddLines(lines, first, null, context);
            return true;
        }

        var isClosed = fence.ClosingFencedCharCount > 0;
        var cut = _secondLooks < MaxSecondLooks && !IsMarkdown(fence.Info) ? EndOfUnclosed(fence, lines, isClosed) : -1;
        if (cut < 0)
        {
            if (!isClosed && !IsBlankFrom(lines, 0))
                _builder.Warn(first, "The fence that opens here is never closed; the text to its end is read as code.");
            if (IsBlankFrom(lines, 0))
            {
                _builder.Warn(first, "The fence that opens here holds no text.");
            }
            else
            {
                AddLines(lines, first + 1, Language(fence.Info), context, first, isClosed ? LastLineOf(fence) : first + lines.Count);
            }

            return true;
        }

        _secondLooks++;
        _builder.Warn(first, cut < lines.Count
            ? $"The fence that opens here is not closed before line {first + 1 + cut}; from there on the text is read as Markdown."
            : "The fence that opens here is never closed.");
        var kept = lines[..cut];
        if (!IsBlankFrom(kept, 0))
            AddLines(kept, first + 1, Language(fence.Info), context, first, first + kept.Count);
        if (isDocument)
        {
            var from = first + 1 + cut;
            ReadMarkdown(_source.Text[_source.StartOf(from)..], from, NotePipelines.Note, new BlockContext(null, 0, context.Traits, IsTop: true));
            return false;
        }

        ReadMarkdown(string.Join('\n', lines[cut..]), first + 1 + cut, NotePipelines.Note, context with { IsTop = false });
        return true;
    }

    // Index of the first line that the writer cannot have meant as code, or -1 when the fence is in order.
    private static int EndOfUnclosed(FencedCodeBlock fence, List<string> lines, bool isClosed)
    {
        // Another opening inside says that this fence was meant to end before it.
        var opening = lines.FindIndex(l => IsOpening(l, fence));
        if (isClosed && opening < 0)
            return -1;
        var limit = opening < 0 ? lines.Count : opening;
        for (var i = 1; i < limit; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i - 1]) && LooksLikeMarkdown(lines, i, limit))
                return i;
        }

        return opening;
    }

    private static bool IsOpening(string line, FencedCodeBlock fence)
    {
        var text = line.AsSpan().TrimStart();
        var count = text.IndexOfAnyExcept(fence.FencedChar);
        if (count < fence.OpeningFencedCharCount || line.Length - text.Length > 3)
            return false;
        var info = text[count..].Trim();
        return info.Length is > 0 and <= 20 && info.IndexOfAnyExceptInRange('a', 'z') < 0;
    }

    // A heading or a bold line that is followed by text, or several bullets: not what a program or a command has after a blank line.
    private static bool LooksLikeMarkdown(List<string> lines, int index, int limit)
    {
        var line = lines[index];
        var hashes = line.AsSpan().IndexOfAnyExcept('#');
        if (hashes is >= 2 and <= 6 && line[hashes] == ' ')
            return true;
        if (hashes == 1 && line[hashes] == ' ' && char.IsUpper(line.AsSpan(2).TrimStart() is [var c, ..] ? c : ' '))
            return index + 1 >= limit || string.IsNullOrWhiteSpace(lines[index + 1]) || LooksLikeList(lines[index + 1]);
        if (line.StartsWith("**", StringComparison.Ordinal) && line.IndexOf("**", 2, StringComparison.Ordinal) > 2)
            return true;
        return LooksLikeList(line) && !line.StartsWith("- name:", StringComparison.Ordinal) && index + 1 < limit && LooksLikeList(lines[index + 1]) && line.Contains(' ', StringComparison.Ordinal)
            && !line.TrimEnd().EndsWith(':');
    }

    private static bool LooksLikeList(string line)
    {
        var text = line.AsSpan().TrimStart();
        if (text is ['-' or '*' or '+', ' ', ..])
            return text.Length > 2 && !text[2..].TrimStart().StartsWith("-");
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and < 4 && text[digits..] is ['.' or ')', ' ', ..];
    }

    private static bool IsMarkdown(string? info) => info is "md" or "markdown" or "mdx";

    private static bool IsBlankFrom(List<string> lines, int start) => lines.TrueForAll(string.IsNullOrWhiteSpace);

    private static List<string> Lines(LeafBlock block)
    {
        var lines = new List<string>(block.Lines.Count);
        for (var i = 0; i < block.Lines.Count; i++)
            lines.Add(block.Lines.Lines[i].Slice.ToString());
        return lines;
    }

    private static IEnumerable<string> Dedent(List<string> lines)
    {
        var indent = lines.Where(l => !string.IsNullOrWhiteSpace(l)).Select(l => l.Length - l.TrimStart().Length).DefaultIfEmpty(0).Min();
        return lines.Select(l => l.Length >= indent ? l[indent..] : l.TrimStart());
    }

    private void AddLines(List<string> lines, int firstTextLine, string? language, BlockContext context, int? firstLine = null, int? lastLine = null)
    {
        var start = lines.FindIndex(l => !string.IsNullOrWhiteSpace(l));
        if (start < 0)
            return;
        var end = lines.FindLastIndex(l => !string.IsNullOrWhiteSpace(l));
        var text = new StringBuilder();
        for (var i = start; i <= end; i++)
        {
            if (i > start)
                text.Append('\n');
            text.Append(lines[i].AsSpan().TrimEnd());
        }

        AddCode(text.ToString(), firstLine ?? firstTextLine + start, lastLine ?? firstTextLine + end, language, context);
    }

    private static string? Language(string? info)
    {
        if (string.IsNullOrWhiteSpace(info))
            return null;
        var name = info.AsSpan().TrimStart("{. ").ToString().ToLowerInvariant();
        var end = name.AsSpan().IndexOfAny(LanguageEnds);
        name = end < 0 ? name : name[..end];
        return name.Length == 0 ? null : name;
    }

    private bool ReadHtml(HtmlBlock html, BlockContext context)
    {
        context = context with { Item = null };
        var lines = Lines(html);
        var first = LineOf(html);
        var text = string.Join('\n', lines);
        var mark = html.Type switch
        {
            HtmlBlockType.Comment => "-->",
            HtmlBlockType.CData => "]]>",
            HtmlBlockType.ProcessingInstruction => "?>",
            HtmlBlockType.ScriptPreOrStyle => "</",
            _ => null,
        };
        if (mark is not null && !text.Contains(mark, StringComparison.Ordinal))
        {
            var blank = lines.FindIndex(string.IsNullOrWhiteSpace);
            if (_secondLooks < MaxSecondLooks && blank > 0 && blank < lines.Count)
            {
                _secondLooks++;
                var what = html.Type == HtmlBlockType.Comment ? "comment" : "element";
                _builder.Warn(first, $"The HTML {what} that opens here is never closed; it is taken to end with line {first + blank - 1}.");
                _builder.AddOther();
                ReadMarkdown(string.Join('\n', lines[blank..]), first + blank, NotePipelines.Note, context);
                return true;
            }

            _builder.Warn(first, "The HTML element that opens here is never closed.");
            if (blank > 0)
            {
                // Too many of them to look at each: what follows stays findable as it stands.
                AddLines(lines[blank..], first + blank, null, context);
                return true;
            }
        }

        _html.Read(text, first, context);
        return true;
    }

    private bool ReadComment(CommentBlock comment)
    {
        _builder.AddOther();
        if (comment.IsClosed)
            return true;
        var first = LineOf(comment);
        _builder.Warn(first, "The comment that opens here with %% is never closed; what follows is read as text.");
        var last = _source.FirstLine + _source.LineCount - 1;
        if (first == last)
            return false;
        if (_secondLooks++ < MaxSecondLooks)
            ReadMarkdown(_source.Text[_source.StartOf(first + 1)..], first + 1, NotePipelines.Note, new BlockContext(null, 0, UnitTraits.None, IsTop: true));
        else
            AddRaw(first + 1, last, null);
        return false;
    }

    public static InlineText Join(InlineText left, string separator, InlineText right)
    {
        if (ReferenceEquals(left, InlineText.Empty))
            return right;
        var shift = left.Text.Length + separator.Length;
        return new InlineText
        {
            Text = left.Text + separator + right.Text,
            FirstLine = left.FirstLine,
            LastLine = right.FirstLine == 0 ? left.LastLine : Math.Max(left.LastLine, right.LastLine),
            Strong = [.. left.Strong, .. right.Strong.Select(r => r with { Start = r.Start + shift })],
            Code = [.. left.Code, .. right.Code.Select(r => r with { Start = r.Start + shift })],
            Marked = [.. left.Marked, .. right.Marked.Select(r => r with { Start = r.Start + shift })],
            Traits = left.Traits | right.Traits,
        };
    }
}
