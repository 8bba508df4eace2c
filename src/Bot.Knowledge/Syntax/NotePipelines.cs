using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;

namespace Bot.Knowledge.Syntax;

/// <summary>How Markdig is set up for notes. Pipelines are immutable and shared by all threads.</summary>
internal static class NotePipelines
{
    /// <summary>
    /// Deeper nesting than this is read as plain lines. Far beyond what people write, far below what overflows the stack of a thread.
    /// </summary>
    public const int MaxNesting = 200;

    /// <summary>For whole notes.</summary>
    public static MarkdownPipeline Note { get; } = Build(inner: false);

    /// <summary>
    /// For text that was found inside HTML or an indented block: neither blocks of HTML nor indented code exist there, so that tags and
    /// indentation of the outside do not hide it again.
    /// </summary>
    public static MarkdownPipeline Inner { get; } = Build(inner: true);

    private static MarkdownPipeline Build(bool inner)
    {
        var builder = new MarkdownPipelineBuilder { MaximumNestingDepth = MaxNesting }
            .UsePreciseSourceLocation()
            .UsePipeTables(new PipeTableOptions { UseHeaderForColumnCount = false })
            .UseDefinitionLists()
            .UseTaskLists()
            .UseMathematics()
            // No sub- and superscript: "2^10 and 2^20" and "~5 GB" are far commoner in notes than H~2~O.
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough | EmphasisExtraOptions.Marked);
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new WikiLinkParser());
        builder.InlineParsers.Insert(0, new CommentInlineParser());
        builder.BlockParsers.Insert(0, new CommentBlockParser());
        if (inner)
        {
            builder.BlockParsers.TryRemove<HtmlBlockParser>();
            builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        }

        return builder.Build();
    }
}
