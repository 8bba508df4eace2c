namespace Bot.Discord.Rest;

/// <summary>How to reach Discord's HTTP API.</summary>
public sealed record DiscordRestOptions
{
    /// <summary>The bot's token, without "Bot ". A secret: never logged.</summary>
    public required string Token { get; init; }

    /// <summary>Where the API is. A path without a version gets <c>v10</c>. Default: Discord itself.</summary>
    public Uri BaseUrl { get; init; } = new("https://discord.com/api/v10");

    /// <summary>
    /// The page of the program, for the User-Agent, by which Discord's people find who made it when it misbehaves. Default: Discord's own page of
    /// applications, which is valid and tells nobody's address.
    /// </summary>
    public Uri ProgramUrl { get; init; } = new("https://discord.com/developers/applications");

    /// <summary>The program's version, part of the User-Agent.</summary>
    public string ProgramVersion { get; init; } = "0.1.0";

    /// <summary>How long one attempt may take. Default 15 s.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long one attempt of an interaction's callback may take, so that another is possible within the three seconds. Default 1.25 s.
    /// </summary>
    public TimeSpan CallbackTimeout { get; init; } = TimeSpan.FromSeconds(1.25);

    /// <summary>Attempts for a request that may be repeated, 1 to 10. Default 4. Waits for a rate limit do not count.</summary>
    public int MaxAttempts { get; init; } = 4;

    /// <summary>Pause after the first failed attempt; it doubles each time, with jitter. Default 500 ms.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest wait that a 429 may ask for; a longer one becomes a <see cref="DiscordApiException"/>. Default 60 s.</summary>
    public TimeSpan MaxRateLimitWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Invalid requests in ten minutes after which this client stops by itself. Default 9,000 of Discord's 10,000.</summary>
    public int InvalidRequestBudget { get; init; } = 9_000;

    /// <summary>Seed of the jitter.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// As Discord's page "API Reference", User Agent, asks for: <c>DiscordBot ($url, $versionNumber)</c> with the client's page and version. A request
    /// without a valid one may be blocked by Cloudflare.
    /// </summary>
    internal string UserAgent => $"DiscordBot ({ProgramUrl.AbsoluteUri}, {ProgramVersion})";

    public override string ToString() => $"DiscordRestOptions {BaseUrl}";
}
