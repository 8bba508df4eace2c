using System.Collections.Frozen;
using System.Collections.Immutable;

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

    private static readonly Lazy<FrozenDictionary<string, Form[]>> Forms =
        new(() => Rows().ToFrozenDictionary(row => row.Short, row => row.Long.Select(l => new Form(l, Words(l))).ToArray(), StringComparer.Ordinal));

    /// <summary>Returns how a long form compares with the usual ones of the abbreviation.</summary>
    public static Reading ReadingOf(string shortForm, string longForm)
    {
        if (!Forms.Value.TryGetValue(shortForm, out var forms))
            return Reading.Unknown;
        var words = Words(longForm);
        // "Hyper Text" and "Hypertext" are one.
        var letters = string.Concat(words);
        var same = Array.FindAll(forms, f => string.Equals(string.Concat(f.Words), letters, StringComparison.Ordinal));
        if (same.Length > 0)
        {
            return Array.TrueForAll(same, f => LacksPlural(longForm, f.Text)) ? Reading.Slip
                : forms.Any(f => IsAnother(f.Words, same[0].Words)) ? Reading.OneOfSeveral
                : Reading.Usual;
        }

        // Some words agree and some do not: meant was the usual form.
        return forms.Any(f => f.Words.Intersect(words, StringComparer.Ordinal).Any()) ? Reading.Slip : Reading.Other;
    }

    /// <summary>Returns the other usual forms of the same thing, "certificate authority" for "Certification Authority": whoever types one of them is right.</summary>
    public static ImmutableArray<string> AlsoKnownAs(string shortForm, string longForm)
    {
        if (!Forms.Value.TryGetValue(shortForm, out var forms))
            return [];
        var words = Words(longForm);
        return [.. forms.Where(f => !IsAnother(f.Words, words) && !f.Words.SequenceEqual(words, StringComparer.Ordinal)).Select(f => f.Text)];
    }

    /// <summary>Returns whether the abbreviation is among the known ones.</summary>
    /// <param name="shortForm">In capitals.</param>
    public static bool Has(string shortForm) => Forms.Value.ContainsKey(shortForm);

    /// <summary>Returns the usual forms of an abbreviation that stands for one thing; nothing for one that stands for several, and for one that is not known.</summary>
    public static ImmutableArray<string> LongFormsOf(string shortForm) =>
        Forms.Value.TryGetValue(shortForm, out var forms) && !Array.Exists(forms, f => IsAnother(f.Words, forms[0].Words)) ? [.. forms.Select(f => f.Text)] : [];

    /// <summary>Returns every usual form of an abbreviation, whatever it stands for; nothing for one that is not known.</summary>
    /// <param name="shortForm">In capitals.</param>
    public static IEnumerable<string> AllLongFormsOf(string shortForm) => Forms.Value.TryGetValue(shortForm, out var forms) ? forms.Select(f => f.Text) : [];

    /// <summary>
    /// Returns the long form in the singular where that is the usual one: "Uniform Resource Identifier" for a note's "Uniform Resource Identifiers (URI)". Every
    /// other one as it is.
    /// </summary>
    public static string InSingular(string shortForm, string longForm)
    {
        if (!Forms.Value.TryGetValue(shortForm, out var forms) || longForm.Length < 2 || longForm[^1] != 's')
            return longForm;
        var singular = longForm.EndsWith("ies", StringComparison.Ordinal) ? longForm[..^3] + "y" : longForm[..^1];
        return forms.Any(f => Spells(f.Text, singular)) && !forms.Any(f => Spells(f.Text, longForm)) ? singular : longForm;
    }

    private static bool Spells(string form, string text) => Language.Words.Split(form).SequenceEqual(Language.Words.Split(text), StringComparer.Ordinal);

    // "Short message service" and "server migration service" share a word and are two things; "load balancer" and "load balancing" are one.
    private static bool IsAnother(string[] form, string[] usual) => form.Intersect(usual, StringComparer.Ordinal).Count() * 2 < Math.Min(form.Length, usual.Length);

    // "Electronic" for "electronics": a plural more is how somebody writes, a plural less in a name is a slip.
    private static bool LacksPlural(string longForm, string usual)
    {
        var words = Language.Words.Split(longForm);
        var all = Language.Words.Split(usual);
        return words.Count == all.Count && words.Zip(all).Any(p => p.Second.Length == p.First.Length + 1 && p.Second[^1] == 's' && p.Second.StartsWith(p.First, StringComparison.Ordinal));
    }

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

    private sealed record Form(string Text, string[] Words);

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
