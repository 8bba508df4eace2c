using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Bot.Core.Quiz.Generation.Language;

/// <summary>Tells names of things, which can be asked for, from labels, attributes and clauses, which cannot.</summary>
public static partial class Names
{
    private const int WordsMax = 6;
    private const int LengthMax = 48;
    private const int AbbreviationLettersMax = 8;
    private static readonly SearchValues<char> NoNameMarks = SearchValues.Create("?!;\"“”{}|→=");

    /// <summary>Returns whether the text can stand as an option that names something.</summary>
    public static bool IsName(string text, bool isCode)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length is < 2 or > LengthMax || !text.Any(char.IsLetter))
            return false;
        if (text.AsSpan().ContainsAny(NoNameMarks) || text.Contains(": ", StringComparison.Ordinal) || text.Contains(", ", StringComparison.Ordinal)
            || text.Contains(". ", StringComparison.Ordinal) || text.Contains("...", StringComparison.Ordinal) || text.Contains('…', StringComparison.Ordinal))
            return false;
        if (!Sentences.IsBalanced(text))
            return false;
        if (isCode)
            return text.Split(' ').Length <= WordsMax && text.AsSpan().IndexOfAny("{}$\"") < 0;
        if (char.IsDigit(text[0]) && !text.Any(char.IsUpper))
            return false;
        var words = Words.Split(text);
        if (words.Count is 0 or > WordsMax + 2 || text.Split(' ').Length > WordsMax)
            return false;
        // A symbol such as Xi or Km; a number of things such as "Two launch modes"; a quality such as "Highly scalable".
        if ((text.Length < 3 && !text.All(char.IsUpper)) || words[0] is "two" or "three" or "four" or "five" or "six" or "seven" or "eight" or "good" or "best"
            || (words[0].EndsWith("ly", StringComparison.Ordinal) && words[0].Length > 6) || words[^1] is "scalable" or "effective" or "reliable" or "available" or "flexible" or "popular" or "easy" or "simple")
            return false;
        var single = words.Count == 1;
        if (!single && EnglishText.OpensClause(words[0]) && !IsCapitalizedName(text))
            return false;
        if (words.Any(w => EnglishText.IsPronoun(w) || (EnglishText.IsAuxiliary(w) && w.Length > 1)) && !Shapes.IsIdentifier(text))
            return false;
        if (EnglishText.IsOpenEnd(words[^1]) || EnglishText.LeansBack(words[0]) || Words.IsStop(words[0]) && !IsCapitalizedName(text))
            return false;
        if (words.Any(w => w is "vs" or "versus" or "etc"))
            return false;
        // "Example", "Use case", "Key points": nothing can be asked about a label.
        return words.Any(w => !EnglishText.IsGenericHead(w) && !Words.IsStop(w) && w.Length > 1);
    }

    /// <summary>
    /// Returns whether the term names a property of something ("Default visibility timeout", "Duration of a purge") instead of a thing: its
    /// figure can be asked for, but it makes no option among names.
    /// </summary>
    public static bool IsAttribute(string term)
    {
        ArgumentNullException.ThrowIfNull(term);
        var words = Words.Split(term);
        if (words.Count == 0 || Shapes.IsIdentifier(term))
            return false;
        if (AttributeOpeners.Contains(words[0]))
            return true;
        // "Life of added resources", "Good fits for the CDK"; but "Application Load Balancer for HTTP" is a name.
        if (OfPattern().IsMatch(term))
            return !IsCapitalizedName(term);
        return words.Count > 1 && MeasureHeads.Contains(words[^1]);
    }

    /// <summary>Returns whether a word, in lower case, says of a quantity which one is meant: "maximum", "default".</summary>
    internal static bool OpensAttribute(string word) => AttributeOpeners.Contains(word);

    /// <summary>Returns whether the last word is a quantity that can be asked for with "What is the …?".</summary>
    public static bool IsMeasure(string term)
    {
        ArgumentNullException.ThrowIfNull(term);
        var words = Words.Split(OfPattern().Split(term)[0]);
        return words.Count > 0 && MeasureHeads.Contains(words[^1]);
    }

    /// <summary>Returns the term without a number before it: <c>Dead Letter Queue (DLQ)</c> of <c>2a. Dead Letter Queue (DLQ)</c>.</summary>
    public static string WithoutNumbering(string term) => NumberingPattern().Replace(term, "").Trim();

    /// <summary>Splits <c>Dead Letter Queue (DLQ)</c> into both names. <paramref name="other"/> is null without brackets at the end.</summary>
    public static string WithoutBrackets(string name, out string? other)
    {
        ArgumentNullException.ThrowIfNull(name);
        other = null;
        var open = name.LastIndexOf(" (", StringComparison.Ordinal);
        if (open <= 0 || name[^1] != ')')
            return name;
        other = name[(open + 2)..^1].Trim();
        return name[..open].Trim();
    }

    /// <summary>Returns whether the letters of the short form are the initials of the long form, small words left out or not.</summary>
    public static bool IsAbbreviationOf(string shortForm, string longForm)
    {
        ArgumentNullException.ThrowIfNull(shortForm);
        ArgumentNullException.ThrowIfNull(longForm);
        return IsAbbreviationOf(shortForm, [longForm]);
    }

    /// <summary>Returns the same for a long form in pieces.</summary>
    internal static bool IsAbbreviationOf(string shortForm, ReadOnlySpan<string> longForm)
    {
        Span<char> letters = stackalloc char[AbbreviationLettersMax];
        var count = 0;
        foreach (var c in shortForm)
        {
            if (c == ' ' || (char.IsLetterOrDigit(c) && count == letters.Length))
                return false;
            if (char.IsLetterOrDigit(c))
                letters[count++] = char.ToLowerInvariant(c);
        }

        if (count < 2)
            return false;
        // A plural s belongs to the abbreviation's grammar, not to its letters.
        if (count > 2 && shortForm[^1] == 's' && char.IsUpper(shortForm[0]))
            count--;
        var initials = new Initials(letters[..count]);
        foreach (var piece in longForm)
            initials.Read(piece);
        return initials.AreAll;
    }

    /// <summary>Holds the letters of a short form against the first letters of words.</summary>
    private ref struct Initials(ReadOnlySpan<char> letters)
    {
        private readonly ReadOnlySpan<char> _letters = letters;
        private int _words;

        // How many letters agree so far, with all words and without the small ones; -1 from where they differ.
        private int _ofAll;
        private int _ofWeighty;

        public readonly bool AreAll => _words > 1 && (_ofAll == _letters.Length || _ofWeighty == _letters.Length);

        public void Read(ReadOnlySpan<char> text)
        {
            foreach (var range in text.SplitAny(' ', '-', '/'))
            {
                var word = text[range];
                if (word.IsEmpty || !char.IsLetterOrDigit(word[0]))
                    continue;
                _words++;
                _ofAll = Next(_ofAll, word[0]);
                if (_ofWeighty >= 0 && !Words.IsStop(word))
                    _ofWeighty = Next(_ofWeighty, word[0]);
            }
        }

        private readonly int Next(int agreed, char initial) => agreed >= 0 && agreed < _letters.Length && _letters[agreed] == char.ToLowerInvariant(initial) ? agreed + 1 : -1;
    }

    private static bool IsCapitalizedName(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && words.Where(w => w.Length > 3).DefaultIfEmpty("x").All(w => char.IsUpper(w[0]));
    }

    private static readonly FrozenSet<string> AttributeOpeners = FrozenSet.ToFrozenSet(
        ["default", "maximum", "minimum", "max", "min", "after", "before", "maximal", "minimal", "number", "total", "average", "typical", "largest", "smallest", "range"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> MeasureHeads = FrozenSet.ToFrozenSet(
    [
        "size", "sizes", "number", "count", "duration", "time", "times", "rate", "rates", "range", "limit", "limits", "retention", "timeout", "throughput", "period",
        "interval", "length", "width", "height", "age", "percentage", "quota", "maximum", "minimum", "default", "concurrency", "capacity", "availability", "durability",
        "lifetime", "ttl", "delay", "latency", "weight", "depth", "price", "cost", "costs", "volume", "frequency", "speed", "bandwidth", "content", "contents",
        "attributes", "format", "order", "names", "languages",
    ], StringComparer.Ordinal);

    [GeneratedRegex(@"\s+(?:of|for|per|in|on)\s+", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex OfPattern();

    [GeneratedRegex(@"^\(?(?:\d{1,3}[a-z]?[.)]|[A-Za-z][.)]|\d{1,2}(?:\.\d{1,2})+\.?)\s+", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex NumberingPattern();
}
