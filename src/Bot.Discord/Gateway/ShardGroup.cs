using Bot.Core.Schedule;
using Bot.Discord.Rest;
using Bot.Discord.Wire;
using Microsoft.Extensions.Logging;

namespace Bot.Discord.Gateway;

/// <summary>How the gateway is used.</summary>
public sealed record GatewayOptions
{
    /// <summary>The bot's token, without "Bot ". A secret: never logged.</summary>
    public required string Token { get; init; }

    /// <summary>Null for as many as Discord recommends, all in this process.</summary>
    public ShardRange? Shards { get; init; }

    public GatewayIntents Intents { get; init; } = GatewayIntents.Guilds;

    /// <summary>Default true.</summary>
    public bool IsCompressed { get; init; } = true;

    /// <summary>Longest frame, decompressed, that is read; a longer one is dropped. Default 64 MiB.</summary>
    public long MaxFrameBytes { get; init; } = 64L << 20;

    /// <summary>Least time between two connections of one shard whose session works. Default 1 s.</summary>
    public TimeSpan MinConnectInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Pause after the first connection that came to nothing; it doubles up to a minute. Default 1 s.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Seed of all jitter.</summary>
    public int Seed { get; init; }

    public override string ToString() => $"GatewayOptions {Shards}";
}

/// <summary>The shards of this process. Thread-safe.</summary>
public sealed class ShardGroup : IDisposable
{
    private static readonly TimeSpan MaxInfoRetryDelay = TimeSpan.FromMinutes(1);
    private readonly GatewayOptions _options;
    private readonly DiscordRestClient _rest;
    private readonly IGatewayEventReceiver _receiver;
    private readonly Func<IGatewaySocket> _createSocket;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private Shard[] _shards = [];
    private IdentifyQueue? _identifyQueue;

    public ShardGroup(GatewayOptions options, DiscordRestClient rest, IGatewayEventReceiver receiver, TimeProvider time, ILogger<ShardGroup> logger)
        : this(options, rest, receiver, () => new WebSocketGatewaySocket(options.IsCompressed, options.MaxFrameBytes), time, logger)
    {
    }

    internal ShardGroup(
        GatewayOptions options, DiscordRestClient rest, IGatewayEventReceiver receiver, Func<IGatewaySocket> createSocket, TimeProvider time, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(rest);
        ArgumentNullException.ThrowIfNull(receiver);
        _options = options;
        _rest = rest;
        _receiver = receiver;
        _createSocket = createSocket;
        _time = time;
        _logger = logger;
    }

    /// <summary>One entry a shard; empty until Discord told how many there are.</summary>
    public IReadOnlyList<GatewayState> States => [.. Volatile.Read(ref _shards).Select(shard => shard.State)];

    /// <summary>Keeps all shards connected until the token is cancelled; then closes them cleanly and returns.</summary>
    /// <exception cref="TokenRejectedException">Discord refused the token over HTTP.</exception>
    /// <exception cref="GatewayFatalException">Discord refuses the bot until somebody changes something; all shards were stopped.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        GatewayBotInfo info;
        try
        {
            info = await GetInfoAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }

        var total = Math.Max(1, info.Shards);
        var range = _options.Shards ?? new ShardRange(0, total - 1, total);
        var queue = _identifyQueue = new IdentifyQueue(info.SessionStartLimit, ReadLimitAsync, _time, _logger);
        Volatile.Write(ref _shards, [.. Enumerable.Range(range.First, range.Last - range.First + 1).Select(id => CreateShard(id, range.Count, info, queue))]);
        _logger.LogInformation("Starting shards {First} to {Last} of {Total}.", range.First, range.Last, range.Count);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = _shards.Select(shard => shard.RunAsync(stop.Token)).ToList();
        var ended = await Task.WhenAny(running);
        if (ended.IsFaulted)
            await stop.CancelAsync();
        await Task.WhenAll(running);
    }

    public void Dispose()
    {
        foreach (var shard in _shards)
            shard.Dispose();
        _identifyQueue?.Dispose();
    }

    private async Task<SessionStartLimit?> ReadLimitAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await _rest.GetGatewayBotAsync(cancellationToken)).SessionStartLimit;
        }
        catch (Exception fault) when (fault is DiscordApiException or HttpRequestException or TimeoutException or InvalidRequestBudgetException)
        {
            _logger.LogWarning("Discord does not say how many sessions may be started: {Fault}", fault.Message);
            return null;
        }
    }

    private Shard CreateShard(int id, int total, GatewayBotInfo info, IdentifyQueue queue) => new(
        new GatewaySessionOptions
        {
            Url = new Uri(info.Url),
            ShardId = id,
            ShardCount = total,
            Intents = _options.Intents,
            IsCompressed = _options.IsCompressed,
            MinConnectInterval = _options.MinConnectInterval,
            RetryDelay = _options.RetryDelay,
        },
        _options.Token, _createSocket, queue, _receiver, _time, _logger, _options.Seed + id);

    /// <summary>Asks until Discord answers: an outage at start is no reason to end.</summary>
    private async Task<GatewayBotInfo> GetInfoAsync(CancellationToken cancellationToken)
    {
        for (var delay = _options.RetryDelay; ; delay = delay * 2 < MaxInfoRetryDelay ? delay * 2 : MaxInfoRetryDelay)
        {
            try
            {
                var info = await _rest.GetGatewayBotAsync(cancellationToken);
                if (Uri.TryCreate(info.Url, UriKind.Absolute, out var url) && url.Scheme is "ws" or "wss")
                    return info;
                _logger.LogWarning("Discord named no address of its gateway; asking again in {DelayS:F1} s.", delay.TotalSeconds);
            }
            catch (Exception fault) when (fault is DiscordApiException or HttpRequestException or TimeoutException or InvalidRequestBudgetException)
            {
                _logger.LogWarning("Could not reach Discord: {Fault} Trying again in {DelayS:F1} s.", fault.Message, delay.TotalSeconds);
            }

            await Task.Delay(delay, _time, cancellationToken);
        }
    }
}
