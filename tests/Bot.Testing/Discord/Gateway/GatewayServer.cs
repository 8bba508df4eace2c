using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Testing.Discord.State;

namespace Bot.Testing.Discord.Gateway;

/// <summary>
/// Plays Discord's side of Gateway v10: Hello, Identify, Ready, heartbeats, Resume with replay, the limits and the close codes.
/// Source: Discord, "Gateway" and "Opcodes and Status Codes".
/// </summary>
internal sealed class GatewayServer
{
    /// <summary>Payloads a client may send a minute. Source: Discord, "Gateway", rate limiting.</summary>
    private const int SendBudget = 120;

    /// <summary>Source: Discord, "Gateway", sharding.</summary>
    private const int MaxGuildsPerShard = 2500;

    private static readonly TimeSpan SendWindow = TimeSpan.FromSeconds(60);

    private readonly World _world;
    private readonly FakeDiscordOptions _options;
    private readonly Violations _violations;
    private readonly Dictionary<string, GatewaySession> _sessions = new(StringComparer.Ordinal);
    private readonly HashSet<GatewayConnection> _connections = [];
    private int _connectionCount;
    private int _sessionCount;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public GatewayServer(World world, Violations violations, Transcript transcript)
    {
        (_world, _options, _violations, Transcript) = (world, world.Options, violations, transcript);
        Identifies = new IdentifyLimits(_options);
        world.Publish = Publish;
    }

    public Transcript Transcript { get; }

    public IdentifyLimits Identifies { get; }

    /// <summary>Set once the port is known.</summary>
    public string ResumeUrl { get; set; } = "";

    public bool RefusesConnections { get; set; }

    /// <summary>What faults change in coming events.</summary>
    public Queue<(string EventName, Action<JsonObject> Change)> Alterations { get; } = new();

    public int Ready { get; private set; }

    public int Resumes { get; private set; }

    public IReadOnlyList<GatewayConnection> Connections
    {
        get
        {
            lock (_world.Gate)
                return [.. _connections];
        }
    }

    /// <summary>Waits until the condition holds; it is asked after each change of a connection or session.</summary>
    public async Task WaitUntilAsync(Func<GatewayServer, bool> condition, TimeSpan wait, string what)
    {
        using var limit = new CancellationTokenSource(wait);
        while (true)
        {
            var change = Volatile.Read(ref _changed).Task;
            if (condition(this))
                return;
            try
            {
                await change.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException exception)
            {
                throw new TimeoutException($"{what}: not in {wait}.\n{Transcript.Tail(20)}", exception);
            }
        }
    }

    /// <summary>Serves one upgraded socket until it ends.</summary>
    public async Task ServeAsync(Stream stream, Action abort, GatewayQuery query, CancellationToken cancellationToken)
    {
        using var connection = new GatewayConnection(
            this, Interlocked.Increment(ref _connectionCount), stream, abort, query.Compress == "zlib-stream", query.UsesResumeUrl);
        lock (_world.Gate)
        {
            _connections.Add(connection);
            Transcript.Note(connection.Number, $"connect {query}");
            if (query.Version != "10")
                Refuse(connection, GatewayCloseCode.InvalidApiVersion, $"v is '{query.Version}', must be 10");
            connection.Watchdog = _world.Time.CreateTimer(_ => MissHeartbeat(connection), null, HeartbeatPatience, Timeout.InfiniteTimeSpan);
            connection.Send(Opcode.Hello, new JsonObject { ["heartbeat_interval"] = (int)_options.HeartbeatInterval.TotalMilliseconds });
        }
        var closeCode = await connection.RunAsync(cancellationToken);
        lock (_world.Gate)
        {
            Transcript.Note(connection.Number, closeCode is { } code ? $"closed by the client with {code}" : "gone");
            _connections.Remove(connection);
            if (connection.Session is { } session)
            {
                Detach(session);
                if (closeCode is 1000 or 1001 && !connection.IsClosing)
                    _sessions.Remove(session.Id);
            }
        }
        SignalChange();
    }

