using System.Collections.Frozen;

namespace Bot.Core.Quiz.Grading;

/// <summary>Numbers that people write as words. Pure.</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, string> Digits =
        ("zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 " +
        "twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90 " +
        "first 1st second 2nd third 3rd fourth 4th fifth 5th sixth 6th seventh 7th eighth 8th ninth 9th tenth 10th")
        .Split(' ').Chunk(2).ToFrozenDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    /// <summary>Returns the word in digits, "2" for "two" and "2nd" for "second"; every other word as it is.</summary>
    /// <param name="word">In lower case.</param>
    public static string InDigits(string word) => Digits.GetValueOrDefault(word, word);
}
