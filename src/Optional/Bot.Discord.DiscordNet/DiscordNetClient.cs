using Bot.Core.Schedule;
using Bot.Discord.Diagnostics;
using Bot.Discord.DiscordNet.Mapping;
using Bot.Discord.Gateway;
using Bot.Discord.Rest;
using Discord;
using Discord.Net;
using Discord.Net.Rest;
using Discord.Net.WebSockets;
using Discord.WebSocket;
using Microsoft.Extensions.Logging;
using DiscordRestConfig = Discord.Rest.DiscordRestConfig;
using RestClient = Discord.Rest.DiscordRestClient;

namespace Bot.Discord.DiscordNet;

/// <summary>
/// The bot's Discord client over Discord.Net: a <see cref="DiscordShardedClient"/> for events and answers, a REST client for everything else. What is
/// answered, and when, is decided above it by <see cref="DiscordTransport"/>, as for the built-in client. Thread-safe.
/// </summary>
public sealed class DiscordNetClient : IDiscordClient
{
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Longer than Discord.Net's longest pause between two attempts and the attempt itself, so that only a shard that gave up is started again.</summary>
    private static readonly TimeSpan LongestOutage = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan WatchPeriod = TimeSpan.FromSeconds(10);
    private readonly DiscordTransportOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly DiscordShardedClient _gateway;
    private readonly RestClient _rest;
    private readonly DiscordNetApi _api;
    private readonly TaskCompletionSource _refused = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile IReadOnlyList<(DiscordSocketClient Shard, ShardStatus Status)> _shards = [];
    private volatile bool _isStopping;

    public DiscordNetClient(DiscordTransportOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _time = time;
        _logger = loggers.CreateLogger<DiscordNetClient>();
        var provider = ProviderFor(options, time);
        var severity = DiscordNetLog.SeverityFor(_logger);
        _gateway = NewGateway(new DiscordSocketConfig
        {
            // The gateway's address comes from the API, so that this one setting redirects both.
            RestClientProvider = provider,
            WebSocketProvider = () => new KeepingWebSocket(DefaultWebSocketProvider.Instance(), () => _isStopping, _logger),
            GatewayIntents = global::Discord.GatewayIntents.Guilds,
            TotalShards = options.Shards?.Count,
            DefaultRetryMode = RetryMode.RetryRatelimit,
            LogLevel = severity,
            LogGatewayIntentWarnings = false,
            FormatUsersInBidirectionalUnicode = false,
            MessageCacheSize = 0,
            // The dispatcher keeps to Discord's deadlines by the time of arrival; the machine's clock may differ from Discord's.
            HandlerTimeout = null,
            ResponseInternalTimeCheck = false,
            UseInteractionSnowflakeDate = false,
            UseSystemClock = false,
        });
        _rest = new RestClient(new DiscordRestConfig
        {
            RestClientProvider = provider,
            DefaultRetryMode = RetryMode.RetryRatelimit,
            LogLevel = severity,
            FormatUsersInBidirectionalUnicode = false,
            UseSystemClock = false,
        });
        _gateway.Log += line => DiscordNetLog.WriteAsync(_logger, line);
        _rest.Log += line => DiscordNetLog.WriteAsync(_logger, line);
        _api = new DiscordNetApi(_rest, options.Token, CachedChannel, time);
    }

    public IDiscordApi Api => _api;

    public IReadOnlyList<GatewayState> States => [.. _shards.Select(pair => pair.Status.StateWith(pair.Shard.Guilds.Count))];

    public async Task RunAsync(IGatewayEventReceiver receiver, CancellationToken cancellationToken)
    {
        Subscribe(receiver);
        try
        {
            await LogInAsync(cancellationToken);
            await _gateway.StartAsync();
            await WatchAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _logger.LogDebug("The gateway is to stop.");
        }
        finally
        {
            await StopAsync();
        }

        if (_refused.Task.IsFaulted)
            await _refused.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _rest.DisposeAsync();
        _api.Dispose();
    }

    private static DiscordShardedClient NewGateway(DiscordSocketConfig config, ShardRange? shards) => shards is { } range
        ? new DiscordShardedClient([.. Enumerable.Range(range.First, range.Last - range.First + 1)], config)
        : new DiscordShardedClient(config);

    private DiscordShardedClient NewGateway(DiscordSocketConfig config) => NewGateway(config, _options.Shards);

    private static RestClientProvider ProviderFor(DiscordTransportOptions options, TimeProvider time)
    {
        var rest = new DiscordRestOptions { Token = options.Token, BaseUrl = options.ApiBaseUrl, ProgramUrl = options.ProgramUrl, ProgramVersion = options.ProgramVersion, Seed = options.Seed, RetryDelay = options.RetryDelay / 2 };
        var address = DiscordRestClient.WithVersion(options.ApiBaseUrl).AbsoluteUri;
        var invalid = new InvalidRequestBudget(time, rest.InvalidRequestBudget);
        var pause = new RetryPause(rest.RetryDelay, options.Seed);
        // Discord.Net disposes of what it asked for.
        return _ => new RepeatingRestClient(DefaultRestClientProvider.Instance(address), rest, invalid, pause, time);
    }

    private IMessageChannel? CachedChannel(ulong id)
    {
        foreach (var (shard, _) in _shards)
        {
            if (shard.GetChannel(id) is IMessageChannel channel)
                return channel;
        }

        return null;
    }

