using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Bot.Core.Quiz.Grading;

/// <summary>
/// An answer taken apart: words in lower case, and those signs that tell it from another answer (C++, O-, a != b, -40, ls -l). Punctuation, quotation marks,
/// hyphens between words and articles are gone. Immutable.
/// </summary>
internal sealed partial class AnswerText
{
    private const int OptionLettersMax = 4;

    // "A record", "A minor", "a priori": the letter is a part of the name.
    private static readonly FrozenSet<string> NamedByA = FrozenSet.Create(StringComparer.Ordinal, "record", "records", "level", "levels", "minor", "major", "flat", "sharp", "priori", "posteriori");

    private static readonly SearchValues<char> Operators = SearchValues.Create("+-=<>^|!&*%#.");

    private AnswerText(ImmutableArray<AnswerWord> words) => Words = words;

    public ImmutableArray<AnswerWord> Words { get; }

    /// <summary>The words one after the other without blanks, for comparing "time-out" with "timeout".</summary>
    public string Joined => string.Concat(Words.Select(w => w.Text));

    /// <summary>Words with a blank between them.</summary>
    public override string ToString() => string.Join(' ', Words.Select(w => w.Text));

    /// <summary>Returns whether the words of another text stand in this one, one after the other.</summary>
    public bool Contains(AnswerText other) => $" {this} ".Contains($" {other} ", StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes a text apart. A text of nothing but punctuation has no words.</summary>
    public static AnswerText Of(string text)
    {
        var line = Folded(text);
        var words = new List<AnswerWord>();
        var at = 0;
        while (at < line.Length)
        {
            if (char.IsWhiteSpace(line[at]))
                at++;
            else if (char.IsLetterOrDigit(line[at]))
                at = ReadWord(line, at, words);
            else
                at = ReadSigns(line, at, words);
        }

        return new AnswerText(WithoutArticles(words));
    }

    /// <summary>Returns the text with one spelling for signs that have several: <c>-</c> for every dash, <c>&lt;=</c> for <c>≤</c>, <c>^2</c> for a power of a number.</summary>
    public static string Folded(string text)
    {
        // A power must not become a digit more: 10² is not 102, and m² is m2 for whoever has no such key.
        var folded = Power().Replace(text, "^$&").Normalize(NormalizationForm.FormKC);
        var line = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            line.Append(c switch
            {
                '’' or '‘' or '`' => "'",
                '−' or '–' or '—' => "-",
                '≤' => "<=",
                '≥' => ">=",
                '≠' => "!=",
                '×' => "x",
                '→' => "->",
                _ => c.ToString(),
            });
        }

        return PowerOfLetter().Replace(line.ToString(), "");
    }

    private static int ReadWord(string line, int start, List<AnswerWord> words)
    {
        var word = new StringBuilder();
        var at = start;
        for (; at < line.Length; at++)
        {
            var c = line[at];
            if (char.IsLetterOrDigit(c))
            {
                word.Append(c);
                continue;
            }

            if (at + 1 >= line.Length || !char.IsLetterOrDigit(line[at + 1]))
                break;
            if (c is '.' or ',' && char.IsAsciiDigit(line[at - 1]) && char.IsAsciiDigit(line[at + 1]))
                word.Append(c);
            else if (!(c == '\'' && char.IsLetter(line[at + 1])) && !(c == '.' && IsShortForm(line, at)))
                break;
        }

        var written = Grouped().IsMatch(word.ToString()) ? word.Replace(",", "").Replace(".", "").ToString() : word.Replace(',', '.').ToString();
        var isOption = words.Count > 0 && words[^1] is { IsMark: true, Text: "-" or "+" } && start > 0 && line[start - 1] is '-' or '+' && written.Length <= OptionLettersMax;
        words.Add(new AnswerWord(written, isOption ? written : written.ToLowerInvariant(), IsMark: false));
        return at;
    }

    // U.S., Ph.D.: a point between pieces of one or two letters.
    private static bool IsShortForm(string line, int point) => LettersBefore(line, point) is 1 or 2 && LettersAfter(line, point) is 1 or 2;

    private static int LettersBefore(string line, int at)
    {
        var count = 0;
        while (at - 1 - count >= 0 && char.IsLetter(line[at - 1 - count]))
            count++;
        return count;
    }

    private static int LettersAfter(string line, int at)
    {
        var count = 0;
        while (at + 1 + count < line.Length && char.IsLetter(line[at + 1 + count]))
            count++;
        return count;
    }

    private static int ReadSigns(string line, int start, List<AnswerWord> words)
    {
        var end = start;
        while (end < line.Length && !char.IsLetterOrDigit(line[end]) && !char.IsWhiteSpace(line[end]))
            end++;
        var signs = Quiet().Replace(line[start..end], "");
        var isBehind = start > 0 && char.IsLetterOrDigit(line[start - 1]);
        var isBefore = end < line.Length && char.IsLetterOrDigit(line[end]);
        if (signs.Length > 1 && !isBefore)
            signs = signs.TrimEnd('.');
        if (signs == "&")
            words.Add(new AnswerWord("and", "and", IsMark: false));
        else if (signs.Length > 0 && Counts(signs, isBehind ? words[^1] : null, isBefore ? line[end] : null))
            words.Add(new AnswerWord(signs, signs, IsMark: true));
        return end;
    }

    // What a sign means depends on what it is written to: "dead-letter" and "-40", "Hello!" and "!x".
    private static bool Counts(string signs, AnswerWord? behind, char? before) => signs.Distinct().ToArray() switch
    {
        ['-'] when behind is not null && before is { } next => behind.HasDigit && char.IsAsciiDigit(next),
        ['-'] when behind is not null => behind.Text.Length <= 2 || behind.HasDigit,
        ['-'] => before is not null,
        ['.'] => behind is null && signs.Length < 3,
        ['!'] => behind is null || before is not null || behind.HasDigit,
        ['*'] => (behind is null && before is null) || (behind is { HasDigit: true } && before is not null),
        ['#'] => behind is not null || before is null,
        ['/'] or ['\\'] or ['_'] or ['@'] or ['$'] or ['~'] or ['°'] => false,
        _ => signs.AsSpan().ContainsAny(Operators),
    };

    private static ImmutableArray<AnswerWord> WithoutArticles(List<AnswerWord> words)
    {
        if (words.Exists(w => w.Text != "the"))
            words.RemoveAll(w => w.Text == "the");
        if (words is [{ Text: "a" or "an" }, { IsMark: false } next, ..] && !NamedByA.Contains(next.Text))
            words.RemoveAt(0);
        return [.. words];
    }

    [GeneratedRegex(@"(?<=\d)[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]", RegexOptions.None, 1000)]
    private static partial Regex Power();

    [GeneratedRegex(@"(?<=\p{L})\^(?=\d)", RegexOptions.None, 1000)]
    private static partial Regex PowerOfLetter();

    [GeneratedRegex(@"[""'“”„«»()\[\]{},;:?…]", RegexOptions.None, 1000)]
    private static partial Regex Quiet();

    [GeneratedRegex(@"^[1-9]\d{0,2}(?:(?:,\d{3})+|(?:\.\d{3})+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Grouped();
}
