using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Notes;
using Bot.Knowledge.Syntax;
using Markdig;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Bot.Knowledge.Parsing;

/// <summary>Walks Markdig's tree of a note and tells the <see cref="NoteBuilder"/> what it means. One instance reads one note.</summary>
internal sealed class BlockReader
{
    private readonly NoteBuilder _builder;
    private readonly UnitWriter _units;
    private readonly InlineFlattener _flattener = new();
    private readonly HtmlReader _html;
    private readonly OpenEndedBlockReader _openEnded;
    private SourceText _source;

    public BlockReader(NoteBuilder builder)
    {
        _builder = builder;
        _source = builder.Source;
        _units = new UnitWriter(builder);
        _html = new HtmlReader(this, _units, builder);
        _openEnded = new OpenEndedBlockReader(this, _html, _units, builder);
    }

    /// <summary>Where the units go.</summary>
    public UnitWriter Units => _units;

    /// <summary>What is being read: the note, or a piece of it.</summary>
    public SourceText Source => _source;

    public IReadOnlyList<WikiLink> WikiLinks => _flattener.WikiLinks;

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
        foreach (var fold in _units.Folds)
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
                result = InlineText.Join(result, " ", new InlineText { Text = word, FirstLine = LineOf(leaf), LastLine = LineOf(leaf) });
            else if (leaf.Inline is not null)
                result = InlineText.Join(result, " ", Flatten(leaf));
            else if (leaf is CodeBlock code && !CodeLines.IsBlank(code))
                result = InlineText.Join(result, " ", FlattenCode(code));
        }

        _source = outer;
        return result;
    }

    // Markdig gives an underlined heading the line of its underline, and a paragraph that of the link definitions above it;
    // what stands in them knows better.
    public int LineOf(Block block)
    {
        var isMoved = block is ParagraphBlock or HeadingBlock { IsSetext: true };
        var first = isMoved ? ((LeafBlock)block).Inline?.FirstChild : null;
        return first is not null && first.Span.Start >= block.Span.Start && first.Span.End <= block.Span.End
            ? _source.LineAt(first.Span.Start)
            : block.Line + 1 + LineOffset;
    }

    public int LastLineOf(Block block) => Math.Max(LineOf(block), _source.LineAt(Math.Max(0, block.Span.End)));

    private InlineText Flatten(LeafBlock leaf) => _flattener.Flatten(leaf.Inline, LineOf(leaf), LineOf(leaf) - leaf.Line - 1);

    private InlineText FlattenCode(CodeBlock code)
    {
        var text = string.Join(' ', CodeLines.Of(code).Select(l => l.Trim()).Where(l => l.Length > 0));
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
                    if (!_openEnded.ReadCode(code, context.IsTop && container is MarkdownDocument, CodeContext(code, here, i > 0 ? container[i - 1] : null, list)))
                        return; // the rest of the note was read anew from inside the block
                    break;
                case HtmlBlock html:
                    _openEnded.ReadHtml(html, here);
                    break;
                case CommentBlock comment:
                    if (!_openEnded.ReadComment(comment))
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
                    _units.AddText(UnitKind.Paragraph, Flatten(leaf), here);
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
        if (heading.IsSetext && ParagraphShape.IsProse(text))
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
                item.Bullet = _units.AddText(UnitKind.Bullet, text, context with { Traits = context.Traits | item.Traits }, item.Group);
                return context with { Parent = item.Bullet ?? context.Parent, Depth = context.Depth + 1, Item = null };
            }

            return _units.AddText(UnitKind.Paragraph, text, context) is { } unit ? context with { Parent = unit } : context;
        }

        _units.CollectTags(text);
        while (_units.Folds.Count > 0 && heading.Level <= _units.Folds[^1].HeadingLevel)
        {
            _builder.Warn(_units.Folds[^1].Line, $"The <details> element that opens here is never closed; it is taken to end before line {LineOf(heading)}.");
            _units.Folds.RemoveAt(_units.Folds.Count - 1);
        }

        _html.Complete();
        _builder.StartSection(heading.Level, ParagraphShape.HeadingText(text.Text), LineOf(heading));
        return context with { Parent = null };
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
        return _builder.BoldHeading is { } earlier && ((ParagraphShape.IsNumbered(earlier) && ParagraphShape.IsNumbered(text.Text)) || (earlier[^1] == '?' && text.Text[^1] == '?'));
    }

    private static bool IsContent(Block? block) => block switch
    {
        ParagraphBlock { Inline: { } inline } => !ParagraphShape.IsBoldLine(inline) && inline.FirstChild is not null,
        FencedCodeBlock fence => !CodeLines.IsBlank(fence),
        HtmlBlock html => html.Type != HtmlBlockType.Comment,
        HeadingBlock { IsSetext: false } or ThematicBreakBlock or LinkReferenceDefinitionGroup or CommentBlock or null => false,
        _ => true,
    };

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

        if (text.IsBlank || text.IsNavigation || ParagraphShape.IsContentsMark(text))
        {
            _builder.AddOther(isContents: !text.IsBlank);
            return null;
        }

        if (context.IsTop && text.Strong is [{ Start: 0 }, ..] && _units.Folds.Count == 0)
        {
            if (text.Lines.Count == 0 && IsBoldHeading(text, next))
            {
                _builder.StartSection(HeadingDraft.Bold, text.Text.TrimEnd(':', '：', ' '), text.FirstLine);
                context = context with { Parent = null };
                return null;
            }

            if (text.Lines.Count > 0 && ParagraphShape.StartsWithBoldQuestion(text))
            {
                var end = text.Lines[0].Position;
                var head = text.Slice(0, end);
                _builder.StartSection(HeadingDraft.Bold, head.Text.TrimEnd(':', '：', ' '), head.FirstLine);
                context = context with { Parent = null };
                text = text.Slice(end, text.Text.Length);
            }
        }

        var unit = Split(text, context, UnitKind.Paragraph, -1);
        return unit is not null && ParagraphShape.Introduces(unit, next) ? unit : null;
    }

    private UnitDraft? Bullet(InlineText text, ItemStart item, BlockContext context)
    {
        var here = context with { Traits = context.Traits | item.Traits };
        var cuts = ParagraphShape.Cuts(text);
        if (cuts.Count == 0)
            return _units.AddText(UnitKind.Bullet, text, here, item.Group);
        if (ParagraphShape.LinesAreTerms(text))
        {
            // "- Effect: allow" with "Principal: who" below it forgot the second bullet.
            UnitDraft? last = null;
            for (var i = -1; i < cuts.Count; i++)
                last = _units.AddText(UnitKind.Bullet, text.Slice(i < 0 ? 0 : cuts[i], i + 1 < cuts.Count ? cuts[i + 1] : text.Text.Length), here, item.Group);
            return last;
        }

        var bullet = _units.AddText(UnitKind.Bullet, text.Slice(0, cuts[0]), here, item.Group);
        Pieces(text, cuts, 0, context with { Parent = bullet ?? context.Parent, Depth = context.Depth + 1 }, UnitKind.Paragraph, -1);
        return bullet;
    }

    // Adds the pieces that a paragraph falls into. Returns the one that would introduce a list below.
    private UnitDraft? Split(InlineText text, BlockContext context, UnitKind kind, int group)
    {
        var cuts = ParagraphShape.Cuts(text);
        if (cuts.Count == 0 && !text.Text.StartsWith("##", StringComparison.Ordinal))
            return _units.AddText(kind, text, context, group);
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
            if (ParagraphShape.IsListMark(piece.Text))
            {
                if (listGroup < 0)
                    listGroup = _builder.NextGroup();
                var bullet = _units.AddText(UnitKind.Bullet, piece.Slice(1, piece.Text.Length), context with { Parent = head ?? context.Parent }, listGroup);
                last = bullet ?? last;
                continue;
            }

            if (ParagraphShape.IsMissingSpaceHeading(piece.Text, out var level) && context.IsTop)
            {
                _builder.StartSection(level, piece.Text[level..].Trim(), piece.FirstLine);
                (head, last) = (null, null);
                continue;
            }

            var isHead = i + 1 < starts.Count && (piece.IsAllStrong || piece.Text[^1] is ':' or '：' or '?' or '？');
            var unit = _units.AddText(kind, piece, piece.IsAllStrong ? context : context with { Parent = head ?? context.Parent }, group);
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

    // ---- lists

    private void ReadList(ListBlock list, BlockContext context, ListRun run)
    {
        if (TableOfContents.IsIn(list, out var links) && links >= 2)
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
        var continues = number > 1 && number == run.NextNumber && run.LastBullet?.Parent == (context.Parent ?? _units.Fold);
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
            if (!text.IsBlank && !text.IsNavigation && Split(text, inside, UnitKind.Paragraph, -1) is { } unit && ParagraphShape.Introduces(unit, quote.Count > 1 ? quote[1] : null) && quote.Count > 1)
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
        var head = title.IsBlank ? null : _units.AddText(UnitKind.Paragraph, title, inside);
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
                        term = InlineText.Join(term, ", ", Flatten(name));
                        break;
                    case ParagraphBlock paragraph when term.IsBlank && above is not null:
                        // A second meaning of the same term.
                        _units.AddText(UnitKind.Paragraph, Flatten(paragraph), context with { Parent = above });
                        unit = above;
                        break;
                    case ParagraphBlock paragraph when unit is null:
                        unit = _units.AddDefinition(term, Flatten(paragraph), context, group);
                        break;
                    default:
                        unit ??= _units.AddText(UnitKind.Definition, term, context, group);
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
                    text = InlineText.Join(text, " ", Flatten(leaf));
                cells.Add(text);
            }

            while (cells.Count > 0 && cells[^1].IsBlank && cells.Count > columns.Length)
                cells.RemoveAt(cells.Count - 1);
            // An empty cell does not know where it stands.
            var line = cells.Find(c => !c.IsBlank)?.FirstLine ?? LineOf(row);
            if (row.IsHeader)
            {
                columns = [.. cells.Select(c => c.Text)];
                _builder.Cover(line);
                foreach (var cell in cells)
                    header = InlineText.Join(header, " | ", cell);
                continue;
            }

            if (group < 0)
                group = _builder.NextGroup();
            hasRows = true;
            if (cells.Count > columns.Length && columns.Length > 0)
                wide.Add((line, cells.Count));
            _units.AddRow(columns, cells, line, line, context, group);
        }

        // Missing cells at the end are how people leave them empty; cells too many have no column to say what they are.
        if (wide.Count > 0)
        {
            var others = wide.Count == 1 ? "" : wide.Count == 2 ? ", as has one more" : $", as have {wide.Count - 1} more";
            _builder.Warn(wide[0].Line, $"The table row has {wide[0].Cells} cells under {columns.Length} column titles{others}; the cells beyond have no column.");
        }

        if (!hasRows && !header.IsBlank)
            _units.AddText(UnitKind.Paragraph, header, context);
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
            Parent = context.Parent ?? _units.Fold,
            Depth = context.Depth,
            Traits = context.Traits | _units.FoldTrait,
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
                _units.AddText(UnitKind.Paragraph, new InlineText { Text = text, FirstLine = line, LastLine = line, Traits = UnitTraits.Link }, context);
        }
    }

    // ---- code

    private static BlockContext CodeContext(CodeBlock code, BlockContext context, Block? before, ListRun run)
    {
        // "- Example" with a fence below that is not indented: for the eye it belongs to the bullet.
        if (before is ListBlock && run.LastBullet is { } bullet && code is FencedCodeBlock && code.Line + 1 - run.LastLine <= 2
            && (code.Line + 1 - run.LastLine <= 1 || bullet.Text.Text[^1] is ':' or '：' or '?'))
            return context with { Parent = bullet, Depth = bullet.Depth + 1 };
        return context;
    }
}
