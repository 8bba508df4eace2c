using System.Text;
using System.Threading.Channels;
using Bot.Discord.Gateway;

namespace Bot.Discord.Tests.Support;

/// <summary>The server's side of one socket, in the hands of a test.</summary>
internal sealed class ScriptedSocket : IGatewaySocket
{
    private readonly Channel<GatewayMessage> _toClient = Channel.CreateUnbounded<GatewayMessage>();
    private readonly Channel<string> _fromClient = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _hasHungUp;

    public Uri? Url { get; private set; }

    public int? ClosedWith { get; private set; }

    /// <summary>Whether the server hangs up by itself when the client says that it is the end.</summary>
    public bool AnswersClose { get; set; } = true;

    /// <summary>Done when the client says that it is the end.</summary>
    public Task Told => _told.Task;

    /// <summary>Whether the client stayed until the server had hung up; done when the client is gone.</summary>
    public Task<bool> StayedToTheEnd => _left.Task;

    public void Send(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        _toClient.Writer.TryWrite(new(GatewayMessageKind.Frame, bytes, null, bytes.Length));
    }

    public void SendTooLarge() => _toClient.Writer.TryWrite(new(GatewayMessageKind.TooLarge, default, null, 100_000_000));

    public void Close(int? code)
    {
        _hasHungUp = true;
        _toClient.Writer.TryWrite(new(GatewayMessageKind.Closed, default, code, 0));
    }

    public void Break() => _toClient.Writer.TryComplete(new IOException("The network is gone."));

    /// <summary>The next payload that the client sends.</summary>
    public async Task<string> ReceiveAsync() => await _fromClient.Reader.ReadAsync(TestContext.Current.CancellationToken);

    Task IGatewaySocket.ConnectAsync(Uri url, CancellationToken cancellationToken)
    {
        Url = url;
        return Task.CompletedTask;
    }

    async ValueTask<GatewayMessage> IGatewaySocket.ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _toClient.Reader.ReadAsync(cancellationToken);
        }
        catch (ChannelClosedException closed)
        {
            throw closed.InnerException ?? closed;
        }
    }

    ValueTask IGatewaySocket.SendAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        _fromClient.Writer.TryWrite(Encoding.UTF8.GetString(json.Span));
        return ValueTask.CompletedTask;
    }

    Task<bool> IGatewaySocket.CloseAsync(int code, CancellationToken cancellationToken)
    {
        ClosedWith = code;
        _told.TrySetResult();
        if (AnswersClose)
            Close(code);
        return Task.FromResult(true);
    }

    ValueTask IAsyncDisposable.DisposeAsync()
    {
        _left.TrySetResult(_hasHungUp);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Hands a test each socket that the client opens.</summary>
internal sealed class ScriptedSockets
{
    private readonly Channel<ScriptedSocket> _opened = Channel.CreateUnbounded<ScriptedSocket>();

    public IGatewaySocket Create()
    {
        var socket = new ScriptedSocket();
        _opened.Writer.TryWrite(socket);
        return socket;
    }

    public async Task<ScriptedSocket> NextAsync() => await _opened.Reader.ReadAsync(TestContext.Current.CancellationToken);
}

/// <summary>Remembers events.</summary>
internal sealed class EventLog : IGatewayEventReceiver
{
    private readonly Channel<GatewayEvent> _events = Channel.CreateUnbounded<GatewayEvent>();

    public void Receive(GatewayEvent gatewayEvent) => _events.Writer.TryWrite(gatewayEvent);

    public async Task<GatewayEvent> NextAsync() => await _events.Reader.ReadAsync(TestContext.Current.CancellationToken);
}
