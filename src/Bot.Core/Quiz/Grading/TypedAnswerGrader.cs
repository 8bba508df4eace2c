using System.Collections.Immutable;
using System.Text;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation;
using Bot.Core.Quiz.Generation.Language;
using Bot.Core.Text;

namespace Bot.Core.Quiz.Grading;

/// <summary>
/// Judges a typed answer as a fair examiner would: what differs only in writing is right, what names something else is wrong. Thread safe.
/// </summary>
/// <remarks>
/// Right are: other case, punctuation, articles, singular or plural, <c>&amp;</c> for "and", the text in brackets left out or given alone, numbers in another
/// format (10.000, 10,000, 10k) and another unit (5 TB, 5000 GB), an abbreviation or its long form. One slip of the pen counts in words of five and six
/// letters, two beyond, none in shorter ones and none in figures.
/// </remarks>
public static class TypedAnswerGrader
{
    private const int TypedLengthMax = 400;

    /// <summary>Judges an answer to a question without options, or one typed instead of chosen.</summary>
    /// <param name="others">Answers that are wrong here but right elsewhere, such as the distractors: a slip that spells one of them is no slip.</param>
    /// <param name="aliases">Names that stand for each other, from the library.</param>
    public static TypedAnswer Grade(Question question, string typed, IEnumerable<string>? others = null, ImmutableArray<AliasGroup> aliases = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        IEnumerable<string> wrong = question.Options.Where((_, i) => !question.Correct.Contains(i));
        return Grade([question.Answer, .. question.AlsoAccepted], typed, [.. wrong, .. others ?? []], aliases);
    }

    /// <summary>Judges an answer against all accepted forms, the first of which is the main one.</summary>
    /// <exception cref="ArgumentException">There is no accepted form.</exception>
    public static TypedAnswer Grade(IReadOnlyList<string> accepted, string typed, IReadOnlyCollection<string> others, ImmutableArray<AliasGroup> aliases = default)
    {
        ArgumentNullException.ThrowIfNull(accepted);
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(others);
        if (accepted.Count == 0)
            throw new ArgumentException("At least one accepted answer is needed.", nameof(accepted));
        if (typed.Length > TypedLengthMax || typed.AsSpan().Trim().IsEmpty)
            return new TypedAnswer(TypedOutcome.Wrong, accepted[0]);

        // Word for word is right, whatever the text is made of: what follows folds letters away and may leave nothing.
        if (accepted.FirstOrDefault(a => a.AsSpan().Trim().SequenceEqual(typed.AsSpan().Trim())) is { } same)
            return new TypedAnswer(TypedOutcome.Right, same);

        var best = new TypedAnswer(TypedOutcome.Wrong, accepted[0]);
        foreach (var form in accepted.SelectMany(a => Forms(a, aliases)).Distinct(StringComparer.Ordinal))
        {
            var outcome = Compare(form, typed, others);
            if (outcome > best.Outcome)
                best = new TypedAnswer(outcome, form);
        }

        return best;
    }

    private static TypedOutcome Compare(string expected, string typed, IReadOnlyCollection<string> others)
    {
        if (AsFigure(expected) is { } figure)
            return CompareFigures(figure, typed);
        var (wanted, given) = (Canonical(expected), Canonical(typed));
        if (wanted.Length > 0 && string.Equals(wanted, given, StringComparison.Ordinal))
            return TypedOutcome.Right;
        if (Names.IsAbbreviationOf(typed.Trim(), expected) && typed.Trim().Length > 1)
            return TypedOutcome.Right;
        if (expected.Length > 2 && expected.All(char.IsAsciiLetterUpper) && Names.IsAbbreviationOf(expected, typed.Trim()))
            return TypedOutcome.Right;
        if (given.Length == 0 || !SameDigits(wanted, given))
            return TypedOutcome.Wrong;
        var allowed = SlipsAllowed(wanted);
        var slips = EditDistance.Between(wanted, given, allowed);
        if (slips > allowed)
            return TypedOutcome.Wrong;
        // "PurgeQueues" is a slip; "inbound" for "unbound" is another answer.
        foreach (var other in others.SelectMany(o => Forms(o, default)).Select(Canonical))
        {
            if (!string.Equals(other, wanted, StringComparison.Ordinal) && EditDistance.Between(other, given, slips) <= slips)
                return TypedOutcome.Wrong;
        }

        return TypedOutcome.Close;
    }

