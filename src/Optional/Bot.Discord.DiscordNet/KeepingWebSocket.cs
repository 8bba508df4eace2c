using Bot.Discord.Diagnostics;
using Bot.Discord.Gateway;
using Discord.Net.WebSockets;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;

namespace Bot.Discord.DiscordNet;

/// <summary>
/// Stands between a shard of Discord.Net and its socket, and keeps the session where Discord.Net would end it: a frame that is no JSON is dropped
/// instead of ending the connection, and a connection that Discord.Net gives up is closed with a code after which it can be resumed.
/// </summary>
internal sealed class KeepingWebSocket : IWebSocketClient
{
    private readonly IWebSocketClient _inner;
    private readonly Func<bool> _isStopping;
    private readonly ILogger _logger;

    /// <param name="isStopping">Whether the program ends, so that the session is over.</param>
    public KeepingWebSocket(IWebSocketClient inner, Func<bool> isStopping, ILogger logger)
    {
        _inner = inner;
        _isStopping = isStopping;
        _logger = logger;
        inner.BinaryMessage += ReadAsync;
        inner.TextMessage += ReadAsync;
        inner.Closed += fault => Closed?.Invoke(fault) ?? Task.CompletedTask;
    }

    public event Func<byte[], int, int, Task>? BinaryMessage;

    public event Func<string, Task>? TextMessage;

    public event Func<Exception, Task>? Closed;

    public void SetHeader(string key, string value) => _inner.SetHeader(key, value);

    public void SetCancelToken(CancellationToken cancelToken) => _inner.SetCancelToken(cancelToken);

    public Task ConnectAsync(string host)
    {
        DiscordTelemetry.Connections.Add(1);
        return _inner.ConnectAsync(host);
    }

    public Task DisconnectAsync(int closeCode = GatewayClose.Normal) =>
        _inner.DisconnectAsync(closeCode == GatewayClose.Normal && !_isStopping() ? GatewayClose.KeepSession : closeCode);

    public Task SendAsync(byte[] data, int index, int count, bool isText) => _inner.SendAsync(data, index, count, isText);

    public void Dispose() => _inner.Dispose();

    private async Task ReadAsync(byte[] data, int index, int count)
    {
        try
        {
            await (BinaryMessage?.Invoke(data, index, count) ?? Task.CompletedTask);
        }
        catch (JsonException fault)
        {
            Dropped(count, fault);
        }
    }

    private async Task ReadAsync(string text)
    {
        try
        {
            await (TextMessage?.Invoke(text) ?? Task.CompletedTask);
        }
        catch (JsonException fault)
        {
            Dropped(text.Length, fault);
        }
    }

    // The payload may hold tokens, so only its size is logged.
    private void Dropped(int bytes, JsonException fault) => _logger.LogWarning("Dropped a malformed frame of {Bytes} bytes: {Fault}", bytes, fault.Message);
}