    /// <summary>Takes one payload of the client.</summary>
    public void Receive(GatewayConnection connection, ReadOnlyMemory<byte> payload)
    {
        lock (_world.Gate)
        {
            if (connection.IsClosing)
                return;
            if (!TryDecode(payload, out var frame, out var opcode))
            {
                Refuse(connection, GatewayCloseCode.DecodeError, "a payload is no JSON object with an op");
                return;
            }
            var data = frame.Get("d") ?? default;
            Transcript.Frame(connection.Number, toClient: false, opcode, null, null, DiscordJson.Thaw(data));
            if (IsOverBudget(connection))
            {
                Refuse(connection, GatewayCloseCode.RateLimited, $"more than {SendBudget} payloads in {SendWindow.TotalSeconds} s");
                return;
            }
            Handle(connection, opcode, data);
        }
        SignalChange();
    }

    public void RefusePayload(GatewayConnection connection, int code, string reason)
    {
        lock (_world.Gate)
            Refuse(connection, code, reason);
    }

    /// <summary>
    /// Sends op 9. The connection has no session afterwards; the client may start again on it (discord.js resumes so) or on a new one.
    /// </summary>
    public void Invalidate(GatewayConnection connection, bool isResumable)
    {
        if (connection.Session is { } session)
        {
            Detach(session);
            if (!isResumable)
                _sessions.Remove(session.Id);
        }
        connection.MayStartAgain = true;
        connection.Send(Opcode.InvalidSession, JsonValue.Create(isResumable));
    }

    /// <summary>Ends the session: a later Resume gets op 9.</summary>
    public void Forget(GatewaySession session)
    {
        _sessions.Remove(session.Id);
        Detach(session);
    }

    /// <summary>Returns whether some session, connected or resumable, serves the guild.</summary>
    public bool IsServed(ulong? guildId) => _sessions.Values.Any(session => session.Serves(guildId) && !IsTimedOut(session));

    private TimeSpan HeartbeatPatience => _options.HeartbeatInterval * 1.5;

    private static bool TryDecode(ReadOnlyMemory<byte> payload, out JsonElement frame, out int opcode)
    {
        (frame, opcode) = (default, -1);
        try
        {
            frame = JsonElement.Parse(payload.Span);
        }
        catch (JsonException)
        {
            return false;
        }
        opcode = (int)(frame.GetInteger("op") ?? -1);
        return opcode >= 0;
    }

    private void Handle(GatewayConnection connection, int opcode, JsonElement data)
    {
        switch (opcode)
        {
            case Opcode.Heartbeat:
                Heartbeat(connection, data);
                break;
            case Opcode.Identify when connection.Session is not null:
            case Opcode.Resume when connection.Session is not null:
                Refuse(connection, GatewayCloseCode.AlreadyAuthenticated, "a second Identify or Resume on one connection");
                break;
            case Opcode.Identify:
                Identify(connection, data);
                break;
            case Opcode.Resume:
                Resume(connection, data);
                break;
            case Opcode.PresenceUpdate or Opcode.VoiceStateUpdate or Opcode.RequestGuildMembers or Opcode.RequestSoundboardSounds:
                if (connection.Session is null)
                    Refuse(connection, GatewayCloseCode.NotAuthenticated, $"op {opcode} before Identify");
                break;
            default:
                Refuse(connection, GatewayCloseCode.UnknownOpcode, $"op {opcode} is none that a client sends");
                break;
        }
    }

    private void Heartbeat(GatewayConnection connection, JsonElement data)
    {
        if (data.ValueKind is not (JsonValueKind.Number or JsonValueKind.Undefined or JsonValueKind.Null))
        {
            Refuse(connection, GatewayCloseCode.DecodeError, "a heartbeat's d must be the last sequence number or null");
            return;
        }
        connection.Watchdog?.Change(HeartbeatPatience, Timeout.InfiniteTimeSpan);
        if (data.ValueKind == JsonValueKind.Number && data.TryGetInt32(out var sequence))
        {
            if (sequence > (connection.Session?.Sequence ?? int.MaxValue))
                _violations.Add("gateway", $"a heartbeat carries sequence {sequence}, the newest is {connection.Session!.Sequence}", $"{connection}");
            connection.Session?.Acknowledge(sequence);
        }
        connection.Send(Opcode.HeartbeatAck);
    }

