using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation;

/// <summary>The round numbers that could stand in a figure's place: what people choose as limits and defaults for its unit.</summary>
internal static class FigureFamily
{
    private static readonly double[] Seconds = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600, 900, 1800, 3600, 7200];
    private static readonly double[] Minutes = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120];
    private static readonly double[] Hours = [1, 2, 3, 4, 6, 8, 12, 24, 36, 48, 72];
    private static readonly double[] Days = [1, 2, 3, 4, 5, 7, 10, 14, 21, 30, 45, 60, 90, 120, 180, 365];
    private static readonly double[] Weeks = [1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 24, 36, 40];
    private static readonly double[] Months = [1, 2, 3, 6, 9, 12, 18, 24, 36];
    private static readonly double[] Years = [1, 2, 3, 5, 7, 10, 15, 20];
    private static readonly double[] Percents = [5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 75, 80, 85, 90, 95];
    private static readonly double[] Nines = [90, 95, 99, 99.5, 99.9, 99.95, 99.99, 99.999, 99.9999];

    /// <summary>Returns other values for the figure, the nearest first. Never the figure's own value; may be empty.</summary>
    public static IEnumerable<double> Neighbours(Figure figure)
    {
        var value = figure.Value;
        var family = figure.Unit switch
        {
            "second" => Seconds,
            "minute" => Minutes,
            "hour" => Hours,
            "day" => Days,
            "week" => Weeks,
            "month" => Months,
            "year" => Years,
            "%" when value > 98 && value < 100 => Nines,
            "%" => Percents,
            _ => null,
        };
        if (figure.Unit is "%" && value < 100 && !Percents.Contains(value) && !Nines.Contains(value))
            return ImmutableArray.Create(-10, 10, -20, 20, 5, -5, -30, 15).Select(step => value + step).Where(v => v is > 0 and < 100);
        // A value outside the family would stand out among its members.
        if (family is not null && family.Contains(value))
            return family.Where(v => v != value).OrderBy(v => Distance(v, value)).ThenBy(v => v);
        if (figure.Dimension is "data" && IsPowerOfTwo(value) && value >= 16)
            return Enumerable.Range(3, 14).Select(p => Math.Pow(2, p)).Where(v => v != value).OrderBy(v => Distance(v, value)).ThenBy(v => v);
        return ByDigits(value);
    }

    /// <summary>Returns the value written the way the figure is: its separators, its spelling of the unit.</summary>
    public static string Write(Figure figure, double value)
    {
        var text = figure.Text;
        var first = text.AsSpan().IndexOfAnyInRange('0', '9');
        var end = text.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        var written = text[first..end];
        var tail = text[end..];
        var scale = 1.0;
        if (tail.Length > 0 && tail[0] is 'k' or 'K' or 'M' && !Figure.TryReadUnit(tail.Trim(), out _, out _, out _))
            scale = tail[0] == 'M' ? 1e6 : 1e3;
        var separator = written.Contains(',', StringComparison.Ordinal) ? "," : figure.Value >= 1000 && written.Contains('.', StringComparison.Ordinal) ? "." : "";
        // Where a thousand is written without a separator in the figure itself nothing can be told below 1000; English notes write commas.
        if (separator.Length == 0 && figure.Value < 1000 && value >= 10_000)
            separator = ",";
        var number = (value / scale).ToString(separator.Length > 0 ? "#,0.####" : "0.####", CultureInfo.InvariantCulture);
        if (separator is ".")
            number = number.Replace(',', '.');
        var unit = tail.Trim();
        if (value != figure.Value && unit.Length > 2 && !figure.IsCount)
        {
            if (figure.Value == 1 && value != 1 && IsSpelledTime(unit))
                tail += "s";
            else if (value == 1 && unit[^1] == 's' && IsSpelledTime(unit[..^1]))
                tail = tail[..^1];
        }

        return text[..first] + number + tail;
    }

    private static bool IsSpelledTime(string unit) => unit is "second" or "minute" or "hour" or "day" or "week" or "month" or "year" or "millisecond" or "byte";

    private static double Distance(double a, double b) => Math.Abs(Math.Log(a / b));

    private static bool IsPowerOfTwo(double value) => value >= 1 && value == Math.Floor(value) && ((long)value & ((long)value - 1)) == 0;

    // Multiples with as many significant digits as the figure has, so that its roundness does not single it out.
    private static IEnumerable<double> ByDigits(double value)
    {
        if (value <= 0)
            yield break;
        if (value < 10 && value == Math.Floor(value))
        {
            foreach (var step in ImmutableArray.Create(1, -1, 2, -2, 3, -3))
            {
                if (value + step >= 1)
                    yield return value + step;
            }

            yield break;
        }

        var digits = SignificantDigits(value);
        var seen = new HashSet<double> { value };
        foreach (var factor in ImmutableArray.Create(2, 0.5, 1.5, 5, 0.2, 3, 4, 0.25, 10, 0.1))
        {
            var other = Round(value * factor, digits);
            if (value == Math.Floor(value))
                other = Math.Round(other);
            if (other > 0 && SignificantDigits(other) <= digits && seen.Add(other))
                yield return other;
        }
    }

    private static int SignificantDigits(double value)
    {
        var text = value.ToString("0.######", CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal).TrimStart('0').TrimEnd('0');
        return Math.Max(1, text.Length);
    }

    private static double Round(double value, int digits)
    {
        var scale = Math.Pow(10, Math.Floor(Math.Log10(value)) + 1 - digits);
        return Math.Round(Math.Round(value / scale) * scale, 6);
    }
}
