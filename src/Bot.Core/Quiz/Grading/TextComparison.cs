using System.Globalization;
using System.Text;
using Bot.Core.Quiz.Generation.Language;
using Bot.Core.Text;

namespace Bot.Core.Quiz.Grading;

/// <summary>
/// Compares two answers word by word. One word may differ from its counterpart in form (plural, country, umlaut, digits or words) or by slips of the pen: none
/// up to four letters, one up to six, two beyond, and never in abbreviations, figures and signs. Thread-safe.
/// </summary>
/// <param name="vocabulary">What is a word of its own and therefore no slip.</param>
internal sealed class TextComparison(AnswerVocabulary vocabulary)
{
    // Not every keyboard has accents; in the shortest words they are all there is ("ou" and "où").
    private const int UnaccentedLengthMin = 4;

    /// <summary>Returns how near the given text is to the wanted one. A text without words is near to none.</summary>
    public AnswerMatch Compare(AnswerText wanted, AnswerText given)
    {
        if (wanted.Words.IsEmpty || given.Words.IsEmpty)
            return AnswerMatch.Wrong;
        if (wanted.Words.Length != given.Words.Length)
            return string.Equals(wanted.Joined, given.Joined, StringComparison.Ordinal) ? AnswerMatch.Right : AnswerMatch.Wrong;
        var slips = 0;
        foreach (var (word, typed) in wanted.Words.Zip(given.Words))
        {
            if (SlipsIn(word, typed) is not { } count)
                return AnswerMatch.Wrong;
            slips += count;
        }

        return slips == 0 ? AnswerMatch.Right : new AnswerMatch(TypedOutcome.Close, slips);
    }

    // Null for another word.
    private int? SlipsIn(AnswerWord wanted, AnswerWord given)
    {
        if (string.Equals(wanted.Text, given.Text, StringComparison.Ordinal))
            return 0;
        if (wanted.IsMark || given.IsMark || wanted.KeepsCase || given.KeepsCase)
            return null;
        if (IsSameWord(wanted, given))
            return 0;
        if (wanted.Text.Length >= UnaccentedLengthMin && string.Equals(Unaccented(wanted.Text), given.Text, StringComparison.Ordinal))
            return 1;
        var limit = SlipsAllowed(wanted);
        if (limit == 0 || wanted.HasDigit || given.HasDigit)
            return null;
        var slips = EditDistance.Between(wanted.Text, given.Text, limit);
        if (slips > limit || vocabulary.IsWord(given.Text))
            return null;
        return WordContrasts.Of(wanted.Text).Any(c => EditDistance.Between(c, given.Text, slips) <= slips) ? null : slips;
    }

    private bool IsSameWord(AnswerWord wanted, AnswerWord given) =>
        string.Equals(NumberWords.InDigits(wanted.Text), NumberWords.InDigits(given.Text), StringComparison.Ordinal)
        || string.Equals(WithoutUmlauts(wanted.Text), WithoutUmlauts(given.Text), StringComparison.Ordinal)
        || CountrySpelling.AreSame(wanted.Text, given.Text)
        || IsPlural(given, wanted)
        // "Texa" for "Texas" is no singular.
        || (!wanted.IsAbbreviation && IsPlural(wanted, given) && (vocabulary.IsWord(given.Text) || vocabulary.IsAbbreviation(given.Text)));

    // HTTPS is no plural of HTTP; VPCs are several of a VPC.
    private bool IsPlural(AnswerWord plural, AnswerWord singular) => Plurals.IsPluralOf(plural.Text, singular.Text)
        && (IsMarkedPlural(plural) || !(vocabulary.IsAbbreviation(plural.Text) || plural.IsAbbreviation || IsProtocol(singular)));

    private static bool IsMarkedPlural(AnswerWord word) => word.Written.Length > 2 && word.Written[^1] == 's' && char.IsUpper(word.Written[^2]);

    // The secure kind of a protocol has an s more, listed or not.
    private static bool IsProtocol(AnswerWord word) => word.IsAbbreviation && word.Written.Length > 3 && word.Written[^1] == 'P';

    private static int SlipsAllowed(AnswerWord wanted) => wanted.IsAbbreviation ? 0 : wanted.Text.Length switch { <= 4 => 0, <= 6 => 1, _ => 2 };

    // An umlaut is a letter of its own: "schon" is no way to write "schön".
    private static string Unaccented(string word) => word.AsSpan().ContainsAny("äöü")
        ? word
        : string.Concat(word.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));

    private static string WithoutUmlauts(string word) => word.AsSpan().ContainsAny("äöüß")
        ? new StringBuilder(word).Replace("ä", "ae").Replace("ö", "oe").Replace("ü", "ue").Replace("ß", "ss").ToString()
        : word;
}
