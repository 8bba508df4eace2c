using System.Text.Json;

namespace Bot.Discord.Gateway;

/// <summary>The envelope of a payload. The body stays unread: most dispatches interest nobody. Page "Gateway Events", Payload Structure.</summary>
/// <param name="Opcode">Null when the field is missing or no number.</param>
/// <param name="Sequence">Set in dispatches.</param>
/// <param name="EventName">Set in dispatches.</param>
/// <param name="Body">The JSON of <c>d</c>, a part of the frame it was read from; empty when the field is missing.</param>
internal readonly record struct GatewayFrame(int? Opcode, long? Sequence, string? EventName, ReadOnlyMemory<byte> Body)
{
    /// <summary>Reads the envelope. The fields may come in any order, and others may stand between them.</summary>
    /// <exception cref="JsonException">The frame is no JSON object.</exception>
    public static GatewayFrame Read(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        int? opcode = null;
        long? sequence = null;
        string? name = null;
        ReadOnlyMemory<byte> body = default;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A frame must be a JSON object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("op"u8))
            {
                reader.Read();
                opcode = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? number : null;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("s"u8))
            {
                reader.Read();
                sequence = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) ? number : null;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("t"u8))
            {
                reader.Read();
                name = reader.TokenType == JsonTokenType.String ? KnownName(ref reader) : null;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("d"u8))
            {
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                body = json[start..(int)reader.BytesConsumed];
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        if (reader.TokenType != JsonTokenType.EndObject)
            throw new JsonException("The frame ends too early.");
        return new GatewayFrame(opcode, sequence, name, body);
    }

    /// <summary>Returns the name without making a new string for the frequent ones.</summary>
    private static string? KnownName(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("INTERACTION_CREATE"u8))
            return GatewayEventName.InteractionCreate;
        return reader.ValueTextEquals("GUILD_CREATE"u8) ? GatewayEventName.GuildCreate : reader.GetString();
    }
}

/// <summary>Names of the dispatches that this client reads. Page "Gateway Events", Receive Events.</summary>
internal static class GatewayEventName
{
    public const string Ready = "READY";
    public const string Resumed = "RESUMED";
    public const string GuildCreate = "GUILD_CREATE";
    public const string GuildDelete = "GUILD_DELETE";
    public const string InteractionCreate = "INTERACTION_CREATE";
}