    private static TypedOutcome CompareFigures(Measure expected, string typed)
    {
        if (AsFigure(typed) is not { } given)
            return TypedOutcome.Wrong;
        if (given.Dimension.Length == 0)
            return given.Value == expected.Value ? (expected.Dimension.Length == 0 ? TypedOutcome.Right : TypedOutcome.Close) : TypedOutcome.Wrong;
        if (expected.Dimension.Length == 0)
            return given.Value == expected.Value ? TypedOutcome.Right : TypedOutcome.Wrong;
        if (!string.Equals(expected.Dimension, given.Dimension, StringComparison.Ordinal))
            return TypedOutcome.Wrong;
        // The notes use 5 TB = 5000 GB; a kibibyte reader's 5120 GB is no error either.
        var tolerance = string.Equals(expected.Unit, given.Unit, StringComparison.Ordinal) ? 1e-9 : expected.Dimension is "data" ? 0.08 : 1e-6;
        return Math.Abs(expected.BaseValue - given.BaseValue) <= tolerance * Math.Max(Math.Abs(expected.BaseValue), Math.Abs(given.BaseValue)) ? TypedOutcome.Right : TypedOutcome.Wrong;
    }

    private sealed record Measure(double Value, string Unit, string Dimension, double BaseValue);

    // A number with at most one unit and nothing else; null for other texts.
    private static Measure? AsFigure(string text)
    {
        var trimmed = text.Trim().TrimEnd('.').TrimStart('~', '≈', '$', '<', '>', '≤', '≥', ' ');
        foreach (var word in (ReadOnlySpan<string>)["up to ", "at most ", "at least ", "max ", "maximum ", "about "])
        {
            if (trimmed.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                trimmed = trimmed[word.Length..].TrimStart();
        }

        if (trimmed.Length == 0 || !char.IsAsciiDigit(trimmed[0]))
            return null;
        var end = 0;
        while (end < trimmed.Length && (char.IsAsciiDigit(trimmed[end]) || (trimmed[end] is '.' or ',' or '\'' or ' ' or '\u00A0' && end + 1 < trimmed.Length && char.IsAsciiDigit(trimmed[end + 1]))))
            end++;
        var number = trimmed[..end];
        var unit = trimmed[end..].Trim();
        if (unit.Length > 0 && unit[0] is 'k' or 'K' or 'M' && (unit.Length == 1 || !char.IsLetter(unit[1])) && !Figure.TryReadUnit(unit, out _, out _, out _))
        {
            number += unit[0];
            unit = unit[1..].Trim();
        }

        if (!Figure.TryReadNumber(number, out var value))
            return null;
        if (unit.Length == 0)
            return new Measure(value, "", "", value);
        // The table knows spellings of both cases; people type units in either.
        if (Figure.TryReadUnit(unit, out var known, out var dimension, out var factor) || Figure.TryReadUnit(unit.ToUpperInvariant(), out known, out dimension, out factor))
            return new Measure(value, known, dimension, value * factor);
        return unit.Contains(' ', StringComparison.Ordinal) || !unit.All(char.IsLetter) ? null : new Measure(value, Singular(unit.ToLowerInvariant()), "count of " + Singular(unit.ToLowerInvariant()), value);
    }

    private static IEnumerable<string> Forms(string answer, ImmutableArray<AliasGroup> aliases)
    {
        yield return answer;
        var bare = Names.WithoutBrackets(answer, out var inside);
        if (inside is not null)
        {
            yield return bare;
            if (Names.IsAbbreviationOf(inside, bare) || Names.IsAbbreviationOf(bare, inside))
                yield return inside;
        }

        if (aliases.IsDefaultOrEmpty)
            yield break;
        var wanted = new HashSet<string>(StringComparer.Ordinal) { Canonical(answer), Canonical(bare) };
        foreach (var group in aliases)
        {
            // An arrow leads from what is typed to what is meant.
            if (group.To.Any(t => wanted.Contains(Canonical(t))))
            {
                foreach (var name in group.From)
                    yield return name;
            }
        }
    }

    // Lower case without accents of typing: articles, punctuation, plural endings, "&".
    private static string Canonical(string text)
    {
        var folded = text.Normalize(NormalizationForm.FormKC).Replace("&", " and ", StringComparison.Ordinal);
        return string.Join(' ', Words.Split(folded).Where(w => w is not ("a" or "an" or "the")).Select(Singular));
    }

    private static string Singular(string word)
    {
        // "policies" is "policy" and "cookies" is "cookie": both endings are written as y.
        if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal))
            return word[..^3] + "y";
        if (word.Length > 4 && word.EndsWith("ie", StringComparison.Ordinal))
            return word[..^2] + "y";
        if (word.Length > 4 && (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal)))
            return word[..^2];
        return word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1] : word;
    }

    private static int SlipsAllowed(string wanted) => wanted.Length switch { <= 4 => 0, <= 6 => 1, _ => 2 };

    private static bool SameDigits(string a, string b) =>
        string.Concat(a.Where(char.IsDigit)).Equals(string.Concat(b.Where(char.IsDigit)), StringComparison.Ordinal);
}
