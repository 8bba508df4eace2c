using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Bot.Discord.Rest;

/// <summary>Reads the body of an error. Whatever it holds, the result is an exception that says what happened. Page "API Reference", Error Messages.</summary>
internal static class DiscordErrorBody
{
    private const int MaxFieldErrors = 20;
    private const int MaxQuotedCharacters = 200;

    public static DiscordApiException Read(RestRoute route, HttpStatusCode status, string? mediaType, ReadOnlySpan<byte> body, TimeSpan? retryAfter)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object)
            {
                var errors = new List<DiscordFieldError>();
                if (root.TryGetProperty("errors", out var nested))
                    Flatten(nested, "", errors);
                return new(route.ToString(), status, Number(root, "code"), Text(root, "message") ?? "no message", errors, retryAfter);
            }
        }
        catch (JsonException)
        {
            // Not Discord's own answer: a proxy's page, or one that was cut off. It is quoted below.
        }

        return new(route.ToString(), status, 0, Quote(mediaType, body), [], retryAfter);
    }

    /// <summary>Returns the seconds of a 429's body; null when it has none.</summary>
    public static (TimeSpan? RetryAfter, bool IsGlobal) ReadRateLimit(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return (null, false);
            var seconds = root.TryGetProperty("retry_after", out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : (double?)null;
            return (seconds is >= 0 and < 1e9 ? TimeSpan.FromSeconds(seconds.Value) : null,
                root.TryGetProperty("global", out var global) && global.ValueKind == JsonValueKind.True);
        }
        catch (JsonException)
        {
            return (null, false);
        }
    }

    private static void Flatten(JsonElement element, string path, List<DiscordFieldError> errors)
    {
        if (element.ValueKind != JsonValueKind.Object || errors.Count >= MaxFieldErrors)
            return;
        foreach (var property in element.EnumerateObject())
        {
            if (property.NameEquals("_errors"u8) && property.Value.ValueKind == JsonValueKind.Array)
            {
                foreach (var error in property.Value.EnumerateArray().Where(error => error.ValueKind == JsonValueKind.Object))
                    errors.Add(new DiscordFieldError(path, Text(error, "code") ?? "", Text(error, "message") ?? ""));
            }
            else
            {
                Flatten(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", errors);
            }
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : 0;

    private static string Quote(string? mediaType, ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
            return "an empty body";
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, MaxQuotedCharacters * 4)]);
        var plain = new StringBuilder();
        foreach (var character in text.TakeWhile(_ => plain.Length < MaxQuotedCharacters))
            plain.Append(char.IsControl(character) ? ' ' : character);
        return string.Create(CultureInfo.InvariantCulture, $"{body.Length} bytes of {mediaType ?? "unknown type"} instead of JSON: {plain}");
    }
}
