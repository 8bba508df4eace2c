using Markdig.Syntax.Inlines;

namespace Bot.Knowledge.Syntax;

/// <summary>An Obsidian link <c>[[note#heading|shown]]</c> or embed <c>![[note]]</c>.</summary>
internal sealed class WikiLinkInline : LeafInline
{
    /// <summary>What it leads to, with the <c>#heading</c>, without the shown text.</summary>
    public required string Target { get; init; }

    /// <summary>The text after the last <c>|</c>, or null without one.</summary>
    public required string? Label { get; init; }

    public required bool IsEmbed { get; init; }
}

/// <summary>A footnote's mark <c>[^1]</c> in running text.</summary>
internal sealed class FootnoteMarkInline : LeafInline;

/// <summary>A comment <c>%% … %%</c> inside a paragraph.</summary>
internal sealed class CommentInline : LeafInline;
