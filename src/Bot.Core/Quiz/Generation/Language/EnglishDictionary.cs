namespace Bot.Core.Quiz.Generation.Language;

/// <summary>
/// The words that an English text is likely to have, inflected forms among them (SCOWL, see the head of the list). It lacks the terms of every subject, so
/// that a word it does not have is suspect only where it has a neighbour. Thread-safe; the list is read at the first question.
/// </summary>
internal static class EnglishDictionary
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    private static readonly HashSet<string> Prefixes = new(StringComparer.Ordinal)
    {
        "anti", "auto", "bi", "bio", "co", "cyber", "de", "dis", "geo", "hyper", "hypo", "im", "in", "inter", "intra", "macro", "meta", "micro", "multi", "nano", "neuro", "non", "out", "over", "para", "poly", "post", "pre", "pro",
        "pseudo", "quasi", "re", "semi", "sub", "super", "tele", "trans", "tri", "ultra", "un", "under", "uni",
    };

    private static readonly HashSet<string> Suffixes = new(StringComparer.Ordinal)
    {
        "able", "ably", "al", "ally", "ed", "er", "ers", "es", "ful", "ible", "ic", "ing", "ings", "ish", "ism", "ist", "ity", "ize", "ized", "izer", "izes", "izing", "less", "ly", "ment", "ments", "ness", "or", "ors", "ous",
    };

    private static readonly Lazy<HashSet<string>> Words = new(Load);

    /// <param name="word">In lower case.</param>
    public static bool Has(string word) => Words.Value.Contains(word);

    /// <summary>Returns a word of the list that this one, which it does not have, is one letter away from by <paramref name="isSlip"/>; null when there is none.</summary>
    /// <param name="word">In lower case.</param>
    /// <param name="isSlip">Whether the first word is a slip of the second. All words one letter away are asked about.</param>
    public static string? Neighbour(string word, Func<string, string, bool> isSlip)
    {
        if (Has(word) || IsFormed(word))
            return null;
        foreach (var other in OneStepAway(word))
        {
            if (Has(other) && isSlip(word, other))
                return other;
        }

        return null;
    }

    // "inline", "deployable", "honeynet": made of parts that are words or go before and after words.
    private static bool IsFormed(string word)
    {
        for (var at = 2; at <= word.Length - 2; at++)
        {
            var (head, tail) = (word[..at], word[at..]);
            if ((Has(head) || Prefixes.Contains(head)) && (Has(tail) || Suffixes.Contains(tail)))
                return true;
        }

        return false;
    }

    private static IEnumerable<string> OneStepAway(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            var (head, tail) = (word[..i], word[(i + 1)..]);
            yield return head + tail;
            if (tail.Length > 0)
                yield return $"{head}{tail[0]}{word[i]}{tail[1..]}";
            foreach (var letter in Letters)
            {
                yield return $"{head}{letter}{tail}";
                yield return $"{head}{letter}{word[i..]}";
            }
        }
    }

    private static HashSet<string> Load()
    {
        using var stream = typeof(EnglishDictionary).Assembly.GetManifestResourceStream("english-words.txt")
            ?? throw new InvalidOperationException("The assembly has no english-words.txt.");
        using var reader = new StreamReader(stream);
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
                words.Add(line);
        }

        return words;
    }
}
