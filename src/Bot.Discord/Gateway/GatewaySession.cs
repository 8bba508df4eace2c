using System.Globalization;
using Bot.Discord.Wire;

namespace Bot.Discord.Gateway;

/// <summary>
/// The gateway's protocol for one shard as a state machine: inputs and the time go in, actions come out. It does no I/O and has no clock, so every
/// path of it can be written down as a transcript. Not thread-safe. Page "Gateway".
/// </summary>
internal sealed class GatewaySession
{
    private const int BackOffSteps = 16;

    /// <summary>Connections to the address for resuming that may come to nothing in a row before the first address is tried.</summary>
    private const int ResumeUrlAttempts = 3;

    /// <summary>Invalid sessions in a row that may say "can be resumed" before a new one is begun.</summary>
    public const int MaxPromisedResumes = 5;

    private readonly GatewaySessionOptions _options;
    private readonly Random _random;
    private readonly SendBudget _budget = new();
    private readonly List<GatewayAction> _actions = [];
    private string? _sessionId;
    private Uri? _resumeUrl;
    private long? _sequence;
    private TimeSpan _heartbeatInterval;
    private TimeSpan? _nextHeartbeat;
    private TimeSpan? _oldestUnacknowledged;
    private TimeSpan? _lastHeartbeat;
    private TimeSpan? _deadline;
    private TimeSpan? _connectedAt;
    private bool _wasEstablished;
    private int _failures;
    private int _resumeUrlFailures;
    private bool _isAtResumeUrl;

    /// <param name="seed">Of the jitter.</param>
    public GatewaySession(GatewaySessionOptions options, int seed)
    {
        if (options.ShardCount < 1 || options.ShardId < 0 || options.ShardId >= options.ShardCount)
            throw new ArgumentException($"Shard {options.ShardId} of {options.ShardCount} does not exist.", nameof(options));
        _options = options;
        _random = new Random(seed);
    }

    public GatewayPhase Phase { get; private set; } = GatewayPhase.Waiting;

    /// <summary>When <see cref="GatewayInput.Tick"/> is due; null when only the socket can bring news.</summary>
    public TimeSpan? NextWake => (_deadline, _nextHeartbeat) switch
    {
        ({ } deadline, { } heartbeat) => deadline < heartbeat ? deadline : heartbeat,
        ({ } deadline, null) => deadline,
        (null, var heartbeat) => heartbeat,
    };

    /// <summary>Time from the last heartbeat to its acknowledgement; null before the first.</summary>
    public TimeSpan? HeartbeatLatency { get; private set; }

    public bool HasSession => _sessionId is not null && _sequence is not null;

    private bool IsOpen => Phase is GatewayPhase.AwaitingHello or GatewayPhase.AwaitingIdentify or GatewayPhase.Identifying
        or GatewayPhase.Resuming or GatewayPhase.Ready;

    private bool IsOver => Phase is GatewayPhase.Stopped or GatewayPhase.Failed;

