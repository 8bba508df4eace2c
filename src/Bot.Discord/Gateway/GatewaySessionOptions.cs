namespace Bot.Discord.Gateway;

/// <summary>How one shard connects.</summary>
public sealed record GatewaySessionOptions
{
    /// <summary>Where the gateway is, as <c>GET /gateway/bot</c> gave it, without query.</summary>
    public required Uri Url { get; init; }

    public int ShardId { get; init; }

    public int ShardCount { get; init; } = 1;

    /// <summary>Default: guilds only.</summary>
    public GatewayIntents Intents { get; init; } = GatewayIntents.Guilds;

    /// <summary>Members of a guild from which on Discord leaves out those who are offline, 50 to 250. Default 50, the least to send.</summary>
    public int LargeThreshold { get; init; } = 50;

    /// <summary>Whether frames come in one zlib stream. Default true.</summary>
    public bool IsCompressed { get; init; } = true;

    /// <summary>How long to wait for Hello. Default 20 s.</summary>
    public TimeSpan HelloTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Least time between two connections of a session that works. Default 1 s.</summary>
    public TimeSpan MinConnectInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Pause after the first connection that came to nothing; it doubles up to <see cref="MaxRetryDelay"/>, with jitter. Default 1 s.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause between two attempts. Default 60 s.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Shortest and longest pause after an invalid session. Page "Gateway Events", Invalid Session: 1 to 5 s.</summary>
    public TimeSpan MinInvalidSessionDelay { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan MaxInvalidSessionDelay { get; init; } = TimeSpan.FromSeconds(5);
}
