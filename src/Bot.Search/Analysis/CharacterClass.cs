using System.Globalization;
using System.Text;

namespace Bot.Search.Analysis;

/// <summary>What a character does to the words around it.</summary>
internal enum CharacterKind : byte
{
    /// <summary>It ends a word.</summary>
    Separator,

    /// <summary>It is part of a word: letters, their marks, digits.</summary>
    Word,

    /// <summary>It belongs to a script that is written without spaces, or (Hangul) whose words carry their grammar with them.</summary>
    Ideograph,
}

/// <summary>Tells word characters of any script from what separates them.</summary>
internal static class CharacterClass
{
    private static readonly CharacterKind[] Basic = Classify();

    /// <summary>Returns what the character at <paramref name="index"/> is, and how many UTF-16 code units it takes.</summary>
    public static CharacterKind At(ReadOnlySpan<char> text, int index, out int width)
    {
        var c = text[index];
        width = 1;
        if (!char.IsSurrogate(c))
            return Basic[c];
        if (Rune.DecodeFromUtf16(text[index..], out var rune, out width) != System.Buffers.OperationStatus.Done)
            return CharacterKind.Separator;
        // Planes 2 and 3 hold nothing but Chinese characters.
        if (rune.Value >> 16 is 2 or 3)
            return CharacterKind.Ideograph;
        return IsWord(Rune.GetUnicodeCategory(rune)) ? CharacterKind.Word : CharacterKind.Separator;
    }

    private static CharacterKind[] Classify()
    {
        var kinds = new CharacterKind[char.MaxValue + 1];
        for (var i = 0; i < kinds.Length; i++)
        {
            if (IsWord(CharUnicodeInfo.GetUnicodeCategory((char)i)))
                kinds[i] = IsIdeograph((char)i) ? CharacterKind.Ideograph : CharacterKind.Word;
        }
        return kinds;
    }

    private static bool IsWord(UnicodeCategory category) => category
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber;

    /// <summary>The Unicode blocks of Thai, Lao, Myanmar, Khmer, kana, bopomofo, Han and Hangul syllables.</summary>
    private static bool IsIdeograph(char c) =>
        c is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
            or (>= '\u3005' and <= '\u3007') or (>= '\u3040' and <= '\u30FF') or (>= '\u3100' and <= '\u312F') or (>= '\u31F0' and <= '\u31FF')
            or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF');
}
