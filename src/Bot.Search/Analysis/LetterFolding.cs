using System.Globalization;
using System.Text;

namespace Bot.Search.Analysis;

/// <summary>Makes words comparable: lower case, without accents, compatibility forms made plain (<c>Ａ</c> is <c>a</c>, <c>ﬁ</c> is <c>fi</c>).</summary>
internal static class LetterFolding
{
    /// <summary>
    /// Writes the folded form of <paramref name="word"/> to <paramref name="output"/> and returns its length. What does not fit is left out, so
    /// that a word of any length has a form of limited length.
    /// </summary>
    public static int Fold(ReadOnlySpan<char> word, Span<char> output)
    {
        if (word.Length > output.Length)
            word = word[..output.Length];
        return Ascii.ToLower(word, output, out var written) == System.Buffers.OperationStatus.Done ? written : FoldUnicode(word, output);
    }

    private static int FoldUnicode(ReadOnlySpan<char> word, Span<char> output)
    {
        // A cut in the middle of a surrogate pair, or a lone surrogate in the text, would make normalisation throw.
        var text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(word.ToString())).Normalize(NormalizationForm.FormKD);
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (IsAccent(c))
                continue;
            _ = c switch
            {
                'ß' or 'ẞ' => plain.Append("ss"),
                'æ' or 'Æ' => plain.Append("ae"),
                'œ' or 'Œ' => plain.Append("oe"),
                'ø' or 'Ø' => plain.Append('o'),
                'đ' or 'Đ' or 'ð' or 'Ð' => plain.Append('d'),
                'ł' or 'Ł' => plain.Append('l'),
                'þ' or 'Þ' => plain.Append("th"),
                'ı' => plain.Append('i'),
                'ς' => plain.Append('σ'),
                _ => plain.Append(char.ToLowerInvariant(c)),
            };
        }
        // Hangul and Japanese voiced sounds were taken apart by the decomposition and are put together again.
        var folded = plain.ToString().Normalize(NormalizationForm.FormC);
        var length = Math.Min(folded.Length, output.Length);
        folded.AsSpan(0, length).CopyTo(output);
        return length;
    }

    /// <summary>
    /// Accents of Latin, Greek and Cyrillic, points of Hebrew and vowel signs of Arabic, which writers leave out. Marks of other scripts are
    /// letters to their readers and stay.
    /// </summary>
    private static bool IsAccent(char c) =>
        c is (>= '\u0300' and <= '\u036F') or (>= '\u0591' and <= '\u05C7') or (>= '\u064B' and <= '\u0652')
        && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
}
