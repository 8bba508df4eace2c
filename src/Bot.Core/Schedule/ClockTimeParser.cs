using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Core.Chat;
using NodaTime;

namespace Bot.Core.Schedule;

/// <summary>Reads a time of day as people type it: "9:00", "09.00", "9am", "9:30 pm", "0930", "9 Uhr", "noon".</summary>
public static partial class ClockTimeParser
{
    private const int ShownMax = 20;

    private static readonly ImmutableArray<string> Examples = ["9:00", "18:30", "7:15 pm"];

    /// <summary>Returns the time of day that <paramref name="text"/> names, to the minute.</summary>
    public static ParseOutcome<LocalTime> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        if (trimmed.Equals("noon", StringComparison.OrdinalIgnoreCase))
            return new Parsed<LocalTime>(LocalTime.Noon);
        if (trimmed.Equals("midnight", StringComparison.OrdinalIgnoreCase))
            return new Parsed<LocalTime>(LocalTime.Midnight);
        var match = Clock().Match(trimmed);
        if (!match.Success)
            return Bad(trimmed, "is not a time of day", "ist keine Uhrzeit");

        var hour = int.Parse(match.Groups["h"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var minute = match.Groups["m"].Success ? int.Parse(match.Groups["m"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        var half = match.Groups["half"].Value.ToLowerInvariant();
        // A bare number is a time only with am, pm, h or Uhr after it: "9" may as well be a count.
        if (half.Length == 0 && !match.Groups["m"].Success)
            return Bad(trimmed, "may be a morning or an evening", "kann morgens oder abends sein");
        if (minute > 59)
            return Bad(trimmed, $"has {minute} minutes, and an hour has 60", $"hat {minute} Minuten, und eine Stunde hat 60");
        if (half is "a" or "p")
        {
            if (hour is < 1 or > 12)
                return Bad(trimmed, "mixes a 24-hour time with am or pm", "mischt 24 Stunden mit am oder pm");
            hour = hour % 12 + (half is "p" ? 12 : 0);
        }
        if (hour == 24 && minute == 0)
            hour = 0;
        return hour > 23 ? Bad(trimmed, $"has hour {hour}, and a day ends at 23:59", $"hat Stunde {hour}, und ein Tag endet um 23:59") : new Parsed<LocalTime>(new LocalTime(hour, minute));
    }

    private static NotParsed<LocalTime> Bad(string text, string why, string germanWhy)
    {
        var shown = TextCut.To(text, ShownMax);
        return new NotParsed<LocalTime>(
            new($"'{shown}' {why}; write it like '9:00', '18:30' or '7:15 pm'.", $"„{shown}“ {germanWhy}; schreib die Uhrzeit wie „9:00“ oder „18:30“."), Examples);
    }

    // [0-9] and not \d, which takes digits of every script: int.Parse reads ASCII only.
    [GeneratedRegex(@"^(?<h>[0-9]{1,2})(?:\s*[:.h]?\s*(?<m>[0-9]{2}))?\s*(?:(?<half>[ap])\.?\s*m\.?|(?<half>h|uhr))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Clock();
}