    /// <summary>Takes in what happened. Returns what to do, valid until the next call.</summary>
    /// <param name="now">Time since any fixed instant; never goes back.</param>
    public IReadOnlyList<GatewayAction> Handle(GatewayInput input, TimeSpan now)
    {
        _actions.Clear();
        if (IsOver)
            return _actions;
        switch (input)
        {
            case GatewayInput.Start:
                ConnectAt(now, now);
                break;
            case GatewayInput.Tick:
                OnTick(now);
                break;
            case GatewayInput.Opened when Phase == GatewayPhase.Connecting:
                Phase = GatewayPhase.AwaitingHello;
                _deadline = now + _options.HelloTimeout;
                break;
            case GatewayInput.OpenFailed failed when Phase == GatewayPhase.Connecting:
                _actions.Add(new GatewayAction.Note($"Could not connect: {failed.Reason}", IsTrouble: true));
                Disconnected(now);
                break;
            case GatewayInput.Closed closed when IsOpen || Phase == GatewayPhase.Connecting:
                OnClosed(closed.Code, now);
                break;
            case GatewayInput.Hello hello when Phase == GatewayPhase.AwaitingHello:
                OnHello(hello.HeartbeatInterval, now);
                break;
            case GatewayInput.HeartbeatRequest when IsOpen && Phase != GatewayPhase.AwaitingHello:
                // A server that asks without end must not use up what the regular heartbeats need.
                if (_budget.TrySpend(now, reserve: RegularHeartbeats()))
                    SendHeartbeat(now);
                break;
            case GatewayInput.HeartbeatAck when IsOpen:
                _oldestUnacknowledged = null;
                if (_lastHeartbeat is { } sent)
                    HeartbeatLatency = now - sent;
                break;
            case GatewayInput.Reconnect when IsOpen:
                CloseAndReconnect("Discord asked to reconnect", GatewayClose.KeepSession, now);
                break;
            case GatewayInput.InvalidSession invalid when IsOpen:
                OnInvalidSession(invalid.CanResume, now);
                break;
            case GatewayInput.Dispatch dispatch when IsOpen && Phase != GatewayPhase.AwaitingHello:
                OnDispatch(dispatch);
                break;
            case GatewayInput.IdentifyPermitted when Phase == GatewayPhase.AwaitingIdentify:
                Phase = GatewayPhase.Identifying;
                _budget.TrySpend(now);
                _actions.Add(new GatewayAction.SendIdentify());
                break;
            case GatewayInput.Stop:
                if (IsOpen || Phase == GatewayPhase.Connecting)
                    _actions.Add(new GatewayAction.Close(GatewayClose.Normal));
                End(GatewayPhase.Stopped);
                break;
        }

        return _actions;
    }

    private void OnTick(TimeSpan now)
    {
        if (_deadline <= now)
        {
            _deadline = null;
            if (Phase == GatewayPhase.Waiting)
                Connect(now);
            else if (Phase == GatewayPhase.AwaitingHello)
                CloseAndReconnect($"No Hello after {_options.HelloTimeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s", GatewayClose.KeepSession, now);
        }

        if (_nextHeartbeat <= now)
            Beat(now);
    }

    private void Connect(TimeSpan now)
    {
        Phase = GatewayPhase.Connecting;
        _connectedAt = now;
        _wasEstablished = false;
        _budget.Clear();
        // Page "Gateway", Connection Lifecycle: a session is resumed at its own address, and begun at the first one.
        _isAtResumeUrl = HasSession && _resumeUrl is not null && _resumeUrlFailures < ResumeUrlAttempts;
        _actions.Add(new GatewayAction.Connect(WithQuery(_isAtResumeUrl ? _resumeUrl! : _options.Url)));
    }

    private void OnHello(TimeSpan interval, TimeSpan now)
    {
        _deadline = null;
        _heartbeatInterval = interval;
        _nextHeartbeat = now + interval * _random.NextDouble();
        if (HasSession && _resumeUrl is not null && !_isAtResumeUrl)
        {
            // The network works and the session's own address does not.
            _actions.Add(new GatewayAction.Note("The session's address cannot be reached, a new session is needed", IsTrouble: true));
            ForgetSession();
        }

        if (HasSession)
        {
            Phase = GatewayPhase.Resuming;
            _budget.TrySpend(now);
            _actions.Add(new GatewayAction.SendResume(_sessionId!, _sequence!.Value));
        }
        else
        {
            Phase = GatewayPhase.AwaitingIdentify;
            _actions.Add(new GatewayAction.AskToIdentify());
        }
    }

    private void Beat(TimeSpan now)
    {
        if (_oldestUnacknowledged is { } since && now - since >= _heartbeatInterval)
        {
            CloseAndReconnect("No acknowledgement of a heartbeat in a whole interval", GatewayClose.KeepSession, now);
            return;
        }

        _nextHeartbeat = now + _heartbeatInterval;
        if (_budget.TrySpend(now))
            SendHeartbeat(now);
    }

    private void SendHeartbeat(TimeSpan now)
    {
        _oldestUnacknowledged ??= now;
        _lastHeartbeat = now;
        _actions.Add(new GatewayAction.SendHeartbeat(_sequence));
    }

    private int RegularHeartbeats() => (int)Math.Ceiling(Limits.GatewaySendWindow / _heartbeatInterval) + 1;

