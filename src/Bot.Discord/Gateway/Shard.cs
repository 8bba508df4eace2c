using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Bot.Discord.Diagnostics;
using Bot.Discord.Wire;
using Microsoft.Extensions.Logging;

namespace Bot.Discord.Gateway;

/// <summary>
/// Runs one <see cref="GatewaySession"/> over sockets: one task reads frames, another feeds the session and does what it says. Events are handed on
/// by the reading task before anything else.
/// </summary>
internal sealed class Shard : IDisposable
{
    private const int MaxPendingInputs = 1024;

    /// <summary>Used when Hello names no interval that makes sense. Discord's own is 41.25 s.</summary>
    private static readonly TimeSpan FallbackHeartbeatInterval = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(10);

    /// <summary>For both halves of the closing handshake.</summary>
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly GatewaySessionOptions _options;
    private readonly string _token;
    private readonly GatewaySession _session;
    private readonly Func<IGatewaySocket> _createSocket;
    private readonly IdentifyQueue _identifyQueue;
    private readonly IGatewayEventReceiver _receiver;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly KeyValuePair<string, object?> _tag;
    private readonly HashSet<Snowflake> _guilds = [];
    private readonly Channel<(int Connection, GatewayInput Input)> _inputs = System.Threading.Channels.Channel.CreateBounded<(int, GatewayInput)>(
        new BoundedChannelOptions(MaxPendingInputs) { SingleReader = true });
    private readonly ITimer _alarm;
    private readonly long _origin;
    private TimeSpan? _alarmAt;
    private IGatewaySocket? _socket;
    private Task _reading = Task.CompletedTask;
    private CancellationTokenSource? _connectionEnd;
    private int _connection;
    private GatewayState _state;

