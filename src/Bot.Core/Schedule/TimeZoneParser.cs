using System.Collections.Immutable;
using Bot.Core.Chat;
using Bot.Core.Text;
using NodaTime;
using NodaTime.TimeZones;

namespace Bot.Core.Schedule;

/// <summary>Reads an IANA time zone as people type it ("europe/berlin", "Berlin", "new york") and suggests the nearest for what is misspelt.</summary>
public static class TimeZoneParser
{
    private const int SuggestionsMax = 3;
    private const int ShownMax = 40;

    // The zones of a country, without the "Etc/" and "US/" aliases: what a person means when they name a city.
    private static readonly ImmutableArray<string> Cities = FindCities();

    /// <summary>
    /// Returns the zone that <paramref name="text"/> names: an IANA identifier in any letter case, or the city in one.
    /// Abbreviations such as "EST" or "CET" are refused: they have no daylight saving, and mostly that is not what is meant.
    /// </summary>
    public static ParseOutcome<DateTimeZone> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var wanted = Normalise(text);
        if (wanted.Length == 0)
            return new NotParsed<DateTimeZone>(
                new("No time zone is given; use one such as 'Europe/Berlin'.", "Es ist keine Zeitzone angegeben; nimm eine wie „Europe/Berlin“."), ["Europe/Berlin", "America/New_York", "UTC"]);
        if (wanted is "utc" or "z" or "gmt")
            return new Parsed<DateTimeZone>(DateTimeZone.Utc);

        if (DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(id => Same(Normalise(id), wanted)) is { } exact && exact.Contains('/', StringComparison.Ordinal))
            return new Parsed<DateTimeZone>(DateTimeZoneProviders.Tzdb[exact]);
        var sameCity = Cities.Where(id => Same(City(id), wanted)).ToImmutableArray();
        if (sameCity.Length == 1)
            return new Parsed<DateTimeZone>(DateTimeZoneProviders.Tzdb[sameCity[0]]);

        var suggestions = sameCity.Length > 1 ? sameCity : Nearest(wanted);
        var shown = TextCut.To(text.Trim(), ShownMax);
        return new NotParsed<DateTimeZone>(
            suggestions.IsEmpty
                ? new(
                    $"'{shown}' is not a time zone; use one such as 'Europe/Berlin' (region, slash, city).",
                    $"„{shown}“ ist keine Zeitzone; nimm eine wie „Europe/Berlin“ (Region, Schrägstrich, Stadt).")
                : new(
                    $"'{shown}' is not a time zone; did you mean {Join(suggestions, "'", "'", "or")}?",
                    $"„{shown}“ ist keine Zeitzone; meintest du {Join(suggestions, "„", "“", "oder")}?"),
            suggestions);
    }

    /// <summary>Returns up to <paramref name="count"/> zones whose region or city starts with what was typed, for autocomplete.</summary>
    public static ImmutableArray<string> Complete(string typed, int count)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var wanted = Normalise(typed);
        return [.. Cities
            .Where(id => City(id).StartsWith(wanted, StringComparison.Ordinal) || Normalise(id).StartsWith(wanted, StringComparison.Ordinal))
            .OrderBy(id => City(id).StartsWith(wanted, StringComparison.Ordinal) ? 0 : 1)
            .ThenBy(id => id, StringComparer.Ordinal)
            .Take(count)];
    }

    private static ImmutableArray<string> FindCities() =>
    [
        .. TzdbDateTimeZoneSource.Default.ZoneLocations!.Select(location => location.ZoneId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private static ImmutableArray<string> Nearest(string wanted)
    {
        var near = Cities
            .Select(id => (Id: id, Distance: Math.Min(Edits(wanted, City(id)), Edits(wanted, Normalise(id)))))
            .Where(candidate => candidate.Distance <= Math.Max(1, wanted.Length / 3))
            .ToArray();
        var nearest = near.Length == 0 ? 0 : near.Min(candidate => candidate.Distance);
        return [.. near.Where(candidate => candidate.Distance == nearest).Select(candidate => candidate.Id).Take(SuggestionsMax)];
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);

    private static string City(string id) => Normalise(id[(id.LastIndexOf('/') + 1)..]);

    private static string Normalise(string text) => text.Trim().Replace(' ', '_').ToLowerInvariant();

    private static string Join(ImmutableArray<string> ids, string open, string close, string or)
    {
        var quoted = ids.Select(id => open + id + close).ToImmutableArray();
        return quoted.Length == 1 ? quoted[0] : $"{string.Join(", ", quoted[..^1])} {or} {quoted[^1]}";
    }

    /// <summary>Far apart in length is far apart in edits, and long input must not cost time.</summary>
    private static int Edits(string wanted, string name) =>
        Math.Abs(wanted.Length - name.Length) > 6 ? int.MaxValue : EditDistance.Between(wanted, name);
}