    private void Identify(GatewayConnection connection, JsonElement data)
    {
        if (CheckIdentify(data) is { } problem)
        {
            Refuse(connection, problem.Code, problem.Reason);
            return;
        }
        var (shard, count) = data.Get("shard") is { } pair ? (pair[0].GetInt32(), pair[1].GetInt32()) : (0, 1);
        if (connection is { UsesResumeUrl: true, MayStartAgain: false })
            _violations.Add("gateway", "Identify on resume_gateway_url; a new session starts at the URL of GET /gateway/bot", $"{connection}");
        if (Identifies.Remaining == 0)
        {
            Refuse(connection, GatewayCloseCode.AuthenticationFailed, "session_start_limit is used up, which resets the token");
            return;
        }
        if (!Identifies.TryStart(shard))
        {
            _violations.Add("gateway", $"Identify of shard {shard} within {_options.IdentifyWindow.TotalSeconds} s of another of its max_concurrency key", $"{connection}");
            Invalidate(connection, isResumable: false);
            return;
        }
        var session = new GatewaySession($"session-{++_sessionCount:x8}", shard, count, data.Get("intents")!.Value.GetInt32());
        var guilds = _world.Guilds.Values.Where(guild => guild.Members.ContainsKey(_world.Bot.Id) && session.Serves(guild.Id)).ToList();
        if (guilds.Count > MaxGuildsPerShard)
        {
            Refuse(connection, GatewayCloseCode.ShardingRequired, $"{guilds.Count} guilds on one shard, max is {MaxGuildsPerShard}");
            return;
        }
        _sessions.Add(session.Id, session);
        Attach(session, connection);
        SendReady(session, guilds, data.Get("shard"));
        Ready++;
    }

    private void SendReady(GatewaySession session, List<FakeGuild> guilds, JsonElement? shard)
    {
        var ready = new JsonObject
        {
            ["v"] = 10,
            ["user"] = _world.Bot.ToJson(),
            ["guilds"] = new JsonArray([.. guilds.Select(guild => (JsonNode)new JsonObject { ["id"] = $"{guild.Id}", ["unavailable"] = true })]),
            // Not in the documentation, but always sent, and libraries count on it.
            ["private_channels"] = new JsonArray(),
            ["session_id"] = session.Id,
            ["resume_gateway_url"] = ResumeUrl,
            ["application"] = new JsonObject { ["id"] = $"{_world.Bot.Id}", ["flags"] = 0 },
        };
        if (shard is { } pair)
            ready["shard"] = DiscordJson.Thaw(pair);
        Dispatch(session, new GatewayEvent("READY", ready, null), isReplayed: false);
        if ((session.Intents & Intents.Guilds) == 0)
            return;
        foreach (var guild in guilds)
            Dispatch(session, new GatewayEvent("GUILD_CREATE", guild.ToCreateEvent(_world.Bot), guild));
    }

    private (int Code, string Reason)? CheckIdentify(JsonElement data)
    {
        if (data.GetText("token") != _options.Token)
            return (GatewayCloseCode.AuthenticationFailed, "the token of Identify is wrong");
        var properties = data.Get("properties") ?? default;
        if (((string[])["os", "browser", "device"]).FirstOrDefault(name => (properties.GetText(name) ?? properties.GetText("$" + name)) is null) is { } missing)
            return (GatewayCloseCode.DecodeError, $"Identify has no properties.{missing}");
        if (data.Get("shard") is { } shard && !IsShard(shard))
            return (GatewayCloseCode.InvalidShard, $"shard is {shard}, must be [id, count] with 0 ≤ id < count");
        if (data.GetInteger("intents") is not { } intents || (intents & ~Intents.Known) != 0)
            return (GatewayCloseCode.InvalidIntents, $"intents is {data.Get("intents")?.ToString() ?? "missing"}, known bits are {Intents.Known}");
        if ((intents & Intents.Privileged & ~_options.AllowedPrivilegedIntents) is var refused and not 0)
            return (GatewayCloseCode.DisallowedIntents, $"the privileged intents {refused} are not enabled for the application");
        return null;
    }

