using System.Text.RegularExpressions;

namespace Bot.Core.Quiz.Generation.Language;

/// <summary>Reads sentences that say what something is: "Amazon Athena is a serverless query service …".</summary>
public static partial class DefiningSentence
{
    /// <summary>Returns whether the sentence opens with a name, "is" or "are", and an article.</summary>
    /// <param name="term">The name without its article.</param>
    /// <param name="meaning">From the article on: "a serverless query service …".</param>
    public static bool TryRead(string sentence, out string term, out string meaning, out bool isPlural)
    {
        (term, meaning, isPlural) = ("", "", false);
        var match = Pattern().Match(sentence);
        if (!match.Success)
            return false;
        term = match.Groups["term"].Value.Trim();
        meaning = match.Groups["rest"].Value.Trim();
        isPlural = match.Groups["verb"].Value is "are";
        // "The first step is a …", "One of them is the …": no names.
        return char.IsUpper(term[0]) || term.Any(char.IsUpper) || match.Groups["article"].Success;
    }

    [GeneratedRegex(@"^(?<article>(?:An?|The) )?(?<term>[\w(][\w ()/.&+’'-]{1,47}?) (?<verb>is|are) (?<rest>(?:an?|the|used to|used for|designed to|responsible for) .{12,})$", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex Pattern();
}
