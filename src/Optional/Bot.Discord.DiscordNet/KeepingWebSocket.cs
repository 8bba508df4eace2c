using System.Text;
using Bot.Discord.Diagnostics;
using Bot.Discord.Gateway;
using Discord.Net.WebSockets;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;

namespace Bot.Discord.DiscordNet;

/// <summary>
/// Stands between a shard of Discord.Net and its socket, and keeps the session where Discord.Net would end it: a frame that is no JSON is dropped
/// instead of ending the connection, a connection that Discord.Net gives up is closed with a code after which it can be resumed, and a session that
/// Discord calls invalid but resumable is resumed. For this it decompresses the frames itself and hands them on as text.
/// </summary>
internal sealed class KeepingWebSocket : IWebSocketClient
{
    /// <summary>Longest frame, decompressed, that is handed on, as for the built-in client.</summary>
    private const long MaxFrameBytes = 64L << 20;

    /// <summary>Frames of the protocol itself are short; a longer one is an event and need not be looked into.</summary>
    private const int MaxControlFrameBytes = 256;

    /// <summary>On this Discord.Net connects again and resumes, as Discord wants it after "invalid session, may be resumed".</summary>
    private const string Reconnect = """{"op":7,"d":null}""";

    private readonly IWebSocketClient _inner;
    private readonly Func<bool> _isStopping;
    private readonly ILogger _logger;
    private readonly FrameBuffer _frame = new(MaxFrameBytes);
    private ZlibStreamDecoder _decoder = new();
    private int _promises;

    /// <param name="isStopping">Whether the program ends, so that the session is over.</param>
    public KeepingWebSocket(IWebSocketClient inner, Func<bool> isStopping, ILogger logger)
    {
        _inner = inner;
        _isStopping = isStopping;
        _logger = logger;
        inner.BinaryMessage += ReadAsync;
        inner.TextMessage += HandOnAsync;
        inner.Closed += fault => Closed?.Invoke(fault) ?? Task.CompletedTask;
    }

    /// <summary>Never raised: frames are handed on as text.</summary>
    public event Func<byte[], int, int, Task>? BinaryMessage
    {
        add { }
        remove { }
    }

    public event Func<string, Task>? TextMessage;

    public event Func<Exception, Task>? Closed;

    public void SetHeader(string key, string value) => _inner.SetHeader(key, value);

    public void SetCancelToken(CancellationToken cancelToken) => _inner.SetCancelToken(cancelToken);

    public Task ConnectAsync(string host)
    {
        DiscordTelemetry.Connections.Add(1);
        // Each connection is a stream of its own. The old decoder is left to the collector: a frame may still be inside it.
        _decoder = new ZlibStreamDecoder();
        _frame.Clear();
        return _inner.ConnectAsync(host);
    }

    public Task DisconnectAsync(int closeCode = GatewayClose.Normal) =>
        _inner.DisconnectAsync(closeCode == GatewayClose.Normal && !_isStopping() ? GatewayClose.KeepSession : closeCode);

    public Task SendAsync(byte[] data, int index, int count, bool isText) => _inner.SendAsync(data, index, count, isText);

    public void Dispose() => _inner.Dispose();

    private async Task ReadAsync(byte[] data, int index, int count)
    {
        _decoder.Decode(data.AsMemory(index, count), _frame);
        if (!_decoder.IsAtFrameEnd)
            return;
        var (length, isTooLarge) = (_frame.Length, _frame.IsTooLarge);
        var text = isTooLarge ? "" : Encoding.UTF8.GetString(_frame.Written.Span);
        _frame.Clear();
        if (isTooLarge)
            _logger.LogWarning("Dropped a frame of {Bytes} bytes.", length);
        else
            await HandOnAsync(text);
    }

    private async Task HandOnAsync(string text)
    {
        try
        {
            await (TextMessage?.Invoke(IsPromiseToResume(text) ? Reconnect : text) ?? Task.CompletedTask);
        }
        catch (JsonException fault)
        {
            // The payload may hold tokens, so only its size is logged.
            _logger.LogWarning("Dropped a malformed frame of {Bytes} bytes: {Fault}", text.Length, fault.Message);
        }
    }

    /// <summary>Whether the frame says that the session is invalid and may be resumed. A server that only ever promises is not believed for ever.</summary>
    private bool IsPromiseToResume(string text)
    {
        if (text.Length > MaxControlFrameBytes)
        {
            _promises = 0;
            return false;
        }

        try
        {
            var frame = GatewayFrame.Read(Encoding.UTF8.GetBytes(text));
            if (frame.Opcode == (int)GatewayOpcode.Dispatch)
                _promises = 0;
            return frame.Opcode == (int)GatewayOpcode.InvalidSession && frame.Body.Span.SequenceEqual("true"u8)
                && ++_promises <= GatewaySession.MaxPromisedResumes;
        }
        catch (System.Text.Json.JsonException)
        {
            // Discord.Net finds the same, and it is logged above.
            return false;
        }
    }
}
