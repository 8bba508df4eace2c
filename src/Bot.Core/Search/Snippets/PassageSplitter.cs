using Bot.Core.Notes;

namespace Bot.Core.Search.Snippets;

/// <summary>Cuts a unit's text into passages of a few sentences or lines, so that a long paragraph answers with the part that matters.</summary>
public static class PassageSplitter
{
    /// <summary>A passage grows by whole sentences or lines until the next would make it longer than this, in UTF-16 code units.</summary>
    public const int TargetLength = 320;

    /// <summary>Text without any place to cut is cut here, in UTF-16 code units.</summary>
    private const int MaxLength = 1_000;

    /// <summary>Adds the ranges of the passages of a unit's text, in order and without gaps but white space.</summary>
    public static void Split(string text, bool isCode, List<TextRange> passages)
    {
        if (text.Length <= TargetLength)
        {
            passages.Add(new TextRange(0, text.Length));
            return;
        }

        var start = 0;
        var end = 0;
        while (end < text.Length)
        {
            var next = NextBreak(text, end, isCode);
            if (end > start && next - start > TargetLength)
            {
                passages.Add(new TextRange(start, end - start));
                start = end;
            }
            end = next;
        }
        if (end > start)
            passages.Add(new TextRange(start, end - start));
    }

    /// <summary>Returns the index after the sentence or line that starts at <paramref name="from"/>, with the white space behind it.</summary>
    private static int NextBreak(string text, int from, bool isCode)
    {
        var limit = Math.Min(text.Length, from + MaxLength);
        for (var i = from; i < limit; i++)
        {
            var c = text[i];
            // Code keeps the indentation of the line that follows.
            if (c == '\n')
                return isCode ? i + 1 : SkipSpace(text, i + 1);
            if (IsSentenceEnd(text, i) && (!isCode || i > from + TargetLength))
                return SkipSpace(text, i + 1);
        }
        if (limit == text.Length)
            return limit;
        var space = text.LastIndexOf(' ', limit - 1, limit - from - 1);
        if (space > from)
            return SkipSpace(text, space);
        return char.IsLowSurrogate(text[limit]) ? limit - 1 : limit;
    }

    private static bool IsSentenceEnd(string text, int index)
    {
        if (text[index] is '。' or '！' or '？')
            return true;
        return text[index] is '.' or '!' or '?' or ';' && index + 1 < text.Length && char.IsWhiteSpace(text[index + 1]);
    }

    private static int SkipSpace(string text, int index)
    {
        while (index < text.Length && char.IsWhiteSpace(text[index]))
            index++;
        return index;
    }
}
