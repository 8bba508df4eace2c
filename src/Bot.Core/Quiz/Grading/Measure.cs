using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Grading;

/// <summary>
/// An answer that is one number, with or without a bound before it and a unit behind it: <c>at most 5 TB</c>, <c>10 000</c>, <c>two days</c>, <c>40 messages/s</c>.
/// Names with a number such as 3NF, 5G and 2FA are none.
/// </summary>
/// <param name="Bound">What the number is a limit of.</param>
/// <param name="Digits">The number as written, without a scale.</param>
/// <param name="Value">The number in its unit.</param>
/// <param name="Units">What the unit may be; empty for a number alone and for a noun.</param>
/// <param name="Noun">What is counted where that is no unit; empty otherwise.</param>
/// <param name="Per">By what it is divided, "s" for a rate by the second; empty otherwise.</param>
internal sealed partial record Measure(Bound Bound, string Digits, double Value, ImmutableArray<MeasureUnit> Units, string Noun, string Per)
{
    private const double Tolerance = 1e-9;

    /// <summary>Whether there is nothing but a number.</summary>
    public bool IsBare => Units.IsEmpty && Noun.Length == 0;

    // 3.10 is the version after 3.9, unlike 3.1; 5.0 is 5.
    private bool HasTrailingZero => IsBare && Digits.Contains('.', StringComparison.Ordinal) && Digits[^1] == '0' && Digits[Digits.LastIndexOf('.')..].AsSpan().ContainsAnyInRange('1', '9');

    /// <summary>Returns the number that the text is; null when it is anything else.</summary>
    public static Measure? Read(string text)
    {
        var line = AnswerText.Folded(text).Trim().TrimEnd('.');
        if (Shape().Match(line) is not { Success: true } match)
            return null;
        var digits = NumberWords.InDigits(match.Groups["number"].Value.ToLowerInvariant());
        var (unit, per) = Divided(match.Groups["unit"].Value);
        if (match.Groups["money"].Success)
        {
            if (unit.Length > 0)
                return null;
            unit = match.Groups["money"].Value;
        }

        var units = MeasureUnit.Find(unit);
        if (!TryReadNumber(digits, isShare: units is [{ Name: "%" }], out var value))
            return null;
        value *= ScaleOf(match.Groups["scale"].Value);
        if (match.Groups["sign"].Value == "-")
            value = -value;
        var isNoun = units.IsEmpty && unit.Length > 0;
        // 3NF and 5G are names, and of several words nobody knows which one is counted.
        if (isNoun && (match.Groups["gap"].Length == 0 || !unit.All(char.IsLetter)))
            return null;
        return new Measure(BoundOf(match), digits, value, units, isNoun ? unit : "", per);
    }

    /// <summary>Returns whether both are the same number in the same or another unit. A unit that one of them lacks and a noun are not compared.</summary>
    public bool IsSameFigure(Measure expected)
    {
        if (HasTrailingZero != expected.HasTrailingZero)
            return false;
        if (Units.IsEmpty || expected.Units.IsEmpty)
            return AreEqual(Value, expected.Value);
        return Per == expected.Per && Units.Any(u => expected.Units.Any(e => u.Scales.Any(s => e.Scales.Any(t => s.Scale == t.Scale && AreEqual(Value * s.Factor, expected.Value * t.Factor)))));
    }

    /// <summary>Returns whether a typed bound does for the expected one. Where none is expected, "up to" says the same; "less than" does not.</summary>
    public bool IsBoundAs(Measure expected) => Bound == expected.Bound || Bound == Bound.None || (expected.Bound == Bound.None && Bound is Bound.AtMost or Bound.AtLeast);

    private static bool AreEqual(double one, double other) => Math.Abs(one - other) <= Tolerance * Math.Max(Math.Abs(one), Math.Abs(other));

    private static bool TryReadNumber(string digits, bool isShare, out double value)
    {
        // Of a hundred there are no thousands: 99.999 % has three decimals.
        if (isShare && Decimals().IsMatch(digits))
            return double.TryParse(digits.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
        return Figure.TryReadNumber(digits[0] == '.' ? "0" + digits : digits, out value);
    }

    private static (string Unit, string Per) Divided(string unit)
    {
        unit = unit.Trim();
        if (!MeasureUnit.Find(unit).IsEmpty || PerPattern().Match(unit) is not { Success: true } match)
            return (unit, "");
        var per = match.Groups["per"].Value;
        var (counted, whole) = (match.Groups["unit"].Value, match.Groups["unit"].Value + "/s");
        // "Mbit per second" is a unit of its own.
        var isSecond = MeasureUnit.Find(per) is [{ Name: "second" }];
        return isSecond && !MeasureUnit.Find(whole).IsEmpty ? (whole, "") : (counted, MeasureUnit.Find(per) is [var known, ..] ? known.Name : per.ToLowerInvariant());
    }

    private static double ScaleOf(string scale) => scale.ToLowerInvariant() switch
    {
        "" => 1,
        "hundred" => 100,
        "k" or "thousand" => 1e3,
        "m" or "million" or "mio" => 1e6,
        "bn" or "billion" => 1e9,
        "trillion" => 1e12,
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "The pattern has a scale that is not in the list."),
    };

    private static Bound BoundOf(Match match) =>
        match.Groups["most"].Success ? Bound.AtMost
        : match.Groups["least"].Success ? Bound.AtLeast
        : match.Groups["below"].Success ? Bound.Below
        : match.Groups["above"].Success ? Bound.Above
        : Bound.None;

    [GeneratedRegex(
        """
        ^(?:(?:
            (?<most>  up\ to | at\ most | max(?:imum)?\.? (?:\ of)? | n[o]t?\ more\ than | <= )
          | (?<least> at\ least | min(?:imum)?\.? (?:\ of)? | n[o]t?\ (?:less|fewer)\ than | >= )
          | (?<below> (?:less|fewer)\ than | under | below | < )
          | (?<above> (?:more|greater)\ than | over | above | > )
          | about | around | approximately | approx\.? | roughly | ca\.? | circa | ~ | ≈
        )\ *)?
        (?<sign>[-+]?)
        (?<money>[$€£])?\ ?
        (?<number>
            [1-9]\d{0,2}(?:[\ ']\d{3})+(?:[.,]\d+)?(?!\d) | \d+(?:[.,]\d+)* | \.\d+
          | (?:zero | one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve | (?:thir|four|fif|six|seven|eigh|nine)teen
          | twenty | thirty | forty | fifty | sixty | seventy | eighty | ninety)\b )(?![A-Za-z0-9]*\d)
        (?: (?<scale>(?-i:[kKM])(?![A-Za-z])) | \ (?<scale>k\b | hundred\b | thousand\b | million\b | mio\b | bn\b | billion\b | trillion\b) )?
        (?<gap>\ *)
        (?<unit>[^\d\s].{0,40})?$
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace,
        1000)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^\d{1,2}[.,]\d+$", RegexOptions.None, 1000)]
    private static partial Regex Decimals();

    [GeneratedRegex(@"^(?<unit>[A-Za-zµ]+)(?: ?/ ?| per | an? )(?<per>[A-Za-z]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PerPattern();
}
