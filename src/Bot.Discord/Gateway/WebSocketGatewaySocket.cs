using System.Net.WebSockets;

namespace Bot.Discord.Gateway;

/// <summary>A real connection over <see cref="ClientWebSocket"/>, with or without the zlib stream.</summary>
/// <param name="isCompressed">Whether the address asked for <c>compress=zlib-stream</c>.</param>
/// <param name="maxFrameBytes">Longest frame, decompressed, that is kept.</param>
internal sealed class WebSocketGatewaySocket(bool isCompressed, long maxFrameBytes) : IGatewaySocket
{
    private readonly ClientWebSocket _socket = new();
    private readonly ZlibStreamDecoder? _decoder = isCompressed ? new ZlibStreamDecoder() : null;
    private readonly FrameBuffer _frame = new(maxFrameBytes);
    private readonly byte[] _received = new byte[1 << 14];

    public async Task ConnectAsync(Uri url, CancellationToken cancellationToken)
    {
        try
        {
            await _socket.ConnectAsync(url, cancellationToken);
        }
        catch (WebSocketException fault)
        {
            throw new IOException(fault.GetBaseException().Message, fault);
        }
    }

    public async ValueTask<GatewayMessage> ReceiveAsync(CancellationToken cancellationToken)
    {
        _frame.Clear();
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(_received.AsMemory(), cancellationToken);
                if (part.MessageType == WebSocketMessageType.Close)
                    return new(GatewayMessageKind.Closed, default, (int?)_socket.CloseStatus, 0);
                var bytes = _received.AsMemory(0, part.Count);
                if (_decoder is null)
                    _frame.Append(bytes.Span);
                else
                    _decoder.Decode(bytes, _frame);
                if (part.EndOfMessage && _decoder is not { IsAtFrameEnd: false })
                    return new(_frame.IsTooLarge ? GatewayMessageKind.TooLarge : GatewayMessageKind.Frame, _frame.Written, null, _frame.Length);
            }
        }
        catch (WebSocketException fault)
        {
            throw new IOException(fault.GetBaseException().Message, fault);
        }
    }

    public async ValueTask SendAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        try
        {
            await _socket.SendAsync(json, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        catch (WebSocketException fault)
        {
            throw new IOException(fault.GetBaseException().Message, fault);
        }
    }

    public async Task<bool> CloseAsync(int code, CancellationToken cancellationToken)
    {
        if (_socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return false;
        try
        {
            await _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, cancellationToken);
            return true;
        }
        catch (WebSocketException fault)
        {
            throw new IOException(fault.GetBaseException().Message, fault);
        }
    }

    public ValueTask DisposeAsync()
    {
        // The decoder is left to the collector: a receive may still be inside it.
        _socket.Abort();
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
