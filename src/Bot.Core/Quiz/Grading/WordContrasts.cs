using Bot.Core.Text;

namespace Bot.Core.Quiz.Grading;

/// <summary>
/// Words that differ in one part with a meaning of its own: "hypotension" and "hypertension", "nitrate" and "nitrite". A subject's terms are in no dictionary, so
/// that such a pair is known by its parts. Pure.
/// </summary>
internal static class WordContrasts
{
    private const int StemLengthMin = 3;

    private static readonly (string One, string Other)[] Beginnings =
    [
        ("hyper", "hypo"), ("inter", "intra"), ("intra", "extra"), ("af", "ef"), ("ab", "ad"), ("endo", "exo"), ("endo", "ecto"), ("in", "ex"), ("im", "ex"), ("pre", "pro"), ("ante", "anti"),
        ("macro", "micro"), ("mono", "di"), ("di", "tri"), ("uni", "bi"), ("bi", "tri"), ("mei", "mit"), ("up", "down"), ("out", "in"), ("en", "de"), ("in", "de"),
        ("", "a"), ("", "an"), ("", "un"), ("", "in"), ("", "im"), ("", "ir"), ("", "il"), ("", "de"), ("", "re"), ("", "co"),
    ];

    private static readonly (string One, string Other)[] Endings =
    [
        ("ate", "ite"), ("ate", "ide"), ("ite", "ide"), ("ane", "ene"), ("ene", "yne"), ("ane", "yne"), ("ol", "al"), ("ase", "ose"), ("ase", "ine"), ("ic", "ous"), ("er", "ee"), ("or", "ee"),
        ("blast", "clast"), ("gram", "graph"), ("itis", "osis"), ("ectomy", "otomy"), ("ectomy", "ostomy"), ("otomy", "ostomy"), ("emia", "uria"), ("ole", "ule"),
    ];

    /// <summary>Returns the words that the exchange of one part gives, whether they exist or not.</summary>
    /// <param name="word">In lower case.</param>
    public static IEnumerable<string> Of(string word)
    {
        foreach (var (from, to) in Beginnings.Concat(Beginnings.Select(p => (p.Other, p.One))))
        {
            // "Afferent" is not "fferent" with an a.
            if (word.Length >= from.Length + StemLengthMin && word.StartsWith(from, StringComparison.Ordinal) && (to.Length > 0 || EnglishDictionary.Has(word[from.Length..])))
                yield return to + word[from.Length..];
        }

        foreach (var (from, to) in Endings.Concat(Endings.Select(p => (p.Other, p.One))))
        {
            if (word.Length >= from.Length + StemLengthMin && word.EndsWith(from, StringComparison.Ordinal))
                yield return word[..^from.Length] + to;
        }
    }
}
