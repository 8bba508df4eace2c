using Bot.Discord.Gateway;

namespace Bot.Discord.DiscordNet;

/// <summary>What is known of one shard from Discord.Net's events. Thread-safe.</summary>
internal sealed class ShardStatus(int shardId, TimeProvider time)
{
    private readonly Lock _lock = new();
    private GatewayPhase _phase = GatewayPhase.Waiting;
    private DateTimeOffset _since = time.GetUtcNow();
    private long _sinceTimestamp = time.GetTimestamp();
    private TimeSpan? _latency;
    private string? _fault;
    private int _connections;
    private object? _session;

    /// <summary>How long the shard has been without a connection; zero while it has one, or needs none any more.</summary>
    public TimeSpan Outage
    {
        get
        {
            lock (_lock)
                return _phase is GatewayPhase.Ready or GatewayPhase.Stopped or GatewayPhase.Failed ? TimeSpan.Zero : time.GetElapsedTime(_sinceTimestamp);
        }
    }

    public GatewayState StateWith(int guilds)
    {
        lock (_lock)
            return new GatewayState(shardId, _phase, _since, _latency, guilds, Math.Max(0, _connections - 1), _fault);
    }

    /// <param name="session">An object that is the same as long as the session is.</param>
    /// <returns>Whether the session is the one before.</returns>
    public bool Connected(object session)
    {
        lock (_lock)
        {
            _connections++;
            Enter(GatewayPhase.Ready);
            var isSame = ReferenceEquals(session, _session);
            _session = session;
            return isSame;
        }
    }

    public void Disconnected()
    {
        lock (_lock)
        {
            if (_phase is not (GatewayPhase.Stopped or GatewayPhase.Failed))
                Enter(GatewayPhase.Connecting);
        }
    }

    public void Measured(TimeSpan latency)
    {
        lock (_lock)
            _latency = latency;
    }

    public void Restarted()
    {
        lock (_lock)
            Enter(GatewayPhase.Connecting);
    }

    /// <param name="fault">Why Discord refuses the shard; null when the program stops it.</param>
    public void Stopped(string? fault)
    {
        lock (_lock)
        {
            if (_phase == GatewayPhase.Failed)
                return;
            _fault = fault;
            Enter(fault is null ? GatewayPhase.Stopped : GatewayPhase.Failed);
        }
    }

    private void Enter(GatewayPhase phase)
    {
        _phase = phase;
        _since = time.GetUtcNow();
        _sinceTimestamp = time.GetTimestamp();
    }
}
