using System.Buffers;
using Bot.Knowledge.Syntax;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Bot.Knowledge.Parsing;

/// <summary>Tells tables of contents, which are no content, from other lists.</summary>
internal static class TableOfContents
{
    private static readonly SearchValues<char> ListNumbering = SearchValues.Create(" .,·-–0123456789");

    // Whether a list is nothing but links to headings of its own file.
    public static bool IsIn(ListBlock list, out int links)
    {
        links = 0;
        foreach (var item in list)
        {
            foreach (var block in (ListItemBlock)item)
            {
                switch (block)
                {
                    case ListBlock nested:
                        if (!IsIn(nested, out var below))
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
}
