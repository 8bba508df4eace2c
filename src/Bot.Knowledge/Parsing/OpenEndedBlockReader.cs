using System.Text;
using Bot.Core.Notes;
using Bot.Knowledge.Syntax;
using Markdig.Syntax;

namespace Bot.Knowledge.Parsing;

/// <summary>
/// Reads the blocks that swallow what follows when nobody closes them: code, HTML, comments. Where one was left open, what was swallowed is read again as
/// what it looks like, with a warning. One instance reads one note.
/// </summary>
internal sealed class OpenEndedBlockReader(BlockReader reader, HtmlReader html, UnitWriter units, NoteBuilder builder)
{
    // A note that needs more second looks than this is broken in some way that they do not mend; bounds the work to a multiple of its length.
    private const int MaxSecondLooks = 24;

    private int _secondLooks;

    /// <summary>Reads code. Returns false when the rest of the note was read anew.</summary>
    public bool ReadCode(CodeBlock code, bool isDocument, BlockContext context)
    {
        context = context with { Item = null };
        var lines = CodeLines.Of(code);
        var first = reader.LineOf(code);
        if (code is not FencedCodeBlock fence)
        {
            var begin = lines.FindIndex(l => !string.IsNullOrWhiteSpace(l));
            if (begin < 0)
                return true;
            if (CodeLines.LooksLikeList(lines[begin]) || lines[begin].TrimStart().StartsWith('<'))
            {
                // Four spaces make code of a bullet only by the letter.
                reader.ReadMarkdown(string.Join('\n', CodeLines.Dedent(lines)), first, NotePipelines.Inner, context);
                return true;
            }

            AddLines(lines, first, null, context);
            return true;
        }

        var isClosed = fence.ClosingFencedCharCount > 0;
        var cut = _secondLooks < MaxSecondLooks && !CodeLines.IsMarkdown(fence.Info) ? CodeLines.EndOfUnclosed(fence, lines, isClosed) : -1;
        if (cut < 0)
        {
            if (!isClosed && !CodeLines.IsBlank(lines))
                builder.Warn(first, "The fence that opens here is never closed; the text to its end is read as code.");
            if (CodeLines.IsBlank(lines))
            {
                builder.Warn(first, "The fence that opens here holds no text.");
            }
            else
            {
                AddLines(lines, first + 1, CodeLines.Language(fence.Info), context, first, isClosed ? reader.LastLineOf(fence) : first + 1 + lines.FindLastIndex(l => !string.IsNullOrWhiteSpace(l)));
            }

            return true;
        }

        _secondLooks++;
        builder.Warn(first, cut < lines.Count
            ? $"The fence that opens here is not closed before line {first + 1 + cut}; from there on the text is read as Markdown."
            : "The fence that opens here is never closed.");
        var kept = lines[..cut];
        if (!CodeLines.IsBlank(kept))
            AddLines(kept, first + 1, CodeLines.Language(fence.Info), context, first, first + 1 + kept.FindLastIndex(l => !string.IsNullOrWhiteSpace(l)));
        if (isDocument)
        {
            var from = first + 1 + cut;
            reader.ReadMarkdown(reader.Source.Text[reader.Source.StartOf(from)..], from, NotePipelines.Note, new BlockContext(null, 0, context.Traits, IsTop: true));
            return false;
        }

        reader.ReadMarkdown(string.Join('\n', lines[cut..]), first + 1 + cut, NotePipelines.Note, context with { IsTop = false });
        return true;
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

        units.AddCode(text.ToString(), firstLine ?? firstTextLine + start, lastLine ?? firstTextLine + end, language, context);
    }

    public void ReadHtml(HtmlBlock block, BlockContext context)
    {
        context = context with { Item = null };
        var lines = CodeLines.Of(block);
        var first = reader.LineOf(block);
        var text = string.Join('\n', lines);
        var mark = block.Type switch
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
                var what = block.Type == HtmlBlockType.Comment ? "comment" : "element";
                builder.Warn(first, $"The HTML {what} that opens here is never closed; it is taken to end with line {first + blank - 1}.");
                builder.AddOther();
                reader.ReadMarkdown(string.Join('\n', lines[blank..]), first + blank, NotePipelines.Note, context);
                return;
            }

            builder.Warn(first, "The HTML element that opens here is never closed.");
            if (blank > 0)
            {
                // Too many of them to look at each: what follows stays findable as it stands.
                AddLines(lines[blank..], first + blank, null, context);
                return;
            }
        }

        html.Read(text, first, context);
    }

    public bool ReadComment(CommentBlock comment)
    {
        builder.AddOther();
        if (comment.IsClosed)
            return true;
        var first = reader.LineOf(comment);
        builder.Warn(first, "The comment that opens here with %% is never closed; what follows is read as text.");
        var last = reader.Source.FirstLine + reader.Source.LineCount - 1;
        if (first == last)
            return false;
        if (_secondLooks++ < MaxSecondLooks)
            reader.ReadMarkdown(reader.Source.Text[reader.Source.StartOf(first + 1)..], first + 1, NotePipelines.Note, new BlockContext(null, 0, UnitTraits.None, IsTop: true));
        else
            units.AddRaw(first + 1, last, null);
        return false;
    }
}
