using System.Collections.Frozen;

namespace Bot.Knowledge.Parsing;

/// <summary>One HTML tag as it stands in a text.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Length">Number of characters from <c>&lt;</c> to <c>&gt;</c>.</param>
internal readonly record struct HtmlTag(string Name, bool IsEnd, int Length)
{
    // Elements that break the flow of text, by the HTML standard's sections on grouping content, sections and tables.
    private static readonly FrozenSet<string> Blocks = FrozenSet.Create(
        StringComparer.Ordinal,
        "address", "article", "aside", "blockquote", "body", "caption", "center", "col", "colgroup", "dd", "details", "dialog", "dir", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head",
        "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu", "meta", "nav", "noframes", "ol", "optgroup", "option", "p",
        "param", "picture", "pre", "script", "search", "section", "source", "style", "summary", "table", "tbody", "td", "textarea", "tfoot",
        "th", "thead", "title", "tr", "track", "ul", "video", "audio", "object", "embed", "canvas", "svg", "base", "template");

    private static readonly FrozenSet<string> Inlines = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "button", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
        "input", "ins", "kbd", "label", "map", "mark", "math", "meter", "nobr", "output", "progress", "q", "rp", "rt", "ruby", "s", "samp",
        "select", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr");

    public bool IsBlock => Blocks.Contains(Name);

    /// <summary>Whether HTML knows the element. What it does not know, such as <c>&lt;your-bucket&gt;</c>, is the writer's text.</summary>
    public bool IsKnown => IsBlock || Inlines.Contains(Name);

    /// <summary>Reads the tag at the start of <paramref name="text"/>. Returns false when there is none.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out HtmlTag tag)
    {
        tag = default;
        if (text.Length < 3 || text[0] != '<')
            return false;
        var position = 1;
        var isEnd = text[1] == '/';
        if (isEnd)
            position++;
        var nameStart = position;
        while (position < text.Length && (char.IsAsciiLetterOrDigit(text[position]) || (text[position] is '-' && position > nameStart)))
            position++;
        if (position == nameStart || !char.IsAsciiLetter(text[nameStart]) || position == text.Length)
            return false;
        if (!char.IsWhiteSpace(text[position]) && text[position] is not ('>' or '/'))
            return false;
        var name = text[nameStart..position];
        var quote = '\0';
        for (; position < text.Length; position++)
        {
            var c = text[position];
            if (quote != 0)
            {
                if (c == quote)
                    quote = '\0';
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '<')
            {
                return false;
            }
            else if (c == '>')
            {
                tag = new HtmlTag(name.ToString().ToLowerInvariant(), isEnd, position + 1);
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the value of an attribute in a tag's source, or null.</summary>
    public static string? Attribute(ReadOnlySpan<char> tag, string name)
    {
        for (var position = 1; position < tag.Length;)
        {
            var found = tag[position..].IndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
                return null;
            position += found + name.Length;
            var rest = tag[position..].TrimStart();
            if (!char.IsWhiteSpace(tag[position - name.Length - 1]) || !rest.StartsWith("="))
                continue;
            rest = rest[1..].TrimStart();
            if (rest.IsEmpty)
                return null;
            if (rest[0] is '"' or '\'')
            {
                var close = rest[1..].IndexOf(rest[0]);
                return close < 0 ? null : System.Net.WebUtility.HtmlDecode(rest.Slice(1, close).ToString());
            }

            var end = rest.IndexOfAny(" \t\r\n>");
            return System.Net.WebUtility.HtmlDecode((end < 0 ? rest : rest[..end]).ToString());
        }

        return null;
    }
}
