using Bot.Core.Notes;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Bot.Knowledge.Parsing;

/// <summary>Recognises by its look what the text of a paragraph or heading is meant as, where Markdown has no mark for it or the writer used none.</summary>
internal static class ParagraphShape
{
    public static bool IsProse(InlineText text) =>
        text.Lines.Count > 0 || text.Text.Length > 120 || text.Text is [.., '.' or '。' or ';' or ','] && text.Text.Contains(' ', StringComparison.Ordinal);

    // "Title {#anchor}" and "Title {.class}" carry attributes for the page, not words.
    public static string HeadingText(string text)
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

    public static bool IsBoldLine(ContainerInline inline) =>
        inline.FirstChild is EmphasisInline { DelimiterCount: 2, DelimiterChar: '*' or '_' } only
        && (only.NextSibling is null || (only.NextSibling is LiteralInline { NextSibling: null } rest && rest.Content.AsSpan().Trim(" :.").IsEmpty));

    public static bool IsNumbered(string text)
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

    public static bool StartsWithBoldQuestion(InlineText text)
    {
        var end = text.Lines[0].Position;
        if (!text.IsStrong(0, end) || text.IsStrong(end, text.Lines.Count > 1 ? text.Lines[1].Position : text.Text.Length))
            return false;
        var head = text.Text.AsSpan(0, end).TrimEnd();
        return head[^1] is '?' or '？' || IsNumbered(head.ToString());
    }

    public static bool Introduces(UnitDraft unit, Block? next)
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

    public static bool IsContentsMark(InlineText text) => text.Text.Trim('[', ']', '{', '}', ':', '_', '$', '*', ' ').ToUpperInvariant() is "TOC"
        && (text.Text.Length > 3 || text.Traits.HasFlag(UnitTraits.Link));

    public static bool IsKramdownAttribute(string text) => text.StartsWith("{:", StringComparison.Ordinal) && text[^1] == '}';

    // Where a paragraph that is really several lines falls apart: at breaks that the writer asked for, and where a line begins like an item,
    // a term or a bold head of its own.
    public static List<int> Cuts(InlineText text)
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
                || rest.StartsWith("Q: ")
                || (IsCard(text, start, line.Position) && IsCard(text, line.Position, end) && !char.IsLower(rest[0]))
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

    public static bool LinesAreTerms(InlineText text)
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

    // Bullets as other programs paste them.
    public static bool IsListMark(ReadOnlySpan<char> text) =>
        text.Length > 1 && (text[0] is '•' or '◦' or '▪' or '●' or '○' or '■' or '‣' or '∙' || (text[0] == '·' && text[1] == ' '));

    // "##Heading": only "#word" could be a tag.
    public static bool IsMissingSpaceHeading(string text, out int level)
    {
        level = 0;
        while (level < text.Length && text[level] == '#')
            level++;
        return level is >= 2 and <= 6 && level < text.Length && text.Length < 150;
    }

    // " ^a1b2c3" at the end names the block for links.
    public static InlineText WithoutBlockId(InlineText text)
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

    // "A: …" below "Q: …"
    private static bool IsAnswer(ReadOnlySpan<char> line) =>
        line.StartsWith("A: ") || line.StartsWith("Answer: ", StringComparison.OrdinalIgnoreCase) || line.StartsWith("A. ");

    // "question::answer" stands on a line of its own; that of a sentence that goes on, with "std::vector" in it, does not.
    private static bool IsCard(InlineText text, int start, int end)
    {
        var line = text.Text.AsSpan(start..end).TrimEnd();
        var at = line.IndexOf("::");
        return at >= 3 && at + 2 < line.Length && line[(at + 2)..].IndexOf("::") < 0 && !text.Code.Exists(c => c.Start <= start + at && start + at < c.End);
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
}
