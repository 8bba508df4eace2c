namespace Bot.Discord.Wire;

/// <summary>What <c>GET /gateway/bot</c> returns.</summary>
public sealed record GatewayBotInfo
{
    /// <summary>Where to connect, without query.</summary>
    public string Url { get; init; } = "";

    /// <summary>How many shards Discord recommends.</summary>
    public int Shards { get; init; } = 1;

    public SessionStartLimit SessionStartLimit { get; init; } = new();
}

/// <summary>How many sessions may still be started.</summary>
public sealed record SessionStartLimit
{
    public int Total { get; init; } = 1000;

    public int Remaining { get; init; } = 1000;

    /// <summary>Milliseconds until <see cref="Remaining"/> is <see cref="Total"/> again.</summary>
    public long ResetAfter { get; init; }

    /// <summary>How many shards may identify in 5 seconds.</summary>
    public int MaxConcurrency { get; init; } = 1;
}

/// <summary>The bot's application.</summary>
public sealed record Application
{
    public Snowflake Id { get; init; }

    public string? Name { get; init; }

    /// <summary>The user as whom the bot acts. Older applications have another id than their bot.</summary>
    public User? Bot { get; init; }
}

/// <summary>The dispatch that begins a session.</summary>
public sealed record ReadyEvent
{
    public User? User { get; init; }

    public string? SessionId { get; init; }

    public string? ResumeGatewayUrl { get; init; }

    public Application? Application { get; init; }

    public IReadOnlyList<GuildAvailability>? Guilds { get; init; }
}
