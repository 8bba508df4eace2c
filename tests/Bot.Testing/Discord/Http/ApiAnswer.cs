using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Testing.Discord.State;

namespace Bot.Testing.Discord.Http;

/// <summary>An answer of the HTTP API, written out already, so that later changes of the state do not reach it.</summary>
internal sealed record ApiAnswer(int Status, byte[] Body, string ContentType = "application/json")
{
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static ApiAnswer NoContent { get; } = new(204, []);

    public string Text => Encoding.UTF8.GetString(Body);

    public static ApiAnswer Json(int status, JsonNode? body) => new(status, DiscordJson.Utf8(body));

    public static ApiAnswer Ok(JsonNode? body) => Json(200, body);

    public static ApiAnswer Ok(JsonElement body) => new(200, Encoding.UTF8.GetBytes(body.GetRawText()));

    public static ApiAnswer Ok(IEnumerable<JsonElement> items) => Ok(new JsonArray([.. items.Select(item => DiscordJson.Thaw(item))]));

    public static ApiAnswer Html(int status) =>
        new(status, Encoding.UTF8.GetBytes($"<html><head><title>{status}</title></head><body><h1>{status}</h1>cloudflare</body></html>"), "text/html");
}
