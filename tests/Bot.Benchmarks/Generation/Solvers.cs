namespace Bot.Benchmarks.Generation;

/// <summary>
/// Players who have not read the notes. Written apart from the generator's own guards, which reject questions by cues of the same kinds: a guard would
/// otherwise be measured with itself. Each returns the index it chooses, or null when its cue points nowhere.
/// </summary>
internal static class Solvers
{
    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "the", "a", "an", "of", "to", "in", "for", "on", "and", "or", "is", "are", "be", "by", "with", "from", "as", "at", "it", "its", "that", "this", "these", "which", "what", "term", "fits",
    };

    /// <summary>Chooses the option with the most characters; null when two have them.</summary>
    public static int? Longest(IReadOnlyList<string> options) => Highest([.. options.Select(o => (double)o.Length)]);

    /// <summary>Chooses the option most of whose words begin as a word of the stem does (four letters).</summary>
    public static int? WordOverlap(string stem, IReadOnlyList<string> options)
    {
        var asked = Beginnings(stem).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Highest([.. options.Select(o => (double)Beginnings(o).Distinct(StringComparer.OrdinalIgnoreCase).Count(asked.Contains))]);
    }

    /// <summary>Chooses the option that differs most from the others in length, words, capitals, digits, marks and ending.</summary>
    public static int? OddOneOut(IReadOnlyList<string> options)
    {
        var looks = options.Select(Look).ToList();
        return Highest([.. looks.Select(look => looks.Sum(other => look.Zip(other, (a, b) => Math.Abs(a - b)).Sum()))]);
    }

    private static double[] Look(string option) =>
    [
        Math.Log2(option.Length + 1),
        option.Contains(' ', StringComparison.Ordinal) ? 1 : 0,
        option.Any(char.IsDigit) ? 1 : 0,
        char.IsUpper(option[0]) ? 1 : 0,
        option.Skip(1).Any(char.IsUpper) ? 1 : 0,
        option.Any(c => char.IsPunctuation(c) && c != ',') ? 1 : 0,
        option.Contains(',', StringComparison.Ordinal) ? 1 : 0,
        option[^1] == 's' ? 1 : 0,
        option.EndsWith("ing", StringComparison.Ordinal) || option.Split(' ')[0].EndsWith("ing", StringComparison.Ordinal) ? 1 : 0,
    ];

    private static IEnumerable<string> Beginnings(string text) =>
        text.Split([.. text.Where(c => !char.IsLetterOrDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w.Length > 1 && !Common.Contains(w))
            .Select(w => w.Length > 4 ? w[..4] : w);

    private static int? Highest(double[] scores)
    {
        var best = scores.Max();
        return best > 0 && scores.Count(s => s >= best - 1e-9) == 1 ? Array.IndexOf(scores, best) : null;
    }
}
