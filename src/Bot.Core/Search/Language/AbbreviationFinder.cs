namespace Bot.Core.Search.Language;

/// <summary>
/// Finds abbreviations where a text explains them: <c>Dead Letter Queue (DLQ)</c> and <c>DLQ (dead letter queue)</c>.
/// After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003).
/// </summary>
public static class AbbreviationFinder
{
    private const int MaxShortLength = 10;

    /// <summary>Adds the abbreviations that <paramref name="text"/> explains.</summary>
    public static void Find(string text, ICollection<Abbreviation> found)
    {
        var open = text.IndexOf('(');
        while (open >= 0)
        {
            var close = text.IndexOf(')', open + 1);
            if (close < 0)
                return;
            // Only the text of the same sentence can hold the long form.
            var before = SentenceBefore(text, open);
            var inside = text.AsSpan(open + 1, close - open - 1).Trim();
            Match(before, inside, found);
            open = text.IndexOf('(', open + 1);
        }
    }

    private static ReadOnlySpan<char> SentenceBefore(string text, int open)
    {
        var start = open;
        while (start > 0 && open - start < 200 && text[start - 1] is not ('\n' or '(' or ')' or ';' or ','))
        {
            if (text[start - 1] is '.' or ':' && start < open && char.IsWhiteSpace(text[start]))
                break;
            start--;
        }
        return text.AsSpan(start, open - start).Trim();
    }

    private static void Match(ReadOnlySpan<char> before, ReadOnlySpan<char> inside, ICollection<Abbreviation> found)
    {
        if (IsShortForm(inside) && LongFormAtEnd(inside, before) is { } longBefore)
        {
            found.Add(new Abbreviation(inside.ToString(), longBefore));
            return;
        }
        var lastWord = before[(before.LastIndexOf(' ') + 1)..];
        if (!IsShortForm(lastWord) || inside.IndexOf(' ') < 0)
            return;
        // The long form starts the bracket and may go on: "SAM (Serverless Application Model, since 2016)".
        var end = inside.IndexOfAny(",;:");
        var candidate = end > 0 ? inside[..end].TrimEnd() : inside;
        if (LongFormAtEnd(lastWord, candidate) is { } longInside && longInside.Length == candidate.Length)
            found.Add(new Abbreviation(lastWord.ToString(), longInside));
    }

    /// <summary>Two to ten characters, one word, at least two capitals (or a capital and digits), starting with a letter or digit.</summary>
    private static bool IsShortForm(ReadOnlySpan<char> text)
    {
        if (text.Length is < 2 or > MaxShortLength || !char.IsLetterOrDigit(text[0]))
            return false;
        var capitals = 0;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
                return false;
            if (char.IsUpper(c) || char.IsDigit(c))
                capitals++;
        }
        return capitals >= 2 && char.IsUpper(text[0]);
    }

    /// <summary>
    /// Returns the shortest end of <paramref name="text"/> that holds the letters of the short form in order, the first of them at the start
    /// of a word; null when there is none or when it is too long for the short form.
    /// </summary>
    private static string? LongFormAtEnd(ReadOnlySpan<char> shortForm, ReadOnlySpan<char> text)
    {
        var at = text.Length - 1;
        for (var s = shortForm.Length - 1; s >= 0; s--)
        {
            var letter = char.ToLowerInvariant(shortForm[s]);
            if (!char.IsLetterOrDigit(letter))
                continue;
            while (at >= 0 && (char.ToLowerInvariant(text[at]) != letter || (s == 0 && at > 0 && char.IsLetterOrDigit(text[at - 1]))))
                at--;
            if (at < 0)
                return null;
            at--;
        }
        var longForm = text[(at + 1)..].Trim();
        var words = 1;
        foreach (var c in longForm)
            words += c == ' ' ? 1 : 0;
        // The paper's limit on the words of a long form. A form of one word is a spelling, not an explanation.
        if (words < 2 || words > Math.Min(shortForm.Length + 5, shortForm.Length * 2) || longForm.Length <= shortForm.Length)
            return null;
        // The short form itself inside the long one explains nothing.
        return longForm.Contains(shortForm, StringComparison.Ordinal) ? null : longForm.ToString();
    }
}
