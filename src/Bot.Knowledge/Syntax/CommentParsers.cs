using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Bot.Knowledge.Syntax;

/// <summary>Reads Obsidian's <c>%% comment %%</c> within one paragraph.</summary>
internal sealed class CommentInlineParser : InlineParser
{
    public CommentInlineParser() => OpeningCharacters = ['%'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '%')
            return false;
        var length = slice.Text.AsSpan(slice.Start + 2, slice.End - slice.Start - 1).IndexOf("%%", StringComparison.Ordinal);
        // Percent signs without an end are text. That is found out twice at most, whatever their number: any two further on would be the end.
        if (length < 0)
            return false;

        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new CommentInline { Span = new SourceSpan(start, start + length + 3), Line = line, Column = column };
        slice.Start += length + 4;
        return true;
    }
}

/// <summary>An Obsidian comment that opens with a line <c>%%</c> and ends with the next line whose last characters are <c>%%</c>.</summary>
internal sealed class CommentBlock(BlockParser parser) : LeafBlock(parser)
{
    public bool IsClosed { get; set; }
}

internal sealed class CommentBlockParser : BlockParser
{
    public CommentBlockParser() => OpeningCharacters = ['%'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || processor.PeekChar(1) != '%')
            return BlockState.None;
        var rest = processor.Line.Text.AsSpan(processor.Line.Start + 2, processor.Line.End - processor.Line.Start - 1);
        if (rest.Contains("%%", StringComparison.Ordinal))
            return BlockState.None; // closed on its own line: the inline parser's
        processor.NewBlocks.Push(new CommentBlock(this)
        {
            Column = processor.Column,
            Line = processor.LineIndex,
            Span = new SourceSpan(processor.Start, processor.Line.End),
        });
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var line = processor.Line.AsSpan();
        block.UpdateSpanEnd(processor.Line.End);
        // Text behind the mark would be lost with the line: such a line is no end.
        if (!line.TrimEnd().EndsWith("%%"))
            return BlockState.ContinueDiscard;
        ((CommentBlock)block).IsClosed = true;
        return BlockState.BreakDiscard;
    }
}
