using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Testing.Discord;

namespace Bot.Testing.Tests.Discord.Support;

/// <summary>A gateway client that does only what a test tells it, over a plain WebSocket.</summary>
internal sealed class RawGateway : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <summary>Sequence number of the last event.</summary>
    public int Sequence { get; private set; }

    public string SessionId { get; private set; } = "";

    public string ResumeUrl { get; private set; } = "";

    /// <summary>The server's close code, once it has closed.</summary>
    public int? CloseCode => (int?)_socket.CloseStatus;

    /// <summary>Connects and takes Hello.</summary>
    public static async Task<RawGateway> ConnectAsync(FakeDiscord discord, string? url = null, string query = "?v=10&encoding=json")
    {
        var gateway = new RawGateway();
        var address = url ?? $"ws://{discord.ApiBaseUrl.Authority}/gateway/";
        using var limit = new CancellationTokenSource(Patience);
        await gateway._socket.ConnectAsync(new Uri(address + query), limit.Token);
        return gateway;
    }

    /// <summary>Connects, identifies and takes READY.</summary>
    public static async Task<RawGateway> StartAsync(FakeDiscord discord, int intents = 1)
    {
        var gateway = await ConnectAsync(discord);
        await gateway.ReadAsync();
        await gateway.IdentifyAsync(discord.Token, intents);
        await gateway.ReadEventAsync("READY");
        return gateway;
    }

    public Task IdentifyAsync(string token, int intents = 1, JsonArray? shard = null)
    {
        var data = new JsonObject
        {
            ["token"] = token,
            ["intents"] = intents,
            ["properties"] = new JsonObject { ["os"] = "linux", ["browser"] = "raw", ["device"] = "raw" },
        };
        if (shard is not null)
            data["shard"] = shard;
        return SendAsync(2, data);
    }

    public Task ResumeAsync(string token, string session, int sequence) =>
        SendAsync(6, new JsonObject { ["token"] = token, ["session_id"] = session, ["seq"] = sequence });

    public Task SendAsync(int opcode, JsonNode? data) => SendTextAsync(new JsonObject { ["op"] = opcode, ["d"] = data }.ToJsonString());

    public async Task SendTextAsync(string text)
    {
        using var limit = new CancellationTokenSource(Patience);
        await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, limit.Token);
    }

    /// <summary>Returns the next frame, or null when the server closed.</summary>
    public async Task<JsonElement?> ReadAsync()
    {
        if (await ReadBytesAsync() is not { } bytes)
            return null;
        var frame = JsonElement.Parse(bytes);
        if (frame.TryGetProperty("s", out var sequence) && sequence.ValueKind == JsonValueKind.Number)
            Sequence = sequence.GetInt32();
        if (frame.TryGetProperty("t", out var name) && name.ValueKind == JsonValueKind.String && name.ValueEquals("READY"))
        {
            SessionId = frame.GetProperty("d").GetProperty("session_id").GetString()!;
            ResumeUrl = frame.GetProperty("d").GetProperty("resume_gateway_url").GetString()!;
        }
        return frame;
    }

    /// <summary>Returns the next message as it came, or null when the server closed.</summary>
    public async Task<byte[]?> ReadBytesAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        using var message = new MemoryStream();
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(), limit.Token);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            message.Write(_buffer, 0, part.Count);
            if (part.EndOfMessage)
                return message.ToArray();
        }
    }

    /// <summary>Reads until an event of the name and returns its data.</summary>
    public async Task<JsonElement> ReadEventAsync(string name)
    {
        while (true)
        {
            var frame = await ReadAsync() ?? throw new InvalidOperationException($"Closed with {CloseCode} before {name}.");
            if (frame.TryGetProperty("t", out var event_) && event_.ValueKind == JsonValueKind.String && event_.ValueEquals(name))
                return frame.GetProperty("d");
        }
    }

    /// <summary>Reads until a frame of the opcode and returns it.</summary>
    public async Task<JsonElement> ReadOpcodeAsync(int opcode)
    {
        while (true)
        {
            var frame = await ReadAsync() ?? throw new InvalidOperationException($"Closed with {CloseCode} before op {opcode}.");
            if (frame.GetProperty("op").GetInt32() == opcode)
                return frame;
        }
    }

    /// <summary>Reads until the server closes and returns the code; null when the connection broke.</summary>
    public async Task<int?> ReadToCloseAsync()
    {
        try
        {
            while (await ReadBytesAsync() is not null)
            {
            }
            return CloseCode;
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    public async Task CloseAsync(int code)
    {
        using var limit = new CancellationTokenSource(Patience);
        await _socket.CloseAsync((WebSocketCloseStatus)code, null, limit.Token);
    }

    public void Abort() => _socket.Abort();

    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
