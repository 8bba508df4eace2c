using System.Collections.Frozen;

namespace Bot.Core.Quiz.Generation.Language;

/// <summary>
/// What common abbreviations stand for, with every reading that is in use. Notes often spell one out from memory and a word off ("Network News Transport
/// Protocol"); with the usual form at hand the slip is seen. Facts of common knowledge, from standards
/// and makers' own names; the rows are in <c>known-abbreviations.txt</c>. Thread-safe; the list is read at the first question.
/// </summary>
internal static class KnownAbbreviations
{
    // Whose product it is stands before the name or does not.
    private static readonly FrozenSet<string> Makers = FrozenSet.Create(StringComparer.Ordinal, "amazon", "aws", "azure", "microsoft", "google", "oracle", "the");

    private static readonly Lazy<FrozenDictionary<string, string[][]>> Forms =
        new(() => Rows().ToFrozenDictionary(row => row.Short, row => row.Long.Select(Words).ToArray(), StringComparer.Ordinal));

    /// <summary>Returns how a long form compares with the usual ones of the abbreviation.</summary>
    public static Reading ReadingOf(string shortForm, string longForm)
    {
        if (!Forms.Value.TryGetValue(shortForm, out var forms))
            return Reading.Unknown;
        var words = Words(longForm);
        // "Hyper Text" and "Hypertext" are one.
        var letters = string.Concat(words);
        if (Array.Find(forms, f => string.Equals(string.Concat(f), letters, StringComparison.Ordinal)) is { } usual)
            return forms.Any(f => IsAnother(f, usual)) ? Reading.OneOfSeveral : Reading.Usual;
        // Some words agree and some do not: meant was the usual form.
        return forms.Any(f => f.Intersect(words, StringComparer.Ordinal).Any()) ? Reading.Slip : Reading.Other;
    }

    // "Short message service" and "server migration service" share a word and are two things; "load balancer" and "load balancing" are one.
    private static bool IsAnother(string[] form, string[] usual) => form.Intersect(usual, StringComparer.Ordinal).Count() * 2 < Math.Min(form.Length, usual.Length);

    /// <summary>Returns the rows of the list as they are written, in its order.</summary>
    internal static IEnumerable<(string Short, string[] Long)> Rows()
    {
        using var stream = typeof(KnownAbbreviations).Assembly.GetManifestResourceStream("known-abbreviations.txt")
            ?? throw new InvalidOperationException("The assembly has no known-abbreviations.txt.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var parts = line.Split('|');
            yield return (parts[0], parts[1..]);
        }
    }

    // Without what may be written in two ways: plurals, hyphens, small words, -ise and -ize.
    private static string[] Words(string form) =>
        [.. Language.Words.Split(form.Replace('-', ' ').Replace('/', ' ')).Where(w => !Makers.Contains(w) && w is not ("of" or "for" or "and" or "in" or "to" or "a" or "an")).Select(Stem)];

    private static string Stem(string word)
    {
        // "addresses" and "address", "reflexes" and "reflex".
        var plural = word.Length > 3 && word[^1] == 's' && word[^2] != 's';
        var stem = word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) ? word[..^2] : plural ? word[..^1] : word;
        stem = stem.Replace("is", "iz", StringComparison.Ordinal).Replace("centre", "center", StringComparison.Ordinal).Replace("elling", "eling", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
        return stem.EndsWith("ie", StringComparison.Ordinal) ? stem[..^2] + "y" : stem;
    }
}

/// <summary>How a long form compares with what an abbreviation usually stands for.</summary>
internal enum Reading
{
    /// <summary>The abbreviation is not among the known ones.</summary>
    Unknown,

    /// <summary>Its only long form.</summary>
    Usual,

    /// <summary>One of the long forms in use.</summary>
    OneOfSeveral,

    /// <summary>A word or two away from a usual form.</summary>
    Slip,

    /// <summary>Nothing in common with the usual forms.</summary>
    Other,
}
