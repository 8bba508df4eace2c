using System.Buffers;
using System.Text.Json;

namespace Bot.Discord.Gateway;

/// <summary>Writes what the client sends. Page "Gateway Events", Send Events.</summary>
internal static class GatewayPayload
{
    public static ReadOnlyMemory<byte> Heartbeat(long? sequence) => Write(GatewayOpcode.Heartbeat, writer =>
    {
        if (sequence is { } value)
            writer.WriteNumber("d"u8, value);
        else
            writer.WriteNull("d"u8);
    });

    public static ReadOnlyMemory<byte> Identify(GatewaySessionOptions options, string token) => Write(GatewayOpcode.Identify, writer =>
    {
        writer.WriteStartObject("d"u8);
        writer.WriteString("token"u8, token);
        writer.WriteNumber("intents"u8, (int)options.Intents);
        writer.WriteNumber("large_threshold"u8, options.LargeThreshold);
        writer.WriteStartArray("shard"u8);
        writer.WriteNumberValue(options.ShardId);
        writer.WriteNumberValue(options.ShardCount);
        writer.WriteEndArray();
        writer.WriteStartObject("properties"u8);
        writer.WriteString("os"u8, OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "linux");
        writer.WriteString("browser"u8, "bot");
        writer.WriteString("device"u8, "bot");
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    public static ReadOnlyMemory<byte> Resume(string token, string sessionId, long sequence) => Write(GatewayOpcode.Resume, writer =>
    {
        writer.WriteStartObject("d"u8);
        writer.WriteString("token"u8, token);
        writer.WriteString("session_id"u8, sessionId);
        writer.WriteNumber("seq"u8, sequence);
        writer.WriteEndObject();
    });

    private static ReadOnlyMemory<byte> Write(GatewayOpcode opcode, Action<Utf8JsonWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("op"u8, (int)opcode);
            body(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
