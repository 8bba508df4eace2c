using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation;

/// <summary>
/// What a player can do who knows nothing: the cues of "testwise" answering (Millman, Bishop and Ebel 1965; Haladyna, Downing and Rodriguez 2002,
/// guidelines 23 to 31). Each returns the index it would choose, or null when the cue points nowhere. Used to reject questions, and by the
/// tests to measure a pool.
/// </summary>
internal static class Guessers
{
    /// <summary>Chooses the option with the most characters; null when two share the length.</summary>
    public static int? Longest(IReadOnlyList<string> options)
    {
        var longest = options.Max(o => o.Length);
        return options.Count(o => o.Length == longest) == 1 ? IndexOf(options, o => o.Length == longest) : null;
    }

    /// <summary>Chooses the option that shares the most words with the stem; null when none shares <paramref name="lead"/> words more than the next.</summary>
    public static int? WordOverlap(string stem, IReadOnlyList<string> options, int lead = 1)
    {
        var words = Words.ContentStems(stem);
        var scores = options.Select(o => Words.ContentStems(o).Count(s => words.Any(w => Words.AreRelated(w, s)))).ToList();
        var best = scores.Max();
        return scores.Count(s => s > best - lead) == 1 ? scores.IndexOf(best) : null;
    }

    /// <summary>
    /// Chooses the option that looks unlike the others: alone with a digit, capitals, brackets, code marks, a plural, or another first word class.
    /// Null when no feature singles one out, or features disagree.
    /// </summary>
    public static int? OddOneOut(IReadOnlyList<string> options)
    {
        int? odd = null;
        foreach (var feature in Features)
        {
            var values = options.Select(feature).ToList();
            var with = values.Count(v => v);
            if (options.Count < 3 || (with != 1 && with != options.Count - 1))
                continue;
            var index = values.IndexOf(with == 1);
            if (odd is not null && odd != index)
                return null;
            odd = index;
        }

        return odd;
    }

    internal static readonly Func<string, bool>[] Features =
    [
        o => o.Any(char.IsDigit),
        o => char.IsUpper(o[0]),
        o => o.Contains('(', StringComparison.Ordinal),
        o => o.Contains(',', StringComparison.Ordinal),
        o => Shapes.IsIdentifier(o),
        o => o.Length <= 10 && o.Count(char.IsLetter) >= 2 && o.Where(char.IsLetter).All(char.IsUpper),
        o => o.Contains(' ', StringComparison.Ordinal),
        o => o.Contains('-', StringComparison.Ordinal),
        o => Words.Split(o) is [.., var last] && EnglishText.IsPlural(last),
    ];

    private static int IndexOf(IReadOnlyList<string> options, Func<string, bool> condition)
    {
        for (var i = 0; i < options.Count; i++)
        {
            if (condition(options[i]))
                return i;
        }

        return -1;
    }
}
