using System.Text.RegularExpressions;
using Bot.Core.Schedule;
using Bot.Discord.Wire;

namespace Bot.Discord;

/// <summary>How the bot is on Discord.</summary>
public sealed partial record DiscordTransportOptions
{
    /// <summary>The bot's token. A secret: never logged.</summary>
    public required string Token { get; init; }

    /// <summary>Points the whole client at another server. Default: Discord.</summary>
    public Uri ApiBaseUrl { get; init; } = new("https://discord.com/api/v10");

    /// <summary>Commands are registered for this guild alone, where changes show at once; null for all guilds.</summary>
    public Snowflake? DevelopmentGuildId { get; init; }

    /// <summary>Null for as many as Discord recommends, all in this process.</summary>
    public ShardRange? Shards { get; init; }

    /// <summary>
    /// The page of the program, for the User-Agent, by which Discord's people find who made it when it misbehaves. Default: Discord's own page of
    /// applications, which is valid and tells nobody's address.
    /// </summary>
    public Uri ProgramUrl { get; init; } = new("https://discord.com/developers/applications");

    /// <summary>The program's version, part of the User-Agent.</summary>
    public string ProgramVersion { get; init; } = "0.1.0";

    /// <summary>How long answers in flight may take when the program ends. Default 10 s.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Least time between two connections of one shard whose session works. Default 1 s.</summary>
    public TimeSpan MinConnectInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Pause after the first attempt to reach Discord that came to nothing; it doubles up to a minute. Default 1 s.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Seed of all jitter. The host sets one that differs from process to process.</summary>
    public int Seed { get; init; }

    /// <summary>Returns what is wrong with the options as one line that says what to do; null when they can be used.</summary>
    public string? Problem()
    {
        if (string.IsNullOrWhiteSpace(Token))
            return "Discord:Token is empty; set it to the token on the Bot page of the application.";
        if (!TokenForm().IsMatch(Token))
            return "Discord:Token is no bot token (three parts with dots between, without 'Bot ' before); copy it from the Bot page of the application.";
        return ApiBaseUrl is { IsAbsoluteUri: true, Scheme: "http" or "https" } ? null : "Discord:ApiBaseUrl is no http or https address.";
    }

    /// <summary>The token is left out.</summary>
    public override string ToString() => $"DiscordTransportOptions {ApiBaseUrl}";

    [GeneratedRegex(@"^[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]{20,}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenForm();
}