    private void Subscribe(IGatewayEventReceiver receiver)
    {
        _gateway.InteractionCreated += source =>
        {
            // Null for a kind that Discord.Net does not know.
            if (source is not null)
                Receive(receiver, source, _time.GetTimestamp());
            return Task.CompletedTask;
        };
        _gateway.ShardConnected += shard =>
        {
            // Discord.Net makes a new object of the bot's user in each session, and keeps it in a resumed one.
            var isResumed = StatusOf(shard)?.Connected(shard.CurrentUser) == true;
            DiscordTelemetry.Sessions.Add(1, Tag(shard), new("how", isResumed ? "resumed" : "ready"));
            return Task.CompletedTask;
        };
        _gateway.ShardLatencyUpdated += (_, latencyMs, shard) =>
        {
            StatusOf(shard)?.Measured(TimeSpan.FromMilliseconds(latencyMs));
            DiscordTelemetry.HeartbeatLatency.Record(latencyMs / 1000.0, Tag(shard));
            return Task.CompletedTask;
        };
        _gateway.ShardDisconnected += (fault, shard) =>
        {
            Disconnected(shard, CloseCodeOf(fault));
            return Task.CompletedTask;
        };
    }

    private void Receive(IGatewayEventReceiver receiver, SocketInteraction source, long arrivedAt)
    {
        DiscordTelemetry.Dispatches.Add(1, new KeyValuePair<string, object?>("event", "INTERACTION_CREATE"));
        var interaction = InteractionMap.Read(source);
        _api.Remember(interaction, source);
        receiver.Receive(new GatewayEvent.InteractionReceived(interaction, arrivedAt));
    }

    private void Disconnected(DiscordSocketClient shard, int? closeCode)
    {
        if (_isStopping)
            return;
        DiscordTelemetry.Disconnections.Add(1, Tag(shard), new("reason", closeCode is { } code ? code : "broken"));
        StatusOf(shard)?.Disconnected();
        if (closeCode is not { } fatal || GatewayClose.ConsequenceOf(fatal) != CloseConsequence.Fatal)
            return;
        // Discord.Net would try again for ever.
        var message = GatewayClose.Describe(fatal);
        StatusOf(shard)?.Stopped(message);
        _refused.TrySetException(new GatewayFatalException(fatal, message));
    }

    private static int? CloseCodeOf(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            if (fault is WebSocketClosedException closed)
                return closed.CloseCode;
        }

        return null;
    }

    private static KeyValuePair<string, object?> Tag(DiscordSocketClient shard) => new("shard", shard.ShardId);

    private ShardStatus? StatusOf(DiscordSocketClient shard) => _shards.FirstOrDefault(pair => pair.Shard == shard).Status;

    /// <summary>Asks until Discord answers: an outage at start is no reason to end.</summary>
    /// <exception cref="TokenRejectedException">Discord refused the token.</exception>
    private async Task LogInAsync(CancellationToken cancellationToken)
    {
        for (var delay = _options.RetryDelay; ; delay = delay * 2 < MaxRetryDelay ? delay * 2 : MaxRetryDelay)
        {
            try
            {
                await _gateway.LoginAsync(TokenType.Bot, _options.Token, validateToken: false).WaitAsync(cancellationToken);
                _shards = [.. _gateway.Shards.Select(shard => (shard, new ShardStatus(shard.ShardId, _time)))];
                _logger.LogInformation("Starting {Count} shards with Discord.Net {Version}.", _shards.Count, DiscordConfig.Version);
                return;
            }
            catch (Exception fault) when (FaultMap.IsKnown(fault))
            {
                var known = FaultMap.Read(fault, "GET /gateway/bot");
                if (known is TokenRejectedException)
                    throw known;
                _logger.LogWarning("Could not reach Discord: {Fault} Trying again in {DelayS:F1} s.", known.Message, delay.TotalSeconds);
            }
            catch (Exception fault) when (fault is HttpRequestException or TimeoutException or InvalidRequestBudgetException)
            {
                _logger.LogWarning("Could not reach Discord: {Fault} Trying again in {DelayS:F1} s.", fault.Message, delay.TotalSeconds);
            }

            await Task.Delay(delay, _time, cancellationToken);
        }
    }

    /// <summary>
    /// Returns when Discord refuses the bot. Starts shards again that Discord.Net has given up: it does so after some close codes and after a READY
    /// that it cannot read.
    /// </summary>
    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        // Shards take turns to identify, a few seconds each.
        var patience = LongestOutage + (TimeSpan.FromSeconds(6) * _shards.Count);
        while (!_refused.Task.IsCompleted)
        {
            var period = Task.Delay(WatchPeriod, _time, cancellationToken);
            if (await Task.WhenAny(_refused.Task, period) == period)
                await period;
            foreach (var (shard, status) in _shards)
            {
                if (status.Outage < patience)
                    continue;
                _logger.LogWarning("Shard {Shard} has had no connection for {OutageS:F0} s; starting it again.", shard.ShardId, status.Outage.TotalSeconds);
                status.Restarted();
                await shard.StopAsync();
                if (shard.ConnectionState == ConnectionState.Disconnected)
                    await shard.StartAsync();
            }
        }
    }

    private async Task StopAsync()
    {
        _isStopping = true;
        // Without a login there are no shards, and nothing to stop.
        if (_shards.Count == 0)
            return;
        await _gateway.StopAsync();
        using var timeout = new CancellationTokenSource(CloseTimeout, _time);
        try
        {
            // Discord.Net closes the sockets by itself after it was told to stop.
            while (_shards.Any(pair => pair.Shard.ConnectionState != ConnectionState.Disconnected))
                await Task.Delay(TimeSpan.FromMilliseconds(20), _time, timeout.Token);
        }
        catch (OperationCanceledException)
        {
            _logger.LogWarning("A shard was not closed in {TimeoutS} s.", CloseTimeout.TotalSeconds);
        }

        foreach (var (_, status) in _shards)
            status.Stopped(fault: null);
    }
}
