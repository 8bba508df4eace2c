using System.Globalization;
using System.Text.Json;

namespace Bot.Testing.Discord.Http;

/// <summary>A request as a handler gets it: matched, authorised and checked.</summary>
/// <param name="Template">The path as the description names it, as <c>/channels/{channel_id}</c>.</param>
/// <param name="Values">The path's parameters.</param>
/// <param name="Body">The JSON body, or the <c>payload_json</c> of a form; null when there is none.</param>
/// <param name="Files">Names of the uploaded files.</param>
/// <param name="ArrivedAt">A timestamp of the time provider.</param>
internal sealed record ApiRequest(
    string Method,
    string Template,
    string Path,
    IReadOnlyDictionary<string, string> Values,
    IReadOnlyDictionary<string, string> Query,
    JsonElement? Body,
    IReadOnlyList<string> Files,
    long ArrivedAt)
{
    /// <summary>The body of an operation that has one.</summary>
    public JsonElement RequiredBody => Body ?? throw ApiError.InvalidForm([new OpenApi.SchemaError([], "BASE_TYPE_REQUIRED", "This request needs a body")]);

    /// <exception cref="ApiError">It is no snowflake.</exception>
    public ulong Id(string name) =>
        ulong.TryParse(Values[name], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw ApiError.InvalidForm([new OpenApi.SchemaError([name], "NUMBER_TYPE_COERCE", $"Value \"{Values[name]}\" is not snowflake.")]);

    /// <summary>Returns whether a boolean of the query is true, in any of Discord's spellings.</summary>
    public bool IsSet(string name) => Query.GetValueOrDefault(name) is "true" or "True" or "1";

    public override string ToString() => $"{Method} {Path} {Body?.GetRawText()}";
}
