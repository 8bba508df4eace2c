using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Bot.Knowledge.Syntax;

/// <summary>Reads <c>[[…]]</c>, <c>![[…]]</c> and <c>[^mark]</c>; everything else in brackets stays with Markdig's own link parser.</summary>
internal sealed class WikiLinkParser : InlineParser
{
    // Longer than any real link; keeps a file full of "[[" from being scanned once per bracket.
    private const int MaxLength = 512;

    public WikiLinkParser() => OpeningCharacters = ['[', '!'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var isEmbed = slice.CurrentChar == '!';
        var open = slice.Start + (isEmbed ? 1 : 0);
        if (open + 3 > slice.End || slice.Text[open] != '[')
            return false;
        if (slice.Text[open + 1] == '^' && !isEmbed)
            return MatchFootnoteMark(processor, ref slice, open);
        if (slice.Text[open + 1] != '[')
            return false;

        var room = slice.Text.AsSpan(open + 2, Math.Min(MaxLength, slice.End - open - 1));
        var length = room.IndexOf("]]", StringComparison.Ordinal);
        if (length <= 0)
            return false;
        var inside = room[..length];
        if (inside.IndexOfAny('\n', '\r', '[') >= 0)
            return false;

        var bar = inside.LastIndexOf('|');
        // Inside a table the bar is escaped: [[note\|shown]].
        var target = (bar < 0 ? inside : inside[..bar]).TrimEnd('\\').Trim().ToString();
        var first = target.IndexOf('|', StringComparison.Ordinal);
        if (first >= 0)
            target = target[..first].TrimEnd('\\').TrimEnd();
        var label = bar < 0 ? null : inside[(bar + 1)..].Trim().ToString();
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        var end = open + 2 + length + 2;
        processor.Inline = new WikiLinkInline
        {
            Target = target,
            Label = label is "" ? null : label,
            IsEmbed = isEmbed,
            Span = new SourceSpan(start, start + (end - slice.Start) - 1),
            Line = line,
            Column = column,
        };
        slice.Start = end;
        return true;
    }

    private static bool MatchFootnoteMark(InlineProcessor processor, ref StringSlice slice, int open)
    {
        var room = slice.Text.AsSpan(open + 2, Math.Min(64, slice.End - open - 1));
        var length = room.IndexOf(']');
        if (length <= 0 || room[..length].IndexOfAny(' ', '\n', '[') >= 0)
            return false;
        var end = open + 2 + length + 1;
        // A link whose text begins with ^ is still a link.
        if (end <= slice.End && slice.Text[end] == '(')
            return false;
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new FootnoteMarkInline { Span = new SourceSpan(start, start + (end - slice.Start) - 1), Line = line, Column = column };
        slice.Start = end;
        return true;
    }
}
