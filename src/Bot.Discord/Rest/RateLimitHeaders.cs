using System.Globalization;
using System.Net.Http.Headers;

namespace Bot.Discord.Rest;

/// <summary>What a response says about its rate limit. Page "Rate Limits", Header Format.</summary>
/// <param name="Bucket">Discord's name of the limit; null when the route has none.</param>
/// <param name="Limit">Requests in a window.</param>
/// <param name="Remaining">Requests left in this window.</param>
/// <param name="ResetAfter">Time until the window ends.</param>
internal sealed record RateLimitHeaders(string? Bucket, int? Limit, int? Remaining, TimeSpan? ResetAfter)
{
    public static RateLimitHeaders None { get; } = new(null, null, null, null);

    public bool IsComplete => Bucket is not null && Limit is > 0 && Remaining is >= 0 && ResetAfter is not null;

    public static RateLimitHeaders Read(HttpResponseHeaders headers)
    {
        if (Text(headers, "X-RateLimit-Bucket") is not { } bucket)
            return None;
        return new(bucket, Number(headers, "X-RateLimit-Limit"), Number(headers, "X-RateLimit-Remaining"), Seconds(headers, "X-RateLimit-Reset-After"));
    }

    public static string? Text(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    public static TimeSpan? Seconds(HttpResponseHeaders headers, string name) =>
        double.TryParse(Text(headers, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1e9
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static int? Number(HttpResponseHeaders headers, string name) =>
        int.TryParse(Text(headers, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
