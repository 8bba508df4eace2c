using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Bot.Discord.Rest;

/// <summary>Whether a request may be sent again when nobody knows what became of the first.</summary>
internal enum Repetition
{
    /// <summary>Sending it twice is the same as once.</summary>
    Harmless,

    /// <summary>Discord tells a repeated interaction callback apart: error 40060 then means that the first one arrived.</summary>
    ToldApart,

    /// <summary>It could be seen twice, so it is sent again only when it certainly never arrived.</summary>
    Visible,
}

/// <summary>A file that goes with a message.</summary>
/// <param name="Name">Without folders.</param>
/// <param name="Content">The bytes.</param>
public sealed record MessageFile(string Name, ReadOnlyMemory<byte> Content);

/// <summary>One call of the API, kept so that it can be sent several times.</summary>
internal sealed record RestRequest(RestRoute Route, Repetition Repetition)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public ReadOnlyMemory<byte> Body { get; init; }

    public MessageFile? File { get; init; }

    /// <summary>Written to the guild's audit log.</summary>
    public string? AuditLogReason { get; init; }

    public static ReadOnlyMemory<byte> Serialize<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);

    /// <summary>Returns the body anew; null when there is none.</summary>
    public HttpContent? CreateContent()
    {
        if (Body.IsEmpty)
            return null;
        var json = new ReadOnlyMemoryContent(Body);
        json.Headers.ContentType = Json;
        if (File is null)
            return json;
        // Page "API Reference", Uploading Files.
        return new MultipartFormDataContent
        {
            { json, "payload_json" },
            { new ReadOnlyMemoryContent(File.Content), "files[0]", File.Name },
        };
    }
}
