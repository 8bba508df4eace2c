using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Bot.Core.Commands.Game;

/// <summary>Reads how long a question stays open, as people type it: "24h", "90 min", "2 days", "12".</summary>
internal static partial class OpenForParser
{
    public static readonly Duration Shortest = Duration.FromMinutes(5);
    public static readonly Duration Longest = Duration.FromDays(7);

    /// <summary>Returns the span, from 5 minutes to 7 days; null for anything else. A bare number is hours.</summary>
    public static Duration? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var match = Pattern().Match(text.Trim());
        if (!match.Success)
            return null;
        var number = int.Parse(match.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var span = match.Groups["unit"].Value.ToUpperInvariant() switch
        {
            ['M', ..] => Duration.FromMinutes(number),
            ['D', ..] or ['T', ..] => Duration.FromDays(number),
            _ => Duration.FromHours(number),
        };
        return span >= Shortest && span <= Longest ? span : null;
    }

    [GeneratedRegex(@"^(?<n>[0-9]{1,5})\s*(?<unit>m|min|mins|minutes?|minuten?|h|hrs?|hours?|std|stunden?|d|days?|tage?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Pattern();
}
