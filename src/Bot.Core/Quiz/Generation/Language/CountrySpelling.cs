namespace Bot.Core.Quiz.Generation.Language;

/// <summary>Words that Britons and Americans write in two ways: "organise", "colour", "centre", "licence", "labelled", "anaemia". Pure.</summary>
internal static class CountrySpelling
{
    // A short word is another one with a letter more: "for" and "four".
    private const int LengthMin = 5;

    /// <summary>Returns whether two different words differ in nothing else.</summary>
    /// <param name="word">In lower case.</param>
    /// <param name="other">In lower case.</param>
    public static bool AreSame(string word, string other)
    {
        if (Math.Min(word.Length, other.Length) < LengthMin || string.Equals(word, other, StringComparison.Ordinal))
            return false;
        return string.Equals(Folded(word), Folded(other), StringComparison.Ordinal);
    }

    private static string Folded(string word)
    {
        var folded = word.Replace("our", "or", StringComparison.Ordinal).Replace("elled", "eled", StringComparison.Ordinal).Replace("elling", "eling", StringComparison.Ordinal)
            .Replace("eller", "eler", StringComparison.Ordinal).Replace("nalling", "naling", StringComparison.Ordinal).Replace("ence", "ense", StringComparison.Ordinal)
            .Replace("oe", "e", StringComparison.Ordinal).Replace("ogue", "og", StringComparison.Ordinal);
        // "Michael" and "Michel" are two people.
        if (!folded.Contains("ael", StringComparison.Ordinal))
            folded = folded.Replace("ae", "e", StringComparison.Ordinal);
        foreach (var (british, american) in (ReadOnlySpan<(string, string)>)[("is", "iz"), ("ys", "yz")])
        {
            foreach (var ending in (ReadOnlySpan<string>)["e", "ed", "es", "er", "ers", "ing", "able", "ation", "ations"])
            {
                if (folded.EndsWith(british + ending, StringComparison.Ordinal))
                    return folded[..^(british.Length + ending.Length)] + american + ending;
            }
        }

        foreach (var plural in (ReadOnlySpan<string>)["", "s"])
        {
            if (folded.EndsWith("re" + plural, StringComparison.Ordinal) && folded[^(3 + plural.Length)] is 't' or 'b')
                return folded[..^(2 + plural.Length)] + "er" + plural;
        }

        return folded;
    }
}