    private static bool IsShard(JsonElement shard) =>
        shard.ValueKind == JsonValueKind.Array && shard.GetArrayLength() == 2
        && shard.EnumerateArray().All(number => number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out _))
        && shard[0].GetInt32() >= 0 && shard[0].GetInt32() < shard[1].GetInt32();

    private void Resume(GatewayConnection connection, JsonElement data)
    {
        if (data.GetText("token") != _options.Token)
        {
            Refuse(connection, GatewayCloseCode.AuthenticationFailed, "the token of Resume is wrong");
            return;
        }
        if (data.GetText("session_id") is not { } id || data.GetInteger("seq") is not { } sequence)
        {
            Refuse(connection, GatewayCloseCode.DecodeError, "Resume needs session_id and seq");
            return;
        }
        if (connection is { UsesResumeUrl: false, MayStartAgain: false })
            _violations.Add("gateway", "Resume on another URL than resume_gateway_url", $"{connection}");
        if (!_sessions.TryGetValue(id, out var session) || IsTimedOut(session))
        {
            Invalidate(connection, isResumable: false);
            return;
        }
        if (sequence > session.Sequence)
        {
            Refuse(connection, GatewayCloseCode.InvalidSequence, $"seq is {sequence}, the newest is {session.Sequence}");
            _sessions.Remove(id);
            return;
        }
        session.Connection?.Enqueue(new OutgoingFrame.Drop());
        Attach(session, connection);
        foreach (var missed in session.After((int)sequence - session.RepeatOnResume).ToList())
        {
            Transcript.Note(connection.Number, "replay");
            connection.Enqueue(missed);
        }
        session.RepeatOnResume = 0;
        Dispatch(session, new GatewayEvent("RESUMED", [], null), isReplayed: false);
        Resumes++;
    }

    private bool IsTimedOut(GatewaySession session) =>
        session.Connection is null && _world.Time.GetUtcNow() - session.DisconnectedAt > _options.SessionTimeout;

    private void Detach(GatewaySession session)
    {
        if (session.Connection is not { } connection)
            return;
        connection.Session = null;
        session.Connection = null;
        session.DisconnectedAt = _world.Time.GetUtcNow();
    }

    private void Attach(GatewaySession session, GatewayConnection connection)
    {
        Detach(session);
        session.Connection = connection;
        connection.Session = session;
    }

    private void Publish(GatewayEvent gatewayEvent)
    {
        foreach (var session in _sessions.Values)
        {
            if (session.Serves(gatewayEvent.Guild?.Id) && (gatewayEvent.Intent == 0 || (session.Intents & gatewayEvent.Intent) != 0) && !IsTimedOut(session))
                Dispatch(session, gatewayEvent);
        }
    }

    /// <summary>Numbers the event, keeps it for a Resume, and sends it when the session is connected.</summary>
    public void Dispatch(GatewaySession session, GatewayEvent gatewayEvent, bool isReplayed = true)
    {
        if (Alterations.TryPeek(out var alteration) && alteration.EventName == gatewayEvent.Name)
            Alterations.Dequeue().Change(gatewayEvent.Data);
        var sequence = session.NextSequence();
        var json = new JsonObject { ["t"] = gatewayEvent.Name, ["s"] = sequence, ["op"] = Opcode.Dispatch, ["d"] = gatewayEvent.Data.DeepClone() };
        var frame = new OutgoingFrame.Message(DiscordJson.Utf8(json), gatewayEvent.Writing);
        Transcript.Frame(session.Connection?.Number ?? 0, toClient: true, Opcode.Dispatch, gatewayEvent.Name, sequence, gatewayEvent.Data);
        if (isReplayed)
            session.Keep(sequence, frame);
        session.Connection?.Enqueue(frame);
    }

    private bool IsOverBudget(GatewayConnection connection)
    {
        var now = _world.Time.GetUtcNow();
        connection.Received.Enqueue(now);
        while (now - connection.Received.Peek() >= SendWindow)
            connection.Received.Dequeue();
        return connection.Received.Count > SendBudget;
    }

    private void MissHeartbeat(GatewayConnection connection)
    {
        if (connection.IsSilent || connection.IsClosing)
            return;
        RefusePayload(connection, GatewayCloseCode.Unknown, $"no heartbeat in {HeartbeatPatience.TotalMilliseconds} ms");
    }

    private void Refuse(GatewayConnection connection, int code, string reason)
    {
        _violations.Add("gateway", $"{reason} (closed with {code})", $"{connection}");
        connection.Close(code, reason);
    }

    private void SignalChange() =>
        Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
