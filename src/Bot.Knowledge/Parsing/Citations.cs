using System.Globalization;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Bot.Knowledge.Parsing;

/// <summary>
/// Tells a link that says where a sentence is from, <c>… within seconds [4](https://…).</c> or <c>… within seconds ([Wikipedia](https://…)).</c>, from one that
/// is a word of the sentence. A source read as running text makes nonsense of the sentence, "within seconds Wikipedia".
/// </summary>
internal static class Citations
{
    private const int NumberLengthMax = 3;
    private const int NameLengthMin = 4;

    /// <summary>Returns whether a link cites a source. What it stands between decides as much as what it says.</summary>
    /// <param name="before">The text of the block up to the link.</param>
    public static bool IsOne(LinkInline link, StringBuilder before)
    {
        if (link.IsImage || link.Url is not { } url || !Uri.TryCreate(url, UriKind.Absolute, out var source) || source.Scheme is not ("http" or "https"))
            return false;
        var text = TextOf(link).Trim();
        if (text.Length == 0 || before.Length == 0)
            return false;
        // "[Reuters+2](…)": two more say so.
        if (text.Length > 2 && char.IsAsciiDigit(text[^1]) && text.LastIndexOf('+') is > 0 and var plus && text.AsSpan(plus + 1).IndexOfAnyExceptInRange('0', '9') < 0)
            return true;
        if (text.Length <= NumberLengthMax && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
            return IsAlone(link, before) || (EndsHere(link) && !CountsSomething(before));
        var isTracked = source.Query.Contains("utm_source=", StringComparison.OrdinalIgnoreCase);
        if (!isTracked && (source.AbsolutePath.Length < 2 || !NamesSite(text, source.Host)))
            return false;
        if (IsAlone(link, before))
            return true;
        var isBehindSentence = !char.IsWhiteSpace(before[^1]) || before.ToString().TrimEnd() is [.., '.' or '!' or '?' or ')' or '”' or '"'];
        return EndsHere(link) && (isBehindSentence || (isTracked && !LeadsOn(before)));
    }

    /// <summary>Returns whether the link, or a row of such links, is all that a pair of brackets holds.</summary>
    public static bool IsAlone(LinkInline link, StringBuilder before) =>
        before.ToString().TrimEnd() is [.., '(' or '['] && Behind(link) is { } behind && behind.TrimStart() is [')' or ']', ..];

    // Returns the text behind the link and the other links of its row; null where something else stands there.
    private static string? Behind(LinkInline link)
    {
        for (var next = link.NextSibling; next is not null; next = next.NextSibling)
        {
            switch (next)
            {
                case LinkInline:
                    continue;
                case LiteralInline literal when literal.Content.AsSpan().Trim() is [] or "," or ";" or "and" or "&":
                    continue;
                case LiteralInline literal:
                    return literal.Content.ToString();
                default:
                    return null;
            }
        }

        return null;
    }

    // The text, the line or the sentence ends, or the next source follows.
    private static bool EndsHere(LinkInline link) => link.NextSibling switch
    {
        null or LineBreakInline or LinkInline => true,
        LiteralInline literal => literal.Content.AsSpan().TrimStart() is [] or ['.' or ',' or ';' or ')' or '!' or '?', ..],
        _ => false,
    };

    // "see part [2](…)", "step [3](…)".
    private static bool CountsSomething(StringBuilder before) =>
        LastWord(before) is "part" or "parts" or "chapter" or "lecture" or "week" or "day" or "version" or "step" or "section" or "page" or "question" or "unit" or "lesson" or "episode" or "video" or "figure" or "table" or "level" or "number" or "no" or "module" or "exercise"
            || LeadsOn(before);

    // "as told on [GitHub](…)": the sentence needs the name.
    private static bool LeadsOn(StringBuilder before) =>
        LastWord(before) is "on" or "in" or "at" or "by" or "from" or "to" or "of" or "with" or "via" or "for" or "and" or "or" or "the" or "a" or "an" or "use" or "uses" or "using" or "see" or "read" or "is" or "are" or "as" or "like" or "called" or "than" or "into" or "visit" or "try" or "install" or "official";

    private static string LastWord(StringBuilder text)
    {
        var end = text.Length;
        while (end > 0 && text[end - 1] is ' ' or ':' or '(' or '[')
            end--;
        var start = end;
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        return text.ToString(start, end - start).ToLowerInvariant();
    }

    // "Wikipédia" on en.wikipedia.org, "Real Python" on realpython.com, "docs.python.org".
    private static bool NamesSite(string text, string host)
    {
        var name = Folded(text);
        var labels = host.Split('.');
        var site = labels.Length > 1 ? Folded(labels[^2]) : "";
        return name.Length >= NameLengthMin && (Folded(host).Contains(name, StringComparison.Ordinal) || (site.Length >= NameLengthMin && name.Contains(site, StringComparison.Ordinal)));
    }

    private static string Folded(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormD).Where(c => char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();

    private static string TextOf(ContainerInline container)
    {
        var text = new StringBuilder();
        foreach (var inline in container.Descendants().OfType<LiteralInline>())
            text.Append(inline.Content.AsSpan());
        return text.ToString();
    }
}
