using System.Globalization;
using Bot.Discord.Gateway;

namespace Bot.Discord.Tests.Gateway;

/// <summary>
/// Plays a transcript: lines of the server, the identify queue and the time go into a session, and what it then does must be exactly the client's
/// lines that follow.
/// </summary>
internal sealed class SessionTranscript
{
    public static readonly Uri GatewayUrl = new("wss://gateway.test/");
    public static readonly Uri ResumeUrl = new("wss://resume.test/");
    private readonly Queue<string> _done = new();

    public SessionTranscript(GatewaySessionOptions? options = null, int seed = 1) =>
        Session = new GatewaySession(options ?? new GatewaySessionOptions { Url = GatewayUrl }, seed);

    public GatewaySession Session { get; }

    public TimeSpan Now { get; private set; }

    public SessionTranscript Play(string transcript)
    {
        foreach (var line in transcript.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (who, what) = (line[..colon], line[(colon + 1)..].Trim());
            if (string.Equals(who, "client", StringComparison.Ordinal))
            {
                Assert.True(_done.TryDequeue(out var done), $"The client did nothing, expected: {what}");
                Assert.Equal(what, done);
                continue;
            }

            AssertQuiet(line);
            if (string.Equals(who, "time", StringComparison.Ordinal))
                Pass(what);
            else
                Take(Parse(what));
        }

        AssertQuiet("the end");
        return this;
    }

    /// <summary>Brings a new session to the point where events come.</summary>
    public SessionTranscript PlayUntilReady() => Play("""
        start: START
        client: CONNECT gateway.test
        server: OPEN
        server: HELLO 41250
        client: ASK TO IDENTIFY
        queue: GRANT
        client: IDENTIFY
        server: READY abc s=1
        """);

    private static GatewayInput Parse(string what)
    {
        var words = what.Split(' ');
        return words[0] switch
        {
            "START" => new GatewayInput.Start(),
            "STOP" => new GatewayInput.Stop(),
            "OPEN" => new GatewayInput.Opened(),
            "REFUSE" => new GatewayInput.OpenFailed("refused"),
            "HELLO" => new GatewayInput.Hello(TimeSpan.FromMilliseconds(Number(words[1]))),
            "HEARTBEAT" => new GatewayInput.HeartbeatRequest(),
            "ACK" => new GatewayInput.HeartbeatAck(),
            "RECONNECT" => new GatewayInput.Reconnect(),
            "INVALID" => new GatewayInput.InvalidSession(string.Equals(words[1], "resumable", StringComparison.Ordinal)),
            "CLOSE" => new GatewayInput.Closed((int)Number(words[1])),
            "DROP" => new GatewayInput.Closed(null),
            "GRANT" => new GatewayInput.IdentifyPermitted(),
            "READY" => new GatewayInput.Ready(Sequence(words), words[1], ResumeUrl),
            _ => new GatewayInput.Dispatch(Sequence(words), words[0]),
        };
    }

    private static long? Sequence(string[] words) =>
        words.FirstOrDefault(word => word.StartsWith("s=", StringComparison.Ordinal)) is { } word ? Number(word[2..]) : null;

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private void Pass(string what)
    {
        // "next": to the moment for which the session has set its alarm.
        var end = string.Equals(what, "next", StringComparison.Ordinal)
            ? Session.NextWake ?? throw new InvalidOperationException("The session waits for nothing.")
            : Now + TimeSpan.FromSeconds(double.Parse(what.TrimEnd('s').TrimStart('+'), CultureInfo.InvariantCulture));
        while (Session.NextWake is { } wake && wake <= end)
        {
            Now = wake;
            Take(new GatewayInput.Tick());
        }

        Now = end;
    }

    private void Take(GatewayInput input)
    {
        foreach (var action in Session.Handle(input, Now))
        {
            if (Describe(action) is { } text)
                _done.Enqueue(text);
        }
    }

    private static string? Describe(GatewayAction action) => action switch
    {
        GatewayAction.Connect connect => $"CONNECT {connect.Url.Host}",
        GatewayAction.Close close => $"CLOSE {close.Code}",
        GatewayAction.SendHeartbeat heartbeat => $"HEARTBEAT {heartbeat.Sequence?.ToString(CultureInfo.InvariantCulture) ?? "null"}",
        GatewayAction.AskToIdentify => "ASK TO IDENTIFY",
        GatewayAction.SendIdentify => "IDENTIFY",
        GatewayAction.SendResume resume => $"RESUME {resume.SessionId} {resume.Sequence}",
        GatewayAction.Fail fail => $"FAIL {fail.Code}",
        _ => null,
    };

    private void AssertQuiet(string before) =>
        Assert.True(_done.Count == 0, $"Before '{before}' the client also did: {string.Join(", ", _done)}");
}
