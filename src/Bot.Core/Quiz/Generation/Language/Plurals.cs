using System.Collections.Frozen;

namespace Bot.Core.Quiz.Generation.Language;

/// <summary>Says whether two words are one noun in singular and plural. Two words are compared and none is derived: "caches" alone may be of "cache" or of "cach". Pure.</summary>
internal static class Plurals
{
    private const int LengthMin = 4;

    // With an s less they are other words.
    private static readonly FrozenSet<string> Singular = FrozenSet.Create(StringComparer.Ordinal, "news", "physics", "mars", "wales", "means", "species", "customs", "goods", "series");

    private static readonly FrozenDictionary<string, string> Irregular = "children child men man women woman people person mice mouse feet foot teeth tooth geese goose"
        .Split(' ').Chunk(2).ToFrozenDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    // What the singular ends in, and the plural in its place.
    private static readonly (string Singular, string Plural)[] Endings =
    [
        ("y", "ies"), ("f", "ves"), ("fe", "ves"), ("z", "zzes"), ("s", "ses"), ("s", "sses"), ("x", "xes"), ("z", "zes"), ("ch", "ches"), ("sh", "shes"), ("o", "oes"),
        // From Latin and Greek.
        ("us", "i"), ("um", "a"), ("on", "a"), ("is", "es"), ("a", "ae"), ("ix", "ices"), ("ex", "ices"),
    ];

    /// <summary>Returns whether the first word is a plural of the second.</summary>
    /// <param name="plural">In lower case.</param>
    /// <param name="singular">In lower case.</param>
    public static bool IsPluralOf(string plural, string singular)
    {
        if (Irregular.GetValueOrDefault(plural) is { } irregular)
            return string.Equals(irregular, singular, StringComparison.Ordinal);
        if (plural.Length < LengthMin || Singular.Contains(plural))
            return false;
        if (plural.Length == singular.Length + 1 && plural[^1] == 's' && singular[^1] != 's' && plural.StartsWith(singular, StringComparison.Ordinal))
            return true;
        return Array.Exists(Endings, e => singular.EndsWith(e.Singular, StringComparison.Ordinal) && plural.EndsWith(e.Plural, StringComparison.Ordinal)
            && singular.AsSpan(..^e.Singular.Length).SequenceEqual(plural.AsSpan(..^e.Plural.Length)));
    }
}
