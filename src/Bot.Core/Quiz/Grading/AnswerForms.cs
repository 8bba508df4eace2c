using System.Text.RegularExpressions;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Grading;

/// <summary>Says in which forms one answer may be written: without its brackets, by its abbreviation, by another name.</summary>
/// <param name="vocabulary">Which names stand for each other.</param>
internal sealed partial class AnswerForms(AnswerVocabulary vocabulary)
{
    private const int AbbreviationLengthMax = 8;

    /// <summary>Returns the answer as it is written and then all other forms, which do not count where the question shows them.</summary>
    public IEnumerable<string> Of(string answer)
    {
        yield return answer;
        var bare = WithoutBrackets(answer);
        if (bare.Length > 0 && bare.Length < answer.Length)
        {
            yield return bare;
            foreach (var (inside, isName) in Insides(answer))
            {
                if (isName || AreOneThing(inside, bare))
                    yield return inside;
            }
        }

        if (AnswerVocabulary.WithoutMaker(bare) is { } product)
            yield return product;

        foreach (var name in vocabulary.OtherNamesOf(answer).Concat(bare.Length > 0 && bare != answer ? vocabulary.OtherNamesOf(bare) : []))
            yield return name;
    }

    /// <summary>
    /// Returns a typed answer in the forms that say the same: as it is, without an abbreviation in brackets, without the maker of a product. What is added in
    /// brackets otherwise stays, because "increase (or decrease)" is a guess at both.
    /// </summary>
    public IEnumerable<string> OfTyped(string typed)
    {
        yield return typed;
        var bare = WithoutBrackets(typed);
        if (bare.Length > 0 && bare.Length < typed.Length && Insides(typed).All(i => AreOneThing(i.Text, bare)))
            yield return bare;
        if (vocabulary.WithoutMakerOfNotes(typed) is { } product)
            yield return product;
    }

    private static bool AreOneThing(string inside, string bare) =>
        Names.IsAbbreviationOf(inside, bare) || Names.IsAbbreviationOf(bare, inside) || IsShortFor(inside, bare) || IsShortFor(bare, inside)
        || AnswerVocabulary.StandsFor(inside, bare) || AnswerVocabulary.StandsFor(bare, inside);

    // "Elastic Compute Cloud (EC2)": letters and digits in capitals with the first letter of the name, which a remark such as "(AWS)" has by accident only.
    private static bool IsShortFor(string shortForm, string name) =>
        shortForm.Length is > 1 and <= AbbreviationLengthMax && shortForm.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) && shortForm.Any(char.IsAsciiDigit)
        && name.Contains(' ', StringComparison.Ordinal) && shortForm[0] == char.ToUpperInvariant(name[0]);

    private static string WithoutBrackets(string text) => Blanks().Replace(Brackets().Replace(text, " "), " ").Trim();

    // What is in brackets may be another name, an example or a kind: only an "also" or "or" says which without any knowledge of the subject.
    private static IEnumerable<(string Text, bool IsName)> Insides(string text) => Brackets().Matches(text).Select(m => m.Groups["inside"].Value).Select(i =>
        OtherName().Match(i) is { Success: true } name ? (i[name.Length..].Trim(), true) : (i.Trim(), false));

    [GeneratedRegex(@"\((?<inside>[^()]{1,80})\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^(?:also (?:called |known as )?|aka |a\.k\.a\. |or )", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OtherName();

    [GeneratedRegex(@"\s{2,}", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