    public Shard(
        GatewaySessionOptions options, string token, Func<IGatewaySocket> createSocket, IdentifyQueue identifyQueue, IGatewayEventReceiver receiver,
        TimeProvider time, ILogger logger, int seed)
    {
        _options = options;
        _token = token;
        _session = new GatewaySession(options, seed);
        _createSocket = createSocket;
        _identifyQueue = identifyQueue;
        _receiver = receiver;
        _time = time;
        _logger = logger;
        _origin = time.GetTimestamp();
        _tag = new("shard", options.ShardId);
        _state = new GatewayState(options.ShardId, GatewayPhase.Waiting, time.GetUtcNow(), null, 0, 0, null);
        // A full queue has inputs in it, and each of them lets the session look at the time.
        _alarm = time.CreateTimer(_ => _inputs.Writer.TryWrite((_connection, new GatewayInput.Tick())), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public GatewayState State => Volatile.Read(ref _state);

    /// <summary>Keeps the shard connected until the token is cancelled; then closes it cleanly and returns.</summary>
    /// <exception cref="GatewayFatalException">Discord refuses the bot until somebody changes something.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StepAsync(new GatewayInput.Start());
            while (!cancellationToken.IsCancellationRequested)
            {
                var (connection, input) = await _inputs.Reader.ReadAsync(cancellationToken);
                if (input is GatewayInput.Tick)
                    _alarmAt = null;
                // What an earlier connection still had to say is of no interest, but the time is.
                await StepAsync(connection == _connection ? input : new GatewayInput.Tick());
                SetAlarm();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopping is the normal end; what is left to do follows.
        }
        finally
        {
            await StepAsync(new GatewayInput.Stop());
            await CloseSocketAsync(GatewayClose.Normal);
        }
    }

    public void Dispose()
    {
        _alarm.Dispose();
        _connectionEnd?.Dispose();
    }

    private async Task StepAsync(GatewayInput input)
    {
        // The list is the session's own and changes with the next call; nothing below calls it.
        var actions = _session.Handle(input, _time.GetElapsedTime(_origin));
        if (input is GatewayInput.HeartbeatAck && _session.HeartbeatLatency is { } latency)
            DiscordTelemetry.HeartbeatLatency.Record(latency.TotalSeconds, _tag);
        Publish(fault: null);
        foreach (var action in actions)
            await DoAsync(action);
        SetAlarm();
    }

    private async Task DoAsync(GatewayAction action)
    {
        switch (action)
        {
            case GatewayAction.Connect connect:
                await CloseSocketAsync(GatewayClose.KeepSession);
                Open(connect.Url);
                break;
            case GatewayAction.Close close:
                DiscordTelemetry.Disconnections.Add(1, _tag, new("reason", "client"));
                await CloseSocketAsync(close.Code);
                break;
            case GatewayAction.SendHeartbeat heartbeat:
                await SendAsync(GatewayPayload.Heartbeat(heartbeat.Sequence));
                break;
            case GatewayAction.SendIdentify:
                await SendAsync(GatewayPayload.Identify(_options, _token));
                break;
            case GatewayAction.SendResume resume:
                await SendAsync(GatewayPayload.Resume(_token, resume.SessionId, resume.Sequence));
                break;
            case GatewayAction.AskToIdentify:
                _ = WaitForTurnAsync(_connection, _connectionEnd!.Token);
                break;
            case GatewayAction.Note note:
                _logger.Log(note.IsTrouble ? LogLevel.Warning : LogLevel.Information, "Shard {Shard}: {Event}.", _options.ShardId, note.Message.TrimEnd('.'));
                break;
            case GatewayAction.Fail fail:
                Publish(fail.Message);
                throw new GatewayFatalException(fail.Code, fail.Message);
        }
    }

    private void Open(Uri url)
    {
        _connection++;
        _connectionEnd?.Dispose();
        _connectionEnd = new CancellationTokenSource();
        _socket = _createSocket();
        DiscordTelemetry.Connections.Add(1, _tag);
        _reading = ReadAsync(_socket, url, _connection, _connectionEnd.Token);
    }

    private async Task CloseSocketAsync(int code)
    {
        if (_socket is not { } socket)
            return;
        _socket = null;
        try
        {
            using var timeout = new CancellationTokenSource(CloseTimeout, _time);
            var isServerTold = await socket.CloseAsync(code, timeout.Token);
            // At the end the server hangs up first (RFC 6455, 7.1.1); who leaves earlier resets the connection under its answer. One that is to be resumed may be dead.
            if (isServerTold && code == GatewayClose.Normal)
                await _reading.WaitAsync(timeout.Token);
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            _logger.LogDebug(fault, "Shard {Shard}: the socket was gone before it could be closed.", _options.ShardId);
        }

        if (_connectionEnd is { } end)
            await end.CancelAsync();
        await socket.DisposeAsync();
    }

    private async Task SendAsync(ReadOnlyMemory<byte> payload)
    {
        if (_socket is not { } socket)
            return;
        try
        {
            using var timeout = new CancellationTokenSource(SendTimeout, _time);
            await socket.SendAsync(payload, timeout.Token);
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The reading task finds the same socket broken and says so to the session.
            _logger.LogDebug(fault, "Shard {Shard}: could not send.", _options.ShardId);
            await socket.DisposeAsync();
        }
    }

    private async Task WaitForTurnAsync(int connection, CancellationToken connectionEnd)
    {
        try
        {
            await _identifyQueue.WaitAsync(_options.ShardId, connectionEnd);
            await _inputs.Writer.WriteAsync((connection, new GatewayInput.IdentifyPermitted()), connectionEnd);
        }
        catch (OperationCanceledException)
        {
            // The connection ended first; the next one asks again.
        }
    }

    private async Task ReadAsync(IGatewaySocket socket, Uri url, int connection, CancellationToken connectionEnd)
    {
        try
        {
            var last = await ConnectAndReadAsync(socket, url, connection, connectionEnd);
            await _inputs.Writer.WriteAsync((connection, last), connectionEnd);
        }
        catch (OperationCanceledException) when (connectionEnd.IsCancellationRequested)
        {
            // Closed by this side: the session knows.
        }
        catch (OperationCanceledException)
        {
            // A send failed and took the socket with it; a receive under way then ends like this.
            _inputs.Writer.TryWrite((connection, new GatewayInput.Closed(null)));
        }
        catch (Exception fault)
        {
            _logger.LogError(fault, "Shard {Shard}: reading failed.", _options.ShardId);
            _inputs.Writer.TryWrite((connection, new GatewayInput.Closed(null)));
        }
    }

    private async Task<GatewayInput> ConnectAndReadAsync(IGatewaySocket socket, Uri url, int connection, CancellationToken connectionEnd)
    {
        using var timeout = new CancellationTokenSource(ConnectTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, connectionEnd);
        try
        {
            await socket.ConnectAsync(url, either.Token);
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException)
        {
            return new GatewayInput.OpenFailed(fault.Message);
        }
        catch (OperationCanceledException) when (!connectionEnd.IsCancellationRequested)
        {
            return new GatewayInput.OpenFailed(string.Create(CultureInfo.InvariantCulture, $"no connection after {ConnectTimeout.TotalSeconds} s"));
        }

        await _inputs.Writer.WriteAsync((connection, new GatewayInput.Opened()), connectionEnd);
        try
        {
            while (true)
            {
                var message = await socket.ReceiveAsync(connectionEnd);
                switch (message.Kind)
                {
                    case GatewayMessageKind.Closed:
                        DiscordTelemetry.Disconnections.Add(1, _tag, new("reason", message.CloseCode ?? 0));
                        return new GatewayInput.Closed(message.CloseCode);
                    case GatewayMessageKind.TooLarge:
                        _logger.LogWarning("Shard {Shard}: dropped a frame of {Bytes} bytes.", _options.ShardId, message.Length);
                        break;
                    case GatewayMessageKind.Frame:
                        if (Read(message) is { } input)
                            await _inputs.Writer.WriteAsync((connection, input), connectionEnd);
                        break;
                }
            }
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or ObjectDisposedException)
        {
            _logger.LogDebug(fault, "Shard {Shard}: the connection broke.", _options.ShardId);
            DiscordTelemetry.Disconnections.Add(1, _tag, new("reason", "broken"));
            return new GatewayInput.Closed(null);
        }
    }

    /// <summary>Reads a frame and hands on its event. Returns what the session should know; null for a frame that says nothing to it.</summary>
    private GatewayInput? Read(GatewayMessage message)
    {
        var arrivedAt = _time.GetTimestamp();
        GatewayFrame frame = default;
        try
        {
            frame = GatewayFrame.Read(message.Json);
            return (GatewayOpcode?)frame.Opcode switch
            {
                GatewayOpcode.Dispatch => Dispatch(frame, arrivedAt),
                GatewayOpcode.Heartbeat => new GatewayInput.HeartbeatRequest(),
                GatewayOpcode.Reconnect => new GatewayInput.Reconnect(),
                GatewayOpcode.InvalidSession => new GatewayInput.InvalidSession(frame.Body.Span.SequenceEqual("true"u8)),
                GatewayOpcode.Hello => new GatewayInput.Hello(HeartbeatInterval(frame)),
                GatewayOpcode.HeartbeatAck => new GatewayInput.HeartbeatAck(),
                // Page "Gateway": opcodes may be added at any time.
                _ => null,
            };
        }
        catch (JsonException fault)
        {
            // The payload may hold tokens, so only its shape is logged.
            _logger.LogWarning("Shard {Shard}: dropped a malformed frame of {Bytes} bytes (op {Opcode}, event {Event}): {Fault}",
                _options.ShardId, message.Length, frame.Opcode, frame.EventName, fault.Message);
            return frame.Opcode == (int)GatewayOpcode.Dispatch ? new GatewayInput.Dispatch(frame.Sequence, frame.EventName) : null;
        }
    }

    private GatewayInput Dispatch(GatewayFrame frame, long arrivedAt)
    {
        DiscordTelemetry.Dispatches.Add(1, new KeyValuePair<string, object?>("event", frame.EventName));
        switch (frame.EventName)
        {
            case GatewayEventName.InteractionCreate:
                if (JsonSerializer.Deserialize(frame.Body.Span, WireJson.Default.Interaction) is { } interaction)
                    _receiver.Receive(new GatewayEvent.InteractionReceived(interaction, arrivedAt));
                break;
            case GatewayEventName.Ready:
                return Ready(frame);
            case GatewayEventName.Resumed:
                DiscordTelemetry.Sessions.Add(1, _tag, new("how", "resumed"));
                break;
            case GatewayEventName.GuildCreate:
                if (JsonSerializer.Deserialize(frame.Body.Span, WireJson.Default.GuildAvailability) is { } joined)
                    _guilds.Add(joined.Id);
                break;
            case GatewayEventName.GuildDelete:
                // An outage is no removal.
                if (JsonSerializer.Deserialize(frame.Body.Span, WireJson.Default.GuildAvailability) is { Unavailable: not true } left)
                    _guilds.Remove(left.Id);
                break;
        }

        return new GatewayInput.Dispatch(frame.Sequence, frame.EventName);
    }

    private GatewayInput Ready(GatewayFrame frame)
    {
        var ready = JsonSerializer.Deserialize(frame.Body.Span, WireJson.Default.ReadyEvent);
        if (ready?.SessionId is not { Length: > 0 } sessionId)
            throw new JsonException("READY names no session.");
        _guilds.Clear();
        foreach (var guild in ready.Guilds ?? [])
            _guilds.Add(guild.Id);
        DiscordTelemetry.Sessions.Add(1, _tag, new("how", "ready"));
        var resumeUrl = Uri.TryCreate(ready.ResumeGatewayUrl, UriKind.Absolute, out var url) && url.Scheme is "ws" or "wss" ? url : null;
        return new GatewayInput.Ready(frame.Sequence, sessionId, resumeUrl);
    }

    private static TimeSpan HeartbeatInterval(GatewayFrame frame)
    {
        using var document = JsonDocument.Parse(frame.Body.IsEmpty ? "null"u8.ToArray() : frame.Body);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("heartbeat_interval", out var value)
            && value.ValueKind == JsonValueKind.Number && value.GetDouble() is > 0 and < int.MaxValue and var ms
                ? TimeSpan.FromMilliseconds(ms)
                : FallbackHeartbeatInterval;
    }

    private void SetAlarm()
    {
        if (_session.NextWake == _alarmAt)
            return;
        _alarmAt = _session.NextWake;
        if (_alarmAt is not { } when)
        {
            _alarm.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        // Timers count whole milliseconds and may ring a little early by the timestamp's clock; then the alarm is set again.
        var wait = Math.Clamp(Math.Ceiling((when - _time.GetElapsedTime(_origin)).TotalMilliseconds), 0, int.MaxValue);
        _alarm.Change(TimeSpan.FromMilliseconds(wait), Timeout.InfiniteTimeSpan);
    }

    private void Publish(string? fault)
    {
        var before = State;
        var isSame = before.Phase == _session.Phase;
        Volatile.Write(ref _state, before with
        {
            Phase = _session.Phase,
            Since = isSame ? before.Since : _time.GetUtcNow(),
            HeartbeatLatency = _session.HeartbeatLatency,
            Guilds = _guilds.Count,
            Reconnections = Math.Max(0, _connection - 1),
            Fault = fault ?? before.Fault,
        });
    }
}
