namespace Bot.Discord.Gateway;

/// <summary>Where a shard stands.</summary>
public enum GatewayPhase
{
    /// <summary>Waits before it connects.</summary>
    Waiting,

    /// <summary>The socket is being opened.</summary>
    Connecting,

    /// <summary>The socket is open, Hello has not come.</summary>
    AwaitingHello,

    /// <summary>Waits for its turn to identify.</summary>
    AwaitingIdentify,

    /// <summary>Has identified, READY has not come.</summary>
    Identifying,

    /// <summary>Has asked for what it missed; RESUMED has not come. Missed events are handled already.</summary>
    Resuming,

    /// <summary>Events come.</summary>
    Ready,

    /// <summary>Stopped by the program.</summary>
    Stopped,

    /// <summary>Stopped by Discord; somebody has to change something.</summary>
    Failed,
}

/// <summary>The state of a shard, for health checks. A snapshot.</summary>
/// <param name="ShardId">From 0.</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="Since">When it got there.</param>
/// <param name="HeartbeatLatency">Time from the last heartbeat to its acknowledgement; null before the first.</param>
/// <param name="Guilds">Servers that this shard serves.</param>
/// <param name="Reconnections">Connections after the first.</param>
/// <param name="Fault">Why it stopped for good; else null.</param>
public sealed record GatewayState(
    int ShardId, GatewayPhase Phase, DateTimeOffset Since, TimeSpan? HeartbeatLatency, int Guilds, int Reconnections, string? Fault)
{
    /// <summary>Whether interactions reach the bot.</summary>
    public bool IsReady => Phase == GatewayPhase.Ready;
}
