namespace Bot.Discord.Gateway;

/// <summary>Something that happened to a session.</summary>
internal abstract record GatewayInput
{
    /// <summary>The shard was started.</summary>
    public sealed record Start : GatewayInput;

    /// <summary>Nothing but time went by.</summary>
    public sealed record Tick : GatewayInput;

    /// <summary>The socket is open.</summary>
    public sealed record Opened : GatewayInput;

    /// <summary>The socket could not be opened.</summary>
    public sealed record OpenFailed(string Reason) : GatewayInput;

    /// <summary>The socket was closed by the other side or by the network.</summary>
    public sealed record Closed(int? Code) : GatewayInput;

    public sealed record Hello(TimeSpan HeartbeatInterval) : GatewayInput;

    public sealed record HeartbeatRequest : GatewayInput;

    public sealed record HeartbeatAck : GatewayInput;

    public sealed record Reconnect : GatewayInput;

    public sealed record InvalidSession(bool CanResume) : GatewayInput;

    /// <summary>An event. READY also names the session; see <see cref="Ready"/>.</summary>
    public record Dispatch(long? Sequence, string? Name) : GatewayInput;

    public sealed record Ready(long? Sequence, string SessionId, Uri? ResumeUrl) : Dispatch(Sequence, GatewayEventName.Ready);

    /// <summary>The turn of this shard to identify has come.</summary>
    public sealed record IdentifyPermitted : GatewayInput;

    /// <summary>The program ends.</summary>
    public sealed record Stop : GatewayInput;
}

/// <summary>Something to do for a session. Actions are done in order.</summary>
internal abstract record GatewayAction
{
    /// <summary>Open a new socket.</summary>
    public sealed record Connect(Uri Url) : GatewayAction;

    /// <summary>Close the socket without waiting for an answer.</summary>
    public sealed record Close(int Code) : GatewayAction;

    public sealed record SendHeartbeat(long? Sequence) : GatewayAction;

    /// <summary>Ask for a turn to identify; <see cref="GatewayInput.IdentifyPermitted"/> answers.</summary>
    public sealed record AskToIdentify : GatewayAction;

    public sealed record SendIdentify : GatewayAction;

    public sealed record SendResume(string SessionId, long Sequence) : GatewayAction;

    /// <summary>Stop for good.</summary>
    public sealed record Fail(int Code, string Message) : GatewayAction;

    /// <summary>Say what happened.</summary>
    public sealed record Note(string Message, bool IsTrouble = false) : GatewayAction;
}
