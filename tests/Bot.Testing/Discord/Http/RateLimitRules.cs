namespace Bot.Testing.Discord.Http;

/// <summary>
/// The limits of the HTTP API. Discord does not publish those of single routes ("should not be hard coded"); the figures here are in the range that
/// is seen, so that a client has to read the headers. Source of the rest: Discord, "Rate Limits".
/// </summary>
public sealed record RateLimitRules
{
    /// <summary>Requests a second over all routes, interaction endpoints excepted. Default 50.</summary>
    public int GlobalPerSecond { get; init; } = 50;

    /// <summary>How many 401, 403 and 429 in <see cref="InvalidWindow"/> ban the client. Default 10,000.</summary>
    public int InvalidRequests { get; init; } = 10_000;

    /// <summary>Default 10 min.</summary>
    public TimeSpan InvalidWindow { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Limit of a route without one of its own.</summary>
    public RouteLimit Default { get; init; } = new("default", 50, TimeSpan.FromSeconds(1));

    /// <summary>Limits by method and path template, as <c>POST /channels/{channel_id}/messages</c>.</summary>
    public IReadOnlyDictionary<string, RouteLimit> Routes { get; init; } = new Dictionary<string, RouteLimit>(StringComparer.Ordinal)
    {
        ["POST /channels/{channel_id}/messages"] = new("message-create", 5, TimeSpan.FromSeconds(5)),
        ["PATCH /channels/{channel_id}/messages/{message_id}"] = new("message-edit", 5, TimeSpan.FromSeconds(5)),
        ["DELETE /channels/{channel_id}/messages/{message_id}"] = new("message-delete", 5, TimeSpan.FromSeconds(1)),
        ["PUT /applications/{application_id}/commands"] = new("commands-write", 5, TimeSpan.FromSeconds(20)),
        ["POST /applications/{application_id}/commands"] = new("commands-write", 5, TimeSpan.FromSeconds(20)),
        ["POST /webhooks/{webhook_id}/{webhook_token}"] = new("webhook", 5, TimeSpan.FromSeconds(2)),
        ["PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original"] = new("webhook", 5, TimeSpan.FromSeconds(2)),
    };

    /// <summary>No limit that a test meets by chance.</summary>
    public static RateLimitRules Unlimited { get; } = new()
    {
        GlobalPerSecond = int.MaxValue,
        Default = new RouteLimit("default", int.MaxValue, TimeSpan.FromSeconds(1)),
        Routes = new Dictionary<string, RouteLimit>(StringComparer.Ordinal),
    };
}

/// <summary>How many requests a window a route takes.</summary>
/// <param name="Bucket">Routes of the same bucket share the limit.</param>
public sealed record RouteLimit(string Bucket, int Requests, TimeSpan Window);
