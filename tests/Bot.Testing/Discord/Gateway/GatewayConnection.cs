using System.Buffers.Binary;
using System.IO.Compression;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Bot.Testing.Discord.State;

namespace Bot.Testing.Discord.Gateway;

/// <summary>
/// One socket of a client. Frames are queued and written by one writer, in order. The fault switches may be set from any thread.
/// </summary>
internal sealed class GatewayConnection : IDisposable
{
    /// <summary>The largest payload a client may send. Source: Discord, "Gateway", sending events.</summary>
    private const int MaxClientPayloadBytes = 4096;

    /// <summary>How long the client may take to answer a close frame, in real time.</summary>
    private static readonly TimeSpan CloseHandshakePatience = TimeSpan.FromSeconds(2);

    private readonly GatewayServer _server;
    private readonly Stream _stream;
    private readonly Action _abort;
    private readonly WebSocket _socket;
    private readonly bool _compresses;
    private readonly MemoryStream _compressed = new();
    private readonly ZLibStream _deflate;
    private readonly Channel<OutgoingFrame> _outgoing = Channel.CreateUnbounded<OutgoingFrame>(new() { SingleReader = true });

    public GatewayConnection(GatewayServer server, int number, Stream stream, Action abort, bool compresses, bool usesResumeUrl)
    {
        (_server, Number, _stream, _abort, _compresses, UsesResumeUrl) = (server, number, stream, abort, compresses, usesResumeUrl);
        _socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = TimeSpan.Zero });
        _deflate = new ZLibStream(_compressed, CompressionLevel.Fastest);
    }

    /// <summary>1 for the first connection of the server, and so on; names it in the transcript.</summary>
    public int Number { get; }

    public bool UsesResumeUrl { get; }

    /// <summary>The session that it identified as or resumed; null before.</summary>
    public GatewaySession? Session { get; set; }

    /// <summary>Whether op 9 has taken its session away: it may then identify or resume once more, whichever URL it came by.</summary>
    public bool MayStartAgain { get; set; }

    /// <summary>When the payloads of the last minute came; the send budget counts them.</summary>
    public Queue<DateTimeOffset> Received { get; } = new();

    /// <summary>Watches for heartbeats that do not come.</summary>
    public ITimer? Watchdog { get; set; }

    /// <summary>Whether the server has gone silent: it takes everything and sends nothing, as a dead connection behind a proxy does.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Whether the server has said goodbye; what the client still sends is ignored.</summary>
    public bool IsClosing { get; private set; }

    /// <summary>How long each frame is held back, in real time.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Queues a frame that is no event.</summary>
    public void Send(int opcode, JsonNode? data = null)
    {
        _server.Transcript.Frame(Number, toClient: true, opcode, null, null, data);
        var json = new JsonObject { ["op"] = opcode, ["d"] = data?.DeepClone(), ["s"] = null, ["t"] = null };
        Enqueue(new OutgoingFrame.Message(DiscordJson.Utf8(json)));
    }

    public void Enqueue(OutgoingFrame frame) => _outgoing.Writer.TryWrite(frame);

    public void Close(int code, string reason)
    {
        _server.Transcript.Note(Number, $"close {code}{(reason.Length == 0 ? "" : $": {reason}")}");
        IsClosing = true;
        Enqueue(new OutgoingFrame.Close(code, reason));
    }

    /// <summary>Serves the socket until either side ends it.</summary>
    /// <returns>The client's close code; null when it left without one.</returns>
    public async Task<int?> RunAsync(CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writing = WriteAllAsync(ended.Token);
        try
        {
            return await ReadAllAsync(ended.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            return null;
        }
        finally
        {
            _outgoing.Writer.TryComplete();
            await ended.CancelAsync();
            await writing;
        }
    }

    public void Dispose()
    {
        Watchdog?.Dispose();
        _socket.Dispose();
        _deflate.Dispose();
        _compressed.Dispose();
    }

    private async Task<int?> ReadAllAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxClientPayloadBytes + 1];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await _socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                length += part.Count;
            }
            while (!part.EndOfMessage && length <= MaxClientPayloadBytes);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                if (_socket.State == WebSocketState.CloseReceived)
                    await _socket.CloseOutputAsync(_socket.CloseStatus ?? WebSocketCloseStatus.NormalClosure, null, cancellationToken);
                return (int?)_socket.CloseStatus;
            }
            if (length > MaxClientPayloadBytes)
            {
                _server.RefusePayload(this, GatewayCloseCode.DecodeError, $"a payload is over {MaxClientPayloadBytes} bytes");
                continue;
            }
            _server.Receive(this, buffer.AsMemory(0, length));
        }
    }

    private async Task WriteAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var frame in _outgoing.Reader.ReadAllAsync(cancellationToken))
            {
                if (Delay > TimeSpan.Zero)
                    await Task.Delay(Delay, cancellationToken);
                if (IsSilent && frame is OutgoingFrame.Message)
                    continue;
                await WriteAsync(frame, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            _abort();
        }
    }

    private async Task WriteAsync(OutgoingFrame frame, CancellationToken cancellationToken)
    {
        switch (frame)
        {
            case OutgoingFrame.Message message:
                var payload = _compresses ? Compress(message.Payload) : message.Payload;
                message.Writing?.Invoke();
                await _socket.SendAsync(payload, _compresses ? WebSocketMessageType.Binary : WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
                break;
            case OutgoingFrame.Close close:
                await _socket.CloseOutputAsync((WebSocketCloseStatus)close.Code, close.Reason, cancellationToken);
                await Task.Delay(CloseHandshakePatience, cancellationToken);
                _abort();
                break;
            case OutgoingFrame.Drop:
                _abort();
                break;
            case OutgoingFrame.DropMidFrame cut:
                await _stream.WriteAsync(HeaderOf(cut.Payload.Length), cancellationToken);
                await _stream.WriteAsync(cut.Payload.AsMemory(0, cut.Payload.Length / 2), cancellationToken);
                await _stream.FlushAsync(cancellationToken);
                _abort();
                break;
            default:
                throw new NotSupportedException($"No writer for {frame}.");
        }
    }

    /// <summary>Returns the next piece of the connection's one zlib stream; it ends in the sync flush marker 00 00 FF FF.</summary>
    private ReadOnlyMemory<byte> Compress(byte[] payload)
    {
        _compressed.SetLength(0);
        _deflate.Write(payload);
        _deflate.Flush();
        return _compressed.ToArray();
    }

    /// <summary>Returns the header of an unmasked text frame with a 16-bit length (RFC 6455, 5.2).</summary>
    private byte[] HeaderOf(int length)
    {
        var header = new byte[4];
        header[0] = (byte)(_compresses ? 0x82 : 0x81);
        header[1] = 126;
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)Math.Clamp(length, 126, ushort.MaxValue));
        return header;
    }

    public override string ToString() => $"socket {Number}";
}
