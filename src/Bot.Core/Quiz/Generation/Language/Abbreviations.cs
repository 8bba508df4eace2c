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
                if (!Names.IsAbbreviationOf(shortForm, longForm) || Words.IsStop(before[^count].ToLowerInvariant()))
                    continue;
                yield return (Singular(shortForm), longForm);
                break;
            }
        }

        foreach (Match match in BracketedLong().Matches(text))
        {
            var (shortForm, longForm) = (match.Groups["short"].Value, match.Groups["long"].Value.Trim());
            if (Names.IsAbbreviationOf(shortForm, longForm))
                yield return (Singular(shortForm), longForm);
        }
    }

    // ROSs → ROS
    private static string Singular(string shortForm) => shortForm.Length > 2 && shortForm[^1] == 's' && shortForm[..^1].All(c => !char.IsLower(c)) ? shortForm[..^1] : shortForm;

    [GeneratedRegex(@"(?<long>(?:[\w&’'/-]+ ){1,9}) ?\((?<short>[A-Z][A-Za-z0-9]{1,7})\)", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex BracketedShort();

    [GeneratedRegex(@"(?<![\w-])(?<short>[A-Z][A-Za-z0-9]{1,6})(?: \(| ?[:=–—-] )(?<long>[A-Z][\w&’'/-]+(?: [\w&][\w&’'/-]*){1,7})(?=[).,;:]|\s[–—-]\s|$)", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex BracketedLong();
}
