using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Testing.Discord.State;

/// <summary>How the fake reads and writes JSON.</summary>
internal static class DiscordJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns the instant as Discord writes it: ISO 8601 with microseconds and an offset.</summary>
    public static string Timestamp(DateTimeOffset instant) => instant.ToString("yyyy-MM-ddTHH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);

    public static byte[] Utf8(JsonNode? node) => JsonSerializer.SerializeToUtf8Bytes(node, Options);

    public static string Text(JsonNode? node) => node is null ? "null" : node.ToJsonString(Options);

    /// <summary>Returns an immutable copy, which any thread may read.</summary>
    public static JsonElement Freeze(JsonNode node) => JsonSerializer.SerializeToElement(node, Options);

    /// <summary>Returns a copy that can be changed; null for a missing or null value.</summary>
    public static JsonNode? Thaw(JsonElement? element) => element switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        { ValueKind: JsonValueKind.Object } value => JsonObject.Create(value),
        { ValueKind: JsonValueKind.Array } value => JsonArray.Create(value),
        { } value => JsonValue.Create(value),
    };

    /// <summary>Returns the member, or null when there is none, it is JSON's null, or this is no object.</summary>
    public static JsonElement? Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? GetText(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static long? GetInteger(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    public static bool GetFlag(this JsonElement element, string name) => element.Get(name) is { ValueKind: JsonValueKind.True };

    /// <summary>Returns the items of an array member; none when there is no such array.</summary>
    public static IEnumerable<JsonElement> GetItems(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    public static ulong? GetId(this JsonElement element, string name) =>
        element.GetText(name) is { } text && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
