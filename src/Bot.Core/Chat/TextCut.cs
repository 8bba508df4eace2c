using System.Globalization;

namespace Bot.Core.Chat;

/// <summary>Cuts text where a reader would. Pure.</summary>
public static class TextCut
{
    private const string Ellipsis = "…";

    /// <summary>Returns the text, or its beginning with <c>…</c> at the end, in at most <paramref name="maxLength"/> UTF-16 code units.</summary>
    /// <param name="maxLength">At least 2.</param>
    public static string To(string text, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 2);
        if (text.Length <= maxLength)
            return text;
        var beginning = text[..EndOfPiece(text, 0, maxLength - 1)].TrimEnd();
        var gap = beginning.EndsWith('.') && beginning.Length + 1 + Ellipsis.Length <= maxLength ? " " : "";
        return beginning + gap + Ellipsis;
    }

    /// <summary>
    /// Returns the text in pieces of at most <paramref name="maxLength"/> UTF-16 code units, cut after a line, else after a sentence, else after a
    /// word, else between two characters as a reader sees them. No piece is empty, and together they hold everything but white space at the cuts.
    /// </summary>
    /// <param name="maxLength">At least 2.</param>
    public static IEnumerable<string> Pieces(string text, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 2);
        return Enumerate(text, maxLength);

        static IEnumerable<string> Enumerate(string text, int maxLength)
        {
            var start = 0;
            while (start < text.Length)
            {
                var end = text.Length - start <= maxLength ? text.Length : EndOfPiece(text, start, maxLength);
                var piece = text[start..end].TrimEnd();
                if (piece.Length > 0)
                    yield return piece;
                start = end;
                while (start < text.Length && text[start] == ' ')
                    start++;
            }
        }
    }

    private static int EndOfPiece(string text, int start, int maxLength)
    {
        var window = text.AsSpan(start, maxLength);
        // A cut in the first half would leave pieces that look torn; the next best place is then better.
        var half = maxLength / 2;
        var line = window.LastIndexOf('\n');
        if (line >= half)
            return start + line + 1;
        var sentence = window.LastIndexOf(". ");
        if (sentence >= half)
            return start + sentence + 1;
        var space = window.LastIndexOf(' ');
        if (space >= half)
            return start + space;
        // Text elements are up to a few dozen code units; looking back that far keeps a long text linear.
        const int longestElement = 64;
        var from = Math.Max(0, maxLength - longestElement);
        while (from > 0 && char.IsLowSurrogate(window[from]))
            from--;
        var end = from;
        while (end < maxLength)
        {
            var next = end + StringInfo.GetNextTextElementLength(text.AsSpan(start + end));
            if (next > maxLength)
                break;
            end = next;
        }

        if (end > 0)
            return start + end;
        // One "character" longer than a whole piece: it is split, but not inside a surrogate pair.
        return start + (char.IsHighSurrogate(window[^1]) ? maxLength - 1 : maxLength);
    }
}
