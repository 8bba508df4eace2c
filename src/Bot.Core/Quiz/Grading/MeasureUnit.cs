using System.Collections.Frozen;
using System.Collections.Immutable;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Grading;

/// <summary>A unit with the scales on which it can be compared. Two measures are equal when they are so on one scale.</summary>
/// <param name="Name">One spelling of it.</param>
/// <param name="Scales">Names of scales, such as <c>time</c> in seconds and <c>months</c>, and what one of the unit is on each.</param>
internal sealed record MeasureUnit(string Name, ImmutableArray<(string Scale, double Factor)> Scales)
{
    private static readonly FrozenDictionary<string, MeasureUnit> BySpelling = All().ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly ILookup<string, MeasureUnit> ByLetters = BySpelling.ToLookup(u => u.Key, u => u.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Returns what a spelling may mean; nothing for words that are no unit. Who takes the trouble to write "Mb" means megabits; "mb" may be megabytes as well.
    /// </summary>
    public static ImmutableArray<MeasureUnit> Find(string spelling)
    {
        if (spelling.Any(char.IsUpper) && BySpelling.TryGetValue(spelling, out var exact))
            return [exact];
        // 5G is no weight.
        return spelling.Length == 1 && char.IsUpper(spelling[0]) ? [] : [.. ByLetters[spelling].Distinct()];
    }

    private static Dictionary<string, MeasureUnit> All()
    {
        var units = new Dictionary<string, MeasureUnit>(StringComparer.Ordinal);
        foreach (var ofUnit in Figure.UnitSpellings.GroupBy(u => (u.Unit, u.Dimension, u.Factor)))
            Add(new MeasureUnit(ofUnit.Key.Unit, ScalesOf(ofUnit.Key.Unit, ofUnit.Key.Dimension, ofUnit.Key.Factor)), [.. ofUnit.Select(u => u.Spelling)]);

        // What people type and notes seldom hold.
        foreach (var (letter, factor, binary) in new[] { ("K", 1e3, Math.Pow(1024, 1)), ("M", 1e6, Math.Pow(1024, 2)), ("G", 1e9, Math.Pow(1024, 3)), ("T", 1e12, Math.Pow(1024, 4)) })
        {
            Add(new MeasureUnit(letter + "b", [("data", factor / 8), ("binary data", binary / 8)]), letter + "b", letter + "bit", letter + "bits");
            Add(new MeasureUnit(letter + "bps", [("bandwidth", factor)]), letter + "bps", letter + "bit/s", letter + "bits/s", letter + "b/s");
            Add(new MeasureUnit(letter + "B/s", [("bandwidth", factor * 8)]), letter + "B/s", letter + "Bps");
        }

        Add(Simple("bit", "data", 1 / 8.0), "bit", "bits");
        Add(Simple("m", "length", 1), "m", "metre", "metres", "meter", "meters");
        Add(Simple("km", "length", 1e3), "km", "kilometre", "kilometres", "kilometer", "kilometers");
        Add(Simple("cm", "length", 1e-2), "cm", "centimetre", "centimetres", "centimeter", "centimeters");
        Add(Simple("mm", "length", 1e-3), "mm", "millimetre", "millimetres", "millimeter", "millimeters");
        Add(Simple("g", "mass", 1), "g", "gram", "grams");
        Add(Simple("kg", "mass", 1e3), "kg", "kilogram", "kilograms");
        Add(Simple("mg", "mass", 1e-3), "mg", "milligram", "milligrams");
        Add(Simple("L", "volume", 1), "L", "l", "litre", "litres", "liter", "liters");
        Add(Simple("°C", "temperature", 1), "°C", "C", "° C", "degrees C", "degrees Celsius", "Celsius");
        Add(Simple("°F", "fahrenheit", 1), "°F", "F", "° F", "degrees F", "degrees Fahrenheit", "Fahrenheit");
        Add(Simple("K", "kelvin", 1), "K", "Kelvin", "kelvins");
        Add(Simple("°", "angle", 1), "°", "degree", "degrees", "deg");
        Add(Simple("Hz", "frequency", 1), "Hz", "hertz");
        Add(Simple("$", "dollar", 1), "$", "USD", "dollar", "dollars");
        Add(Simple("€", "euro", 1), "€", "EUR", "euro", "euros");
        Add(Simple("£", "pound", 1), "£", "GBP");
        Add(Simple("%", "share", 1), "%", "percent", "per cent", "pct");
        return units;

        static MeasureUnit Simple(string name, string scale, double factor) => new(name, [(scale, factor)]);

        void Add(MeasureUnit unit, params ReadOnlySpan<string> spellings)
        {
            foreach (var spelling in spellings)
                units.TryAdd(spelling, unit);
        }
    }

    private static ImmutableArray<(string, double)> ScalesOf(string unit, string dimension, double factor) => (dimension, unit) switch
    {
        // 1000 or 1024 megabytes are a gigabyte, and nothing between.
        ("data", _) => [("data", factor), ("binary data", Math.Pow(1024, Math.Round(Math.Log(factor, 1000))))],
        // Twelve months are a year, though not twelve times thirty days.
        ("time", "month") => [(dimension, factor), ("months", 1)],
        ("time", "year") => [(dimension, factor), ("months", 12)],
        _ => [(dimension, factor)],
    };
}
