using System.Text;
using System.Text.Json.Nodes;
using Bot.Testing.Discord.Gateway;
using Bot.Testing.Discord.State;

namespace Bot.Testing.Discord.Faults;

/// <summary>What the gateway does wrong on command, to every connection of the moment. Safe for use by several threads.</summary>
public sealed class GatewayFaults
{
    private readonly World _world;
    private readonly GatewayServer _gateway;

    internal GatewayFaults(World world, GatewayServer gateway) => (_world, _gateway) = (world, gateway);

    /// <summary>Resets the TCP connections without a close frame. Frames queued before are still written.</summary>
    public void DropSockets() => ForEach("drop", connection => connection.Enqueue(new OutgoingFrame.Drop()));

    /// <summary>Writes a frame's header and half of its payload, then resets.</summary>
    public void DropMidFrame() => ForEach("drop mid-frame", connection => connection.Enqueue(new OutgoingFrame.DropMidFrame(Encoding.UTF8.GetBytes(new string('{', 1000)))));

    /// <summary>Sends op 7: reconnect and resume.</summary>
    public void AskToReconnect() => ForEach("", connection => connection.Send(Opcode.Reconnect));

    /// <summary>Sends op 9. When it is not resumable, the session ends.</summary>
    public void InvalidateSessions(bool isResumable) => ForEach("", connection => _gateway.Invalidate(connection, isResumable));

    /// <summary>Closes with the code. The session ends with the codes after which Discord wants a new one or none.</summary>
    public void Close(int code, string reason = "") => ForEach("", connection =>
    {
        var endsSession = code is GatewayCloseCode.InvalidSequence or GatewayCloseCode.SessionTimedOut or GatewayCloseCode.AuthenticationFailed
            or >= GatewayCloseCode.InvalidShard;
        if (endsSession && connection.Session is { } session)
            _gateway.Forget(session);
        connection.Close(code, reason);
    });

    /// <summary>Goes silent: takes everything, sends nothing, keeps the connection. The session stays resumable.</summary>
    public void GoSilent() => ForEach("silent", connection => connection.IsSilent = true);

    /// <summary>Holds each frame back for the time, in order; real time. Zero ends it.</summary>
    public void Delay(TimeSpan delay) => ForEach($"late by {delay}", connection => connection.Delay = delay);

    /// <summary>Sends op 1: the client is to send a heartbeat at once.</summary>
    public void RequestHeartbeat() => ForEach("", connection => connection.Send(Opcode.Heartbeat));

    /// <summary>At the next Resume, events that the client has seen come again before those it missed.</summary>
    /// <param name="events">How many, from 1.</param>
    public void RepeatEventsOnResume(int events) => ForEach($"will repeat {events}", connection =>
    {
        if (connection.Session is { } session)
            session.RepeatOnResume = events;
    });

    /// <summary>Sends the last events again now, with their old sequence numbers.</summary>
    public void RepeatEvents(int events) => ForEach($"repeat {events}", connection =>
    {
        foreach (var frame in connection.Session?.After(connection.Session.Sequence - events).ToList() ?? [])
            connection.Enqueue(frame);
    });

    /// <summary>Sends the text as one frame, whatever it is: broken JSON, an array, an unknown op.</summary>
    public void SendText(string text) => ForEach($"raw {(text.Length > 200 ? $"{text.Length} characters" : text)}",
        connection => connection.Enqueue(new OutgoingFrame.Message(Encoding.UTF8.GetBytes(text))));

    /// <summary>Sends an event with a sequence number, whatever its name and data.</summary>
    public void SendEvent(string name, JsonObject data)
    {
        lock (_world.Gate)
        {
            foreach (var session in _gateway.Connections.Select(connection => connection.Session).OfType<GatewaySession>())
                _gateway.Dispatch(session, new GatewayEvent(name, data, null));
        }
    }

    /// <summary>Sends an unknown event of about this many bytes.</summary>
    public void SendHugeEvent(int bytes = 20 * 1024 * 1024) => SendEvent("HUGE_UNKNOWN_EVENT", new JsonObject { ["padding"] = new string('x', bytes) });

    /// <summary>Lets the next event of the name be changed before it is sent: members taken away, set to null, added.</summary>
    public void AlterNext(string eventName, Action<JsonObject> change)
    {
        lock (_world.Gate)
            _gateway.Alterations.Enqueue((eventName, change));
    }

    /// <summary>Whether new connections are refused with HTTP 503.</summary>
    public bool RefusesConnections { get => _gateway.RefusesConnections; set => _gateway.RefusesConnections = value; }

    private void ForEach(string note, Action<GatewayConnection> fault)
    {
        lock (_world.Gate)
        {
            foreach (var connection in _gateway.Connections)
            {
                if (note.Length > 0)
                    _gateway.Transcript.Note(connection.Number, $"fault: {note}");
                fault(connection);
            }
        }
    }
}
