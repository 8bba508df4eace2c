using System.Buffers;
using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace Bot.Core.Quiz.Generation.Language;

/// <summary>Splits text into words and compares them loosely, the way a guesser's eye does. English endings only. Thread safe.</summary>
public static class Words
{
    private static readonly FrozenSet<string> Stop = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "about", "after", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because", "been", "before", "being", "between", "both",
        "but", "by", "can", "could", "did", "do", "does", "done", "during", "each", "either", "etc", "every", "for", "from", "get", "gets", "had", "has",
        "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its", "itself", "just", "like", "may", "might", "more", "most", "much",
        "must", "no", "nor", "not", "of", "off", "on", "one", "only", "or", "other", "others", "our", "out", "over", "own", "per", "same", "she", "should",
        "so", "some", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "through", "to", "too", "under",
        "until", "up", "upon", "use", "used", "uses", "using", "very", "via", "was", "we", "were", "what", "when", "where", "whether", "which", "while",
        "who", "whom", "whose", "why", "will", "with", "within", "without", "would", "you", "your", "e", "g", "eg", "ie", "s", "t", "vs");

    private static readonly int StopLengthMax = Stop.Max(w => w.Length);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StopSpans = Stop.GetAlternateLookup<ReadOnlySpan<char>>();

    // Longest first. A stem keeps at least three letters.
    private static readonly string[] Endings =
    [
        "izations", "isations", "ancies", "encies", "ization", "isation", "ations", "ement", "ments", "ation", "ators", "ities", "ively", "ating", "ance", "ence", "ancy", "ency", "ment",
        "ator", "ates", "ated", "ings", "ions", "able", "ible", "ant", "ent", "ness", "less", "ity", "ies", "ied", "ing", "ion", "ers", "ors", "ize", "ise", "ive",
        "ate", "ery", "ed", "es", "er", "or", "al", "ly", "s", "e", "y",
    ];

    // In the same order, by the last letter of the ending: a word is only compared with those that it can have.
    private static readonly string[][] EndingsOn = [.. Enumerable.Range('a', 26).Select(letter => Endings.Where(e => e[^1] == letter).ToArray())];

    // With the blank behind it; only what is set aside at once depends on it.
    private const int LettersPerWord = 6;
    private const int StackLengthMax = 256;
    private const int RecentLengthMax = 512;
    private const int RecentSlots = 64;
    private const int KnownSlots = 4096;
    private const int KnownLengthMax = 32;

    // By length: what one candidate is asked about seldom has the same.
    [ThreadStatic]
    private static Recent[]? _split;

    [ThreadStatic]
    private static Recent[]? _stemmed;

    // By hash.
    [ThreadStatic]
    private static string?[]? _known;

    public static bool IsStop(string word) => Stop.Contains(word);

    /// <summary>Returns the same for a word in any case.</summary>
    internal static bool IsStop(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[StopLengthMax];
        return word.Length <= StopLengthMax && word.ToLowerInvariant(lower) is var length && StopSpans.Contains(lower[..length]);
    }

    /// <summary>
    /// Returns the words of the text in order, in lower case: runs of letters and digits, with identifiers such as <c>DelaySeconds</c> taken apart.
    /// The list belongs to all callers; none changes it.
    /// </summary>
    public static List<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Some forty guards ask for the words of the same few texts one after the other.
        if (text.Length > RecentLengthMax)
            return SplitAnew(text);
        ref var recent = ref (_split ??= new Recent[RecentSlots])[text.Length % RecentSlots];
        if (!ReferenceEquals(recent.Text, text))
            recent = new Recent(text, SplitAnew(text));
        return recent.Words;
    }

    private static List<string> SplitAnew(string text)
    {
        var words = new List<string>(text.Length / LettersPerWord + 1);
        // The letters of the word so far, in lower case.
        char[]? rented = null;
        Span<char> word = text.Length <= StackLengthMax ? stackalloc char[StackLengthMax] : rented = ArrayPool<char>.Shared.Rent(text.Length);
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\'' or '’' && length > 0 && i + 1 < text.Length && char.IsLetter(text[i + 1]))
                continue;
            if (!char.IsLetterOrDigit(c))
            {
                Flush(words, word, ref length);
                continue;
            }

            // DelaySeconds → delay, seconds; EC2 and IPv4 stay whole because a piece of fewer than three letters is no word.
            if (length >= 3 && char.IsUpper(c) && char.IsLower(text[i - 1]) && i + 2 < text.Length && char.IsLower(text[i + 1]))
                Flush(words, word, ref length);
            word[length++] = char.ToLowerInvariant(c);
        }

        Flush(words, word, ref length);
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return words;
    }

    /// <summary>Returns the stems of the words that carry meaning, without repeats, in order. The list belongs to all callers; none changes it.</summary>
    public static List<string> ContentStems(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > RecentLengthMax)
            return ContentStems(SplitAnew(text));
        ref var recent = ref (_stemmed ??= new Recent[RecentSlots])[text.Length % RecentSlots];
        if (!ReferenceEquals(recent.Text, text))
            recent = new Recent(text, ContentStems(Split(text)));
        return recent.Words;
    }

    /// <summary>Returns the stems of those words that carry meaning, without repeats, in order.</summary>
    /// <param name="words">As <see cref="Split"/> returns them.</param>
    public static List<string> ContentStems(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var stems = new List<string>(words.Count);
        foreach (var word in words)
        {
            if (word.Length == 1 && !char.IsDigit(word[0]) && !IsIdeographic(word[0]))
                continue;
            if (Stop.Contains(word))
                continue;
            var stem = Stem(word);
            if (!Holds(stems, stem))
                stems.Add(stem);
        }

        return stems;
    }

    /// <summary>Returns the word without its English ending, for comparing only: <c>encryption</c> and <c>encrypts</c> give the same.</summary>
    public static string Stem(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (word.Length <= 3 || !char.IsAsciiLetterLower(word[^1]))
            return word;
        foreach (var ending in EndingsOn[word[^1] - 'a'])
        {
            if (word.Length - ending.Length < 3 || !word.EndsWith(ending, StringComparison.Ordinal))
                continue;
            if (ending is "s" && word.EndsWith("ss", StringComparison.Ordinal))
                return word;
            var stem = word.AsSpan(..^ending.Length);
            // stopped → stop
            if (stem.Length > 3 && ending is "ed" or "ing" or "er" or "ers" && stem[^1] == stem[^2] && stem[^1] is not ('s' or 'l'))
                stem = stem[..^1];
            return Known(stem);
        }

        return word;
    }

    /// <summary>Returns whether a reader sees one word in the other: equal stems, or one the beginning of the other with at least four letters, or its end with at least six.</summary>
    public static bool AreRelated(string stem, string other)
    {
        ArgumentNullException.ThrowIfNull(stem);
        ArgumentNullException.ThrowIfNull(other);
        if (string.Equals(stem, other, StringComparison.Ordinal))
            return true;
        var (shorter, longer) = stem.Length <= other.Length ? (stem, other) : (other, stem);
        return shorter.Length >= 4 && !char.IsDigit(shorter[0]) && (longer.StartsWith(shorter, StringComparison.Ordinal) || (shorter.Length >= 6 && longer.EndsWith(shorter, StringComparison.Ordinal)));
    }

    /// <summary>Returns the share of words that two texts have in common, from 0 to 1 (Jaccard's coefficient over stems).</summary>
    public static double Similarity(IReadOnlyCollection<string> stems, IReadOnlyCollection<string> others)
    {
        ArgumentNullException.ThrowIfNull(stems);
        ArgumentNullException.ThrowIfNull(others);
        if (stems.Count == 0 || others.Count == 0)
            return 0;
        var list = others as List<string> ?? [.. others];
        var common = 0;
        foreach (var stem in stems as List<string> ?? [.. stems])
            common += Holds(list, stem) ? 1 : 0;
        return (double)common / (stems.Count + others.Count - common);
    }

    /// <summary>Returns whether the stem is among a few others. Faster than the general method, which this is called in place of a million times.</summary>
    internal static bool Holds(List<string> stems, string stem)
    {
        foreach (var other in CollectionsMarshal.AsSpan(stems))
        {
            // Compared by their lengths first, without a call.
            if (other.AsSpan().SequenceEqual(stem))
                return true;
        }

        return false;
    }

    /// <summary>Returns whether all stems are among the others.</summary>
    internal static bool HoldsAll(List<string> stems, List<string> wanted)
    {
        foreach (var stem in CollectionsMarshal.AsSpan(wanted))
        {
            if (!Holds(stems, stem))
                return false;
        }

        return true;
    }

    /// <summary>Returns whether the stem is related to one of the others.</summary>
    internal static bool HoldsRelated(List<string> stems, string stem)
    {
        foreach (var other in CollectionsMarshal.AsSpan(stems))
        {
            if (AreRelated(other, stem))
                return true;
        }

        return false;
    }

    /// <summary>Returns the text for comparing options: words in lower case without articles and punctuation.</summary>
    public static string Normalize(string text) => string.Join(' ', Split(text).Where(w => w is not ("a" or "an" or "the")));

    private static bool IsIdeographic(char c) => c > '\u2E80';

    private static void Flush(List<string> words, ReadOnlySpan<char> word, ref int length)
    {
        if (length > 0)
            words.Add(Known(word[..length]));
        length = 0;
    }

    // Notes use the same words again and again: most are found here and need no string of their own.
    private static string Known(ReadOnlySpan<char> word)
    {
        if (word.Length > KnownLengthMax)
            return word.ToString();
        var hash = word.Length;
        foreach (var c in word)
            hash = hash * 31 + c;
        ref var known = ref (_known ??= new string?[KnownSlots])[(hash ^ (hash >> 12)) & (KnownSlots - 1)];
        if (known is null || !word.SequenceEqual(known))
            known = word.ToString();
        return known;
    }

    private readonly record struct Recent(string Text, List<string> Words);
}
