using System.Collections.Immutable;
using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Core.Search.Snippets;

namespace Bot.Core.Chat;

/// <summary>Turns what stands in the notes into text to show. Pure.</summary>
public static class SectionText
{
    /// <summary>
    /// Most characters on a page of an opened note. Escaping at most doubles them, and Discord takes 4,096 in a card's description
    /// (Message, "Embed Limits").
    /// </summary>
    public const int PageLength = 1_800;

    /// <summary>Returns the snippet with its matched words marked; a bullet's parents stand above it.</summary>
    public static RichText Of(Snippet snippet)
    {
        ArgumentNullException.ThrowIfNull(snippet);
        if (snippet.IsCode)
            return new RichTextBuilder().Code(snippet.Text).Build();

        var blocks = ImmutableArray.CreateBuilder<TextBlock>();
        var lineStart = 0;
        foreach (var line in snippet.Text.Split('\n'))
        {
            blocks.Add(new TextBlock(BlockKind.Paragraph, Marked(line, snippet.Matches, lineStart)));
            lineStart += line.Length + 1;
        }

        return RichText.From(blocks);
    }

    /// <summary>Returns the whole section, page by page; at least one page.</summary>
    public static ImmutableArray<RichText> PagesOf(Section section, Phrases phrases)
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(phrases);
        var pages = ImmutableArray.CreateBuilder<RichText>();
        var page = new List<TextBlock>();
        var length = 0;
        foreach (var block in section.Units.Select(ReadableUnit.Of).SelectMany(BlocksOf).SelectMany(Cut))
        {
            var blockLength = block.PlainText.Length + 1 + (block.Depth * 2);
            if (length > 0 && length + blockLength > PageLength)
            {
                pages.Add(RichText.From(page));
                page.Clear();
                length = 0;
            }

            page.Add(block);
            length += blockLength;
        }

        if (page.Count > 0)
            pages.Add(RichText.From(page));
        if (pages.Count == 0)
            pages.Add(new RichTextBuilder().Paragraph(phrases.HeadingOnly, TextStyle.Muted).Build());
        return pages.ToImmutable();
    }

    private static IEnumerable<TextBlock> BlocksOf(Unit unit)
    {
        switch (unit.Kind)
        {
            case UnitKind.Code:
                yield return new TextBlock(BlockKind.Code, [new(unit.Text, TextStyle.Code)], Language: unit.Language);
                break;
            case UnitKind.Bullet:
            case UnitKind.Definition when unit.Ticked is not null:
                var box = unit.Ticked switch { true => "☑", false => "☐", null => "•" };
                yield return new TextBlock(BlockKind.Bullet, Styled(unit), unit.Depth, box);
                break;
            case UnitKind.TableRow:
                // A table does not fit a phone's width, so that each row reads as "first cell — column: cell".
                yield return new TextBlock(BlockKind.Bullet, RowSpans(unit), unit.Depth);
                break;
            case UnitKind.Paragraph or UnitKind.Definition:
                var kind = unit.Traits.HasFlag(UnitTraits.Quoted) ? BlockKind.Quote : BlockKind.Paragraph;
                yield return new TextBlock(kind, Styled(unit));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(unit), unit.Kind, "This kind of unit is unknown.");
        }
    }

    private static ImmutableArray<TextSpan> RowSpans(Unit row)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        for (var i = 0; i < row.Cells.Length; i++)
        {
            if (row.Cells[i].Length == 0)
                continue;
            if (spans.Count == 0)
            {
                spans.Add(new(row.Cells[i], TextStyle.Strong));
                continue;
            }

            var column = i < row.Columns.Length ? row.Columns[i] : "";
            spans.Add(new(spans.Count == 1 ? " — " : "; "));
            if (column.Length > 0)
                spans.Add(new($"{column}: ", TextStyle.Muted));
            spans.Add(new(row.Cells[i]));
        }

        return spans.ToImmutable();
    }

    /// <summary>Cuts the text where a style begins or ends.</summary>
    private static ImmutableArray<TextSpan> Styled(Unit unit)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        var cuts = new SortedSet<int> { 0, unit.Text.Length };
        foreach (var range in unit.Strong.Concat(unit.Code))
        {
            cuts.Add(range.Start);
            cuts.Add(range.End);
        }

        foreach (var (start, end) in cuts.Zip(cuts.Skip(1)))
        {
            var style = TextStyle.Plain;
            if (Covers(unit.Strong, start))
                style |= TextStyle.Strong;
            if (Covers(unit.Code, start))
                style |= TextStyle.Code;
            spans.Add(new(unit.Text[start..end], style));
        }

        return spans.ToImmutable();
    }

    private static bool Covers(ImmutableArray<TextRange> ranges, int index) => ranges.Any(r => r.Start <= index && index < r.End);

    private static ImmutableArray<TextSpan> Marked(string line, ImmutableArray<TextRange> matches, int lineStart)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        var at = 0;
        foreach (var match in matches)
        {
            var start = match.Start - lineStart;
            var end = match.End - lineStart;
            if (start < at || end > line.Length)
                continue;
            if (start > at)
                spans.Add(new(line[at..start]));
            spans.Add(new(line[start..end], TextStyle.Match));
            at = end;
        }

        if (at < line.Length || spans.Count == 0)
            spans.Add(new(line[at..]));
        return spans.ToImmutable();
    }

    /// <summary>Cuts a block that is longer than a page at line ends, else between words, else anywhere but inside a character.</summary>
    private static IEnumerable<TextBlock> Cut(TextBlock block)
    {
        if (block.PlainText.Length <= PageLength)
            return [block];
        var style = block.Spans.Length == 1 ? block.Spans[0].Style : TextStyle.Plain;
        return TextCut.Pieces(block.PlainText, PageLength).Select(piece => block with { Spans = [new(piece, style)] });
    }
}
