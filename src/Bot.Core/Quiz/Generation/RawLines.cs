using System.Text.RegularExpressions;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation;

/// <summary>
/// A section's own lines, for what authors write as cards: their marks (<c>::</c>, <c>?</c>, <c>- [x]</c>, <c>A.</c>) mean nothing to Markdown.
/// Lines inside fences are left out.
/// </summary>
internal static partial class RawLines
{
    private const int LineLengthMax = 2000;

    /// <summary>Returns line number and text without inline marks; empty lines included, fenced and overlong ones as empty.</summary>
    public static List<RawLine> Of(Section section)
    {
        var lines = new List<RawLine>();
        var fence = '\0';
        var number = section.FirstLine;
        // Made anew at each look.
        var markdown = section.Markdown.AsSpan();
        foreach (var range in markdown.Split('\n'))
        {
            var trimmed = markdown[range].Trim();
            if (trimmed.StartsWith("```") || trimmed.StartsWith("~~~"))
            {
                fence = fence == '\0' ? trimmed[0] : fence == trimmed[0] ? '\0' : fence;
                lines.Add(new RawLine(number++, "", "", IsFenced: true));
                continue;
            }

            var raw = fence != '\0' || trimmed.Length > LineLengthMax ? "" : trimmed.ToString();
            lines.Add(new RawLine(number++, raw, Plain(raw), IsFenced: fence != '\0'));
        }

        return lines;
    }

    /// <summary>Returns one line that stands in no fence.</summary>
    /// <param name="number">Line of the file, from 1.</param>
    public static RawLine Single(string markdown, int number)
    {
        var raw = markdown.Trim();
        return new RawLine(number, raw, Plain(raw), IsFenced: false);
    }

    /// <summary>Returns how many lines of a note match, fenced ones among them.</summary>
    public static int Count(Note note, Regex pattern) => note.Sections.Sum(s => s.Markdown.Split('\n').Count(pattern.IsMatch));

    /// <summary>Returns a line without list mark, emphasis, code marks, links, tags, comments, and the dollar signs around a formula of letters.</summary>
    public static string Plain(string markdown)
    {
        if (markdown.Length == 0)
            return "";
        var text = CommentPattern().Replace(markdown, "");
        text = LinkPattern().Replace(text, "${text}");
        text = WikiPattern().Replace(text, "${text}");
        text = TagPattern().Replace(text, static m => m.Groups["code"].Value);
        text = EmphasisPattern().Replace(text, "${code}${text}");
        text = UnderlinePattern().Replace(text, "${code}${text}");
        text = MathPattern().Replace(text, "${code}${text}");
        text = text.Replace("`", "", StringComparison.Ordinal);
        text = EscapePattern().Replace(text, "${text}");
        return Tidy.Line(MarkPattern().Replace(text, ""));
    }

    [GeneratedRegex(@"!?\[(?<text>[^\]\[]*)\]\([^()\s]*\)", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"\[\[(?:[^\]\[|]*\|)?(?<text>[^\]\[|]*)\]\]", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex WikiPattern();

    // "`docker rm <container>`" holds no tag.
    [GeneratedRegex(@"(?<code>`[^`]{1,400}`)|</?[A-Za-z][^<>]{0,200}>", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex TagPattern();

    // "`COUNT(*)` and `COUNT(*)`" holds no emphasis.
    [GeneratedRegex(@"(?<code>`[^`]{1,400}`)|(?<mark>\*{1,3}|~~|==)(?=\S)(?<text>[^*~=]{1,400}?)(?<=\S)\k<mark>", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex EmphasisPattern();

    // "_data_"; "snake_case_name" and "____" hold none.
    [GeneratedRegex(@"(?<code>`[^`]{1,400}`)|(?<!\w)(?<mark>_{1,3})(?=[^\s_])(?<text>[^_]{1,400}?)(?<=[^\s_])\k<mark>(?!\w)", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex UnderlinePattern();

    // Where programs keep their records of a card.
    [GeneratedRegex(@"<!--.{0,400}?-->", RegexOptions.None, 20_000)]
    private static partial Regex CommentPattern();

    // "$X$", "$O(n)$": what reads as well without the marks. "$5 and $10" are prices.
    [GeneratedRegex(@"(?<code>`[^`]{1,400}`)|(?<!\$)\$(?<text>[A-Za-z](?:[\w ()+=<>.,/-]{0,40}[\w)])?)\$(?![\d$])", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex MathPattern();

    [GeneratedRegex(@"\\(?<text>[\\`*_{}\[\]()#+.!&|<>-])", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex EscapePattern();

    [GeneratedRegex(@"^(?:>\s?)*(?:[-*+]\s+)?", RegexOptions.None, 20_000)]
    private static partial Regex MarkPattern();
}

/// <param name="Number">Line of the file, from 1.</param>
/// <param name="Raw">The line without its indentation.</param>
/// <param name="Text">The line without marks.</param>
/// <param name="IsFenced">Whether the line belongs to a fenced block.</param>
internal sealed record RawLine(int Number, string Raw, string Text, bool IsFenced);
