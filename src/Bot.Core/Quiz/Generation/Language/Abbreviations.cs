using System.Text;
using System.Text.RegularExpressions;

namespace Bot.Core.Quiz.Generation.Language;

/// <summary>Finds short forms next to their long forms: <c>Dead Letter Queue (DLQ)</c>, <c>DLQ (Dead Letter Queue)</c>, <c>DLQ: Dead Letter Queue</c>.</summary>
public static partial class Abbreviations
{
    /// <summary>Returns pairs of short and long form whose letters agree, in order of the text.</summary>
    public static IEnumerable<(string Short, string Long)> FindAll(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > 2000)
            yield break;
        // The search for the words before a bracket is slow, and few texts hold one.
        foreach (Match match in text.Contains('(', StringComparison.Ordinal) ? BracketedShort().Matches(text) : Enumerable.Empty<Match>())
        {
            var shortForm = match.Groups["short"].Value;
            var before = match.Groups["long"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            // The long form is the shortest run of words before the bracket whose initials agree.
            for (var count = 2; count <= Math.Min(before.Length, 8); count++)
            {
                var longForm = string.Join(' ', before[^count..]);
                if (!IsShortFor(shortForm, longForm) || Words.IsStop(before[^count].ToLowerInvariant()))
                    continue;
                yield return (Singular(shortForm), longForm);
                break;
            }
        }

        foreach (Match match in BracketedLong().Matches(text))
        {
            var (shortForm, longForm) = (match.Groups["short"].Value, match.Groups["long"].Value.Trim());
            if (IsShortFor(shortForm, longForm))
                yield return (Singular(shortForm), longForm);
        }

        foreach (Match match in StandsFor().Matches(text))
        {
            var shortForm = match.Groups["short"].Value;
            var behind = match.Groups["long"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            // The sentence may go on behind the long form.
            for (var count = 2; count <= behind.Length; count++)
            {
                var longForm = string.Join(' ', behind[..count]);
                if (!IsShortFor(shortForm, longForm))
                    continue;
                yield return (Singular(shortForm), longForm);
                break;
            }
        }
    }

    // The digit of "S3" and "EC2" says how often the letter before it stands there.
    private static bool IsShortFor(string shortForm, string longForm) =>
        Names.IsAbbreviationOf(shortForm, longForm) || (shortForm.Any(c => c is >= '2' and <= '4') && Names.IsAbbreviationOf(WithoutDigits(shortForm), longForm));

    private static string WithoutDigits(string shortForm)
    {
        var letters = new StringBuilder();
        foreach (var c in shortForm)
        {
            if (char.IsDigit(c))
                letters.Append(letters[^1], Math.Max(0, c - '1'));
            else
                letters.Append(c);
        }

        return letters.ToString();
    }

    // ROSs → ROS
    private static string Singular(string shortForm) => shortForm.Length > 2 && shortForm[^1] == 's' && shortForm[..^1].All(c => !char.IsLower(c)) ? shortForm[..^1] : shortForm;

    [GeneratedRegex(@"(?<![\w-])(?<short>[A-Z][A-Za-z0-9]{1,6}) (?:stands|is short) for (?:the |an? )?[“""']?(?<long>[\w&’'/-]+(?: [\w&’'/-]+){1,8})", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex StandsFor();

    [GeneratedRegex(@"(?<long>(?:[\w&’'/-]+ ){1,9}) ?\((?<short>[A-Z][A-Za-z0-9]{1,7})\)", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex BracketedShort();

    [GeneratedRegex(@"(?<![\w-])(?<short>[A-Z][A-Za-z0-9]{1,6})(?: \(| ?[:=–—-] )(?<long>[A-Z][\w&’'/-]+(?: [\w&][\w&’'/-]*){1,7})(?=[).,;:]|\s[–—-]\s|$)", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex BracketedLong();
}