    private void OnDispatch(GatewayInput.Dispatch dispatch)
    {
        // Replayed events repeat numbers; going back would make Discord replay them once more.
        if (dispatch.Sequence is { } sequence && !(_sequence >= sequence))
            _sequence = sequence;
        if (dispatch is GatewayInput.Ready ready)
        {
            if (Phase != GatewayPhase.Identifying)
                return;
            _sequence = ready.Sequence;
            _sessionId = ready.SessionId;
            _resumeUrl = ready.ResumeUrl;
            Establish("New session");
        }
        else if (string.Equals(dispatch.Name, GatewayEventName.Resumed, StringComparison.Ordinal) && Phase == GatewayPhase.Resuming)
        {
            Establish("Session resumed");
        }
    }

    private void Establish(string what)
    {
        Phase = GatewayPhase.Ready;
        _wasEstablished = true;
        _failures = 0;
        _resumeUrlFailures = 0;
        _actions.Add(new GatewayAction.Note(what));
    }

    private void OnClosed(int? code, TimeSpan now)
    {
        switch (GatewayClose.ConsequenceOf(code))
        {
            case CloseConsequence.Fatal:
                _actions.Add(new GatewayAction.Fail(code!.Value, GatewayClose.Describe(code)));
                End(GatewayPhase.Failed);
                return;
            case CloseConsequence.NewSession:
                ForgetSession();
                break;
            case CloseConsequence.Resume:
                break;
        }

        _actions.Add(new GatewayAction.Note($"Disconnected: {GatewayClose.Describe(code)}", IsTrouble: code is not null));
        Disconnected(now);
    }

    private void OnInvalidSession(bool canResume, TimeSpan now)
    {
        // A server that promises and never keeps it must not hold the shard for ever.
        if (!canResume || _failures >= MaxPromisedResumes)
            ForgetSession();
        _actions.Add(new GatewayAction.Note(canResume ? "Invalid session, may be resumed" : "Invalid session, a new one is needed"));
        // Not 1000, even when the session is gone: Discord may have refused only this attempt.
        _actions.Add(new GatewayAction.Close(GatewayClose.KeepSession));
        Hang();
        // The address answered.
        _resumeUrlFailures = 0;
        var pause = _options.MinInvalidSessionDelay + (_options.MaxInvalidSessionDelay - _options.MinInvalidSessionDelay) * _random.NextDouble();
        ConnectAt(now + Max(pause, _failures > 1 ? BackOff() : TimeSpan.Zero), now);
    }

    private void CloseAndReconnect(string why, int closeCode, TimeSpan now)
    {
        _actions.Add(new GatewayAction.Note(why));
        _actions.Add(new GatewayAction.Close(closeCode));
        Disconnected(now);
    }

    private void Disconnected(TimeSpan now)
    {
        Hang();
        // A working session comes back at once, but not more often than the interval; whatever came to nothing waits longer each time.
        var earliest = (_connectedAt ?? now) + _options.MinConnectInterval;
        ConnectAt(_failures == 0 ? Max(now, earliest) : Max(now + BackOff(), earliest), now);
    }

    private void Hang()
    {
        if (!_wasEstablished)
        {
            _failures = Math.Min(_failures + 1, BackOffSteps);
            // Where the first address cannot be reached either, the network is down, and the session may still be there after it.
            _resumeUrlFailures = _isAtResumeUrl ? _resumeUrlFailures + 1 : 0;
        }

        _nextHeartbeat = null;
        _oldestUnacknowledged = null;
        _lastHeartbeat = null;
    }

    private TimeSpan BackOff()
    {
        var whole = Math.Min(_options.RetryDelay.TotalSeconds * Math.Pow(2, _failures - 1), _options.MaxRetryDelay.TotalSeconds);
        return TimeSpan.FromSeconds(whole * (0.5 + 0.5 * _random.NextDouble()));
    }

    private void ConnectAt(TimeSpan when, TimeSpan now)
    {
        Phase = GatewayPhase.Waiting;
        _deadline = when;
        if (when <= now)
            OnTick(now);
    }

    private void ForgetSession()
    {
        _sessionId = null;
        _resumeUrl = null;
        _sequence = null;
    }

    private void End(GatewayPhase phase)
    {
        Phase = phase;
        _deadline = null;
        _nextHeartbeat = null;
    }

    private Uri WithQuery(Uri url)
    {
        var query = _options.IsCompressed ? "v=10&encoding=json&compress=zlib-stream" : "v=10&encoding=json";
        return new UriBuilder(url) { Query = query }.Uri;
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
