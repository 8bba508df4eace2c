using System.Collections.Frozen;

namespace Bot.Core.Quiz.Generation.Language;

/// <summary>Tells remarks from descriptions by their grammar, as far as word lists can.</summary>
public static class Remarks
{
    private const int SubjectWordsMax = 9;
    private const int ComparisonWithin = 3;

    /// <summary>
    /// Returns whether a text has a subject and a verb of its own: "IAM policies decide who may read", "The attacker tries to log in". A verb inside a
    /// clause ("A queue that is empty", "The time a message is hidden") belongs to a description.
    /// </summary>
    public static bool IsStatement(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = Words.Split(text);
        for (var i = 1; i < Math.Min(words.Count, SubjectWordsMax); i++)
        {
            var (before, word, after) = (words[i - 1], words[i], i + 1 < words.Count ? words[i + 1] : "");
            if (IsRelator(word) || word is "to" or "than")
                return false;
            // "The time a message is hidden": a clause without its "that".
            if (i > 1 && word is "a" or "an" or "the" or "each" or "your" or "you" && !EnglishText.IsPreposition(before) && before is not ("and" or "or"))
                return false;
            if (word is "is" or "are" or "was" or "were" or "has" or "have" or "can" or "must" or "may" or "will" or "should" or "cannot")
                return !EnglishText.IsThirdPersonVerb(words[0]) && !EnglishText.IsAuxiliary(words[0]) && !EnglishText.IsBaseVerb(words[0]);
            if (words[0] is "the" or "a" or "an" && i > 1 && IsFiniteVerb(word) && !EnglishText.IsPreposition(before) && (after is "to" or "what" or "who" or "how" or "whether" || EnglishText.IsDeterminer(after)))
                return true;
            if (i < SubjectWordsMax / 2 && EnglishText.IsPlural(before) && !EnglishText.IsThirdPersonVerb(words[0]) && IsPlainVerb(word) && (after is "who" or "what" or "at" or "whether" || EnglishText.IsDeterminer(after)))
                return true;
        }

        return false;
    }

    /// <summary>Returns whether a text tells the reader or a team what to do: "Adapt the server to changing demands", "Strictly adhere to the text".</summary>
    public static bool IsRule(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = Words.Split(text);
        if (words.Count < 3)
            return false;
        var at = words[0].Length > 4 && words[0].EndsWith("ly", StringComparison.Ordinal) ? 1 : 0;
        // "Use of force", "Set of rules", "Run that failed", "Update or patch" are nouns.
        return IsPlainVerb(words[at]) && !(words[at + 1] is "of" or "or" or "for" or "used" or "between" or "in" or "from" or "by" or "made" || IsRelator(words[at + 1]));
    }

    /// <summary>Returns whether a text opens with a comparison and never says with what: "A more efficient method", "Faster and simpler".</summary>
    public static bool ComparesWithNothing(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = Words.Split(text);
        return !words.Contains("than") && words.Take(ComparisonWithin).Any(Comparatives.Contains);
    }

    private static bool IsFiniteVerb(string word) => EnglishText.IsThirdPersonVerb(word) || (word.Length > 3 && word[^1] == 's' && IsPlainVerb(word[..^1]));

    private static bool IsPlainVerb(string word) => EnglishText.IsBaseVerb(word) || OtherVerbs.Contains(word);

    private static bool IsRelator(string word) =>
        word is "that" or "which" or "who" or "whose" or "whom" or "where" or "when" or "while" or "what" or "how" or "why" or "if" or "whether" or "because" or "so" or "until" or "after" or "before";

    private static readonly FrozenSet<string> Comparatives = FrozenSet.ToFrozenSet(
        ["more", "less", "better", "worse", "faster", "slower", "simpler", "easier", "harder", "cheaper", "larger", "smaller", "bigger", "higher", "lower", "stronger", "weaker", "safer", "shorter", "longer", "newer", "older"], StringComparer.Ordinal);

    // Verbs of rules and aims that lists of what programs do lack.
    private static readonly FrozenSet<string> OtherVerbs = FrozenSet.ToFrozenSet(
        "adapt adhere aim align arrange balance break embrace empower encourage establish explore express foster gather handle identify include inform involve maintain observe operate perform practise practice prioritize prioritise promote protect pursue react reflect rely report respect respond restrict satisfy seek stay stretch strive support treat trust verify visualize visualise welcome work"
            .Split(' '), StringComparer.Ordinal);
}
