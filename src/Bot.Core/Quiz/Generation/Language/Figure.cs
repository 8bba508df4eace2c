using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Core.Quiz.Generation.Language;

/// <summary>A number with what it counts, as it stands in a text.</summary>
/// <param name="Range">The part of the text that a gap replaces: number and unit, or the number alone where a noun is counted.</param>
/// <param name="Text">That part, as written.</param>
/// <param name="Value">The number, in <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit in one spelling, such as <c>second</c>, <c>KB</c>, <c>%</c>; or the noun that is counted.</param>
/// <param name="Dimension">What is measured: figures of one dimension can be compared. A counted noun is a dimension of its own.</param>
/// <param name="BaseValue">The number in the dimension's base unit (seconds, bytes, …).</param>
/// <param name="IsCount">Whether <paramref name="Unit"/> is a counted noun, which stays outside <paramref name="Range"/>.</param>
/// <param name="IsRange">Whether the number is one end of a range such as 10–20.</param>
public sealed partial record Figure(
    Notes.TextRange Range, string Text, double Value, string Unit, string Dimension, double BaseValue, bool IsCount, bool IsRange)
{
    private static readonly FrozenDictionary<string, (string Unit, string Dimension, double Factor)> Units = MakeUnits();

    // With a number behind them these name a place, a version or an address.
    private static readonly FrozenSet<string> Labels = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "route", "section", "step", "chapter", "version", "v", "figure", "fig", "type", "phase", "layer", "level", "grade", "stage", "week", "day", "page", "line",
        "port", "rfc", "iso", "http", "https", "class", "part", "question", "q", "note", "tier", "row", "column", "group", "factor", "lesson", "module",
        "exam", "lab", "windows", "python", "java", "ubuntu", "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december", "error", "code", "status", "generation", "gen", "zone", "task", "wave", "year");

    private static readonly FrozenSet<string> NoNoun = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "is", "has", "was", "does", "times", "pass", "class", "process", "access", "plus", "minus", "less", "versus", "this", "as", "its", "vs", "status", "series",
        "always", "perhaps", "across", "address", "thus", "us", "others", "allows", "means", "gives", "requires", "per");

    /// <summary>Returns the figures of the text in order. Versions, dates, addresses and numbers inside identifiers are none.</summary>
    public static ImmutableArray<Figure> FindAll(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Most texts hold none, and the search for them looks at each letter.
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return [];
        var figures = ImmutableArray.CreateBuilder<Figure>();
        foreach (Match match in NumberPattern().Matches(text))
        {
            if (TryRead(text, match) is { } figure)
                figures.Add(figure);
        }

        return figures.ToImmutable();
    }

    /// <summary>
    /// Reads a number as people write it: <c>10,000</c>, <c>10.000</c>, <c>10 000</c>, <c>10k</c>, <c>1.5</c>, <c>1,5</c>. A separator
    /// before exactly three digits groups thousands, unless a zero stands before it.
    /// </summary>
    public static bool TryReadNumber(string text, out double value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = 0;
        var digits = text.Trim().Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
        var factor = 1.0;
        if (digits.Length > 1 && digits[^1] is 'k' or 'K' or 'M')
        {
            factor = digits[^1] == 'M' ? 1e6 : 1e3;
            digits = digits[..^1];
        }

        if (GroupedPattern().IsMatch(digits) && digits[0] != '0')
        {
            var lastComma = digits.LastIndexOf(',');
            var lastPoint = digits.LastIndexOf('.');
            var last = Math.Max(lastComma, lastPoint);
            // With two kinds of separators the last is the decimal one, unless three digits follow and it is the kind used throughout.
            var isDecimal = lastComma >= 0 && lastPoint >= 0;
            digits = isDecimal
                ? Strip(digits[..last]) + "." + digits[(last + 1)..]
                : Strip(digits);
        }
        else
        {
            digits = digits.Replace(',', '.');
        }

        if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value))
            return false;
        value *= factor;
        return true;
    }

    /// <summary>Looks up a unit in any of its usual spellings. Returns false for words that are no unit.</summary>
    public static bool TryReadUnit(string text, out string unit, out string dimension, out double factor)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = Units.TryGetValue(text, out var known) || Units.TryGetValue(text.ToLowerInvariant(), out known);
        (unit, dimension, factor) = known;
        return found;
    }

    /// <summary>Returns whether two figures say the same: 5 TB and 5000 GB, 1 GB and 1024 MB, 1 hour and 60 minutes.</summary>
    public static bool AreEqual(Figure left, Figure right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (!string.Equals(left.Dimension, right.Dimension, StringComparison.Ordinal))
            return false;
        // Kilo may be 1000 or 1024, and a month is not always 30 days.
        var tolerance = left.Dimension is "data" or "time" && !string.Equals(left.Unit, right.Unit, StringComparison.Ordinal) ? 0.08 : 1e-9;
        return Math.Abs(left.BaseValue - right.BaseValue) <= tolerance * Math.Max(Math.Abs(left.BaseValue), Math.Abs(right.BaseValue));
    }

    private static Figure? TryRead(string text, Match match)
    {
        var number = match.Groups["number"];
        if (!IsFreeBefore(text, match.Index) || !TryReadNumber(number.Value + match.Groups["scale"].Value, out var value))
            return null;
        var isRange = RangeBefore().IsMatch(text[Math.Max(0, match.Index - 12)..match.Index]) || RangeAfter().IsMatch(text.AsSpan(match.Index + match.Length));
        var unitText = match.Groups["unit"].Value;
        if (match.Groups["money"].Success)
        {
            if (unitText.Length > 0)
                return null;
            return Make(text, match.Index, match.Length, value, "$", "money", 1, isCount: false, isRange);
        }

        if (unitText.Length == 0)
            return null;
        if (TryReadUnit(unitText, out var unit, out var dimension, out var factor))
        {
            // "100s of files", "the rule of 2s" are plurals, not seconds.
            if (unitText is "s" && (text.AsSpan(match.Index + match.Length).StartsWith(" of ", StringComparison.Ordinal) || value < 5))
                return null;
            // "50 km/h" is one unit: without its end, a gap would read "____/h".
            if (PerWhat().Match(text, match.Index + match.Length) is { Success: true } per)
                return Make(text, match.Index, match.Length + per.Length, value, unit + per.Value, $"{dimension} rate{per.Value}", factor, isCount: false, isRange);
            // 40 messages/s and "2 GB per month" measure rates, which the table of units does not know as one word.
            if (text.AsSpan(match.Index + match.Length).TrimStart() is ['/', ..] or ['p', 'e', 'r', ' ', ..])
                return Make(text, match.Index, match.Length, value, unit, dimension + " rate", factor, isCount: false, isRange);
            return Make(text, match.Index, match.Length, value, unit, dimension, factor, isCount: false, isRange);
        }

        if (match.Groups["gap"].Length == 0 || NoNoun.Contains(unitText))
            return null;
        // "10 metadata items": the noun that is counted may stand second.
        var noun = unitText;
        if (!EnglishText.IsPlural(noun.ToLowerInvariant()) || char.IsUpper(noun[0]))
        {
            var rest = NextWord().Match(text, match.Index + match.Length);
            if (!rest.Success || !EnglishText.IsPlural(rest.Value.Trim().ToLowerInvariant()) || NoNoun.Contains(rest.Value.Trim())
                || Words.IsStop(unitText.ToLowerInvariant()))
            {
                return null;
            }

            noun = rest.Value.Trim();
        }

        var length = number.Length + match.Groups["scale"].Length;
        return Make(text, number.Index, length, value, noun.ToLowerInvariant(), "count of " + Words.Stem(noun.ToLowerInvariant()), 1, isCount: true, isRange);
    }

    private static Figure Make(string text, int start, int length, double value, string unit, string dimension, double factor, bool isCount, bool isRange) =>
        new(new Notes.TextRange(start, length), text.Substring(start, length), value, unit, dimension, value * factor, isCount, isRange);

    private static bool IsFreeBefore(string text, int start)
    {
        if (start == 0)
            return true;
        if (text[start - 1] is not (' ' or '(' or '~' or '<' or '>' or '≤' or '≥' or '=' or '"' or '“' or '\u00A0' or '[' or '–' or '-' or '+'))
            return false;
        if (text[start - 1] == '-' && start > 1 && !char.IsWhiteSpace(text[start - 2]))
            return char.IsDigit(text[start - 2]);
        var end = text.AsSpan(0, start).TrimEnd().Length;
        var begin = end;
        while (begin > 0 && char.IsLetter(text[begin - 1]))
            begin--;
        return !Labels.Contains(text[begin..end]);
    }

    private static string Strip(string digits) => digits.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);

    private static FrozenDictionary<string, (string Unit, string Dimension, double Factor)> MakeUnits()
    {
        var units = new Dictionary<string, (string, string, double)>(StringComparer.Ordinal);
        Add("time", "millisecond", 0.001, "ms millisecond milliseconds msec");
        Add("time", "second", 1, "s sec secs second seconds");
        Add("time", "minute", 60, "min mins minute minutes");
        Add("time", "hour", 3600, "h hr hrs hour hours");
        Add("time", "day", 86_400, "day days");
        Add("time", "week", 604_800, "week weeks");
        Add("time", "month", 2_592_000, "month months");
        Add("time", "year", 31_536_000, "year years");
        Add("data", "byte", 1, "B byte bytes");
        Add("data", "KB", 1e3, "KB kB kb KiB kib kilobyte kilobytes");
        Add("data", "MB", 1e6, "MB mb MiB mib megabyte megabytes");
        Add("data", "GB", 1e9, "GB gb GiB gib gigabyte gigabytes");
        Add("data", "TB", 1e12, "TB tb TiB tib terabyte terabytes");
        Add("data", "PB", 1e15, "PB pb PiB petabyte petabytes");
        Add("bandwidth", "Kbps", 1e3, "Kbps kbps");
        Add("bandwidth", "Mbps", 1e6, "Mbps mbps");
        Add("bandwidth", "Gbps", 1e9, "Gbps gbps");
        Add("request rate", "rps", 1, "rps RPS");
        Add("operations", "IOPS", 1, "IOPS iops");
        Add("share", "%", 1, "% percent");
        Add("length", "nm", 1e-9, "nm");
        Add("length", "µm", 1e-6, "µm μm um");
        Add("length", "mm", 1e-3, "mm");
        Add("length", "cm", 1e-2, "cm");
        Add("length", "km", 1e3, "km");
        Add("mass", "mg", 1e-3, "mg");
        Add("mass", "kg", 1e3, "kg");
        Add("volume", "mL", 1e-3, "mL ml");
        Add("volume", "L", 1, "L");
        Add("pressure", "mmHg", 1, "mmHg");
        Add("potential", "mV", 1, "mV");
        Add("temperature", "°C", 1, "°C");
        Add("frequency", "Hz", 1, "Hz");
        Add("frequency", "kHz", 1e3, "kHz");
        Add("frequency", "MHz", 1e6, "MHz");
        Add("frequency", "GHz", 1e9, "GHz");
        return units.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(string dimension, string unit, double factor, string spellings)
        {
            foreach (var spelling in spellings.Split(' '))
                units.TryAdd(spelling, (unit, dimension, factor));
        }
    }

    [GeneratedRegex(@"(?<money>\$)?(?<number>\d{1,12}(?:[.,]\d{1,6}){0,5})(?<scale>[kKM](?![A-Za-z]))?(?<gap>[ \u00A0]?)(?<unit>%|°C|[A-Za-zµμ]{1,24})?(?!\w)(?!\.\w)", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"^\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?$", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex GroupedPattern();

    [GeneratedRegex(@"\d ?(?:[A-Za-z]{0,8} ?)(?:-|–|—|to|→|and|or) ?$", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex RangeBefore();

    [GeneratedRegex(@"^ ?(?:-|–|—|to|→|or) ?\d", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex RangeAfter();

    [GeneratedRegex(@"\G/[A-Za-z]{1,12}(?![\w/])", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex PerWhat();

    [GeneratedRegex(@"\G [a-z]{3,24}", RegexOptions.ExplicitCapture, 20_000)]
    private static partial Regex NextWord();
}
