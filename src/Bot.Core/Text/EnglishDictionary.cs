using System.Collections;

namespace Bot.Core.Text;

/// <summary>
/// The words that an English text is likely to have, inflected forms among them (SCOWL, see the head of the list). It lacks the terms of every subject, so
/// that a word it does not have is suspect only where it has a neighbour. Thread-safe; the list is read at the first question.
/// </summary>
public static class EnglishDictionary
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
    private static readonly Lazy<BitArray> Beginnings = new(() => EdgesOf(word => word.AsSpan(0, EdgeLength)));
    private static readonly Lazy<BitArray> Endings = new(() => EdgesOf(word => word.AsSpan(word.Length - EdgeLength)));

    // Of the list's words the longest has 20 letters; a list with longer ones would only miss slips of those.
    private const int LengthMax = 20;
    private const int EdgeLength = 4;

    /// <summary>Returns whether the list has the word.</summary>
    /// <param name="word">In lower case.</param>
    public static bool Has(string word) => Words.Value.Contains(word);

    /// <summary>Returns a word of the list that this one, which it does not have, is one letter away from by <paramref name="isSlip"/>; null when there is none.</summary>
    /// <param name="word">In lower case.</param>
    /// <param name="isSlip">Whether the first word is a slip of the second. All words one letter away are asked about.</param>
    public static string? Neighbour(string word, Func<string, string, bool> isSlip)
    {
        if (word.Length > LengthMax + 1 || Has(word) || IsFormed(word))
            return null;
        // Hundreds of words are one letter away and hardly any of them is one of the list, so no string is made to look for it.
        // A beginning that no word has must itself be changed, and so must such an ending.
        var to = word.Length < EdgeLength || Holds(Beginnings.Value, word.AsSpan(0, EdgeLength)) ? word.Length : EdgeLength;
        var from = word.Length <= EdgeLength || Holds(Endings.Value, word.AsSpan(word.Length - EdgeLength)) ? 0 : word.Length - EdgeLength - 1;
        Span<char> same = stackalloc char[word.Length];
        Span<char> longer = stackalloc char[word.Length + 1];
        for (var i = from; i < to; i++)
        {
            // A letter less.
            word.AsSpan(0, i).CopyTo(same);
            word.AsSpan(i + 1).CopyTo(same[i..]);
            if (SlippedFrom(same[..^1], word, isSlip) is { } lacking)
                return lacking;
            word.CopyTo(same);
            if (i + 1 < word.Length)
            {
                (same[i], same[i + 1]) = (word[i + 1], word[i]);
                if (SlippedFrom(same, word, isSlip) is { } swapped)
                    return swapped;
                same[i + 1] = word[i + 1];
            }

            word.AsSpan(0, i).CopyTo(longer);
            word.AsSpan(i).CopyTo(longer[(i + 1)..]);
            foreach (var letter in Letters)
            {
                same[i] = letter;
                longer[i] = letter;
                if ((SlippedFrom(same, word, isSlip) ?? SlippedFrom(longer, word, isSlip)) is { } other)
                    return other;
            }
        }

        return null;
    }

    private static string? SlippedFrom(ReadOnlySpan<char> letters, string word, Func<string, string, bool> isSlip) =>
        Words.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(letters, out var other) && isSlip(word, other) ? other : null;

    // "inline", "deployable", "honeynet": made of parts that are words or go before and after words.
    private static bool IsFormed(string word)
    {
        var (words, prefixes, suffixes) = (Words.Value.GetAlternateLookup<ReadOnlySpan<char>>(), Prefixes.GetAlternateLookup<ReadOnlySpan<char>>(), Suffixes.GetAlternateLookup<ReadOnlySpan<char>>());
        for (var at = 2; at <= word.Length - 2; at++)
        {
            var head = word.AsSpan(0, at);
            var tail = word.AsSpan(at);
            if ((words.Contains(head) || prefixes.Contains(head)) && (words.Contains(tail) || suffixes.Contains(tail)))
                return true;
        }

        return false;
    }

    // One bit for each row of so many letters.
    private static BitArray EdgesOf(Func<string, ReadOnlySpan<char>> edgeOf)
    {
        var edges = new BitArray((int)Math.Pow(Letters.Length, EdgeLength));
        foreach (var word in Words.Value)
        {
            if (word.Length >= EdgeLength)
                edges[IndexOf(edgeOf(word))] = true;
        }

        return edges;
    }

    private static bool Holds(BitArray edges, ReadOnlySpan<char> edge) => edge.ContainsAnyExceptInRange('a', 'z') || edges[IndexOf(edge)];

    private static int IndexOf(ReadOnlySpan<char> letters)
    {
        var index = 0;
        foreach (var letter in letters)
            index = index * Letters.Length + (letter - 'a');
        return index;
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
