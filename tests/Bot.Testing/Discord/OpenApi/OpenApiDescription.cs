using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace Bot.Testing.Discord.OpenApi;

/// <summary>
/// Discord's machine-readable description of its HTTP API. Safe for use by several threads.
/// </summary>
public sealed class OpenApiDescription
{
    private static readonly ConcurrentDictionary<string, OpenApiDescription> Loaded = new(StringComparer.Ordinal);

    private readonly JsonElement _paths;
    private readonly SchemaSource _schemas;
    private readonly ConcurrentDictionary<(string Method, string Template), Operation?> _operations = new();

    private OpenApiDescription(JsonElement root)
    {
        _paths = root.GetProperty("paths");
        _schemas = new SchemaSource(root);
    }

    /// <summary>
    /// Returns where the description is: the file that the environment variable <c>DISCORD_OPENAPI</c> names, else
    /// <c>shared/discord/openapi.json</c> beside the repository or another parent of the test's folder. Null when there is none;
    /// a test that needs it then says so with a skip.
    /// </summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("DISCORD_OPENAPI") is { Length: > 0 } named)
            return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "discord", "openapi.json");
            if (File.Exists(candidate))
                return candidate;
        }
        return null;
    }

    /// <summary>Returns the description of the file, read once a process.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="JsonException">The file is no JSON.</exception>
    public static OpenApiDescription Load(string path) =>
        Loaded.GetOrAdd(path, static file => new OpenApiDescription(JsonElement.Parse(File.ReadAllBytes(file))));

    /// <summary>The number of paths described.</summary>
    public int Paths => _paths.EnumerateObject().Count();

    /// <summary>Returns what is wrong with the JSON body of a request; nothing when it is right or the operation is not described.</summary>
    internal IReadOnlyList<SchemaError> CheckBody(string method, string template, JsonElement? body, bool refusesUnknownMembers)
    {
        if (Look(method, template) is not { Body: { } schema } operation)
            return [];
        if (body is not null)
            return SchemaValidator.Check(schema, body.Value, refusesUnknownMembers);
        return operation.NeedsBody ? [new SchemaError([], "BASE_TYPE_REQUIRED", "This request needs a body")] : [];
    }

    /// <summary>Returns what is wrong with the query string and the path's parameters.</summary>
    internal IReadOnlyList<SchemaError> CheckParameters(
        string method, string template, IEnumerable<KeyValuePair<string, string>> query, IReadOnlyDictionary<string, string> pathValues)
    {
        if (Look(method, template) is not { } operation)
            return [];
        var errors = new List<SchemaError>();
        foreach (var (name, text) in query)
        {
            if (operation.Query.TryGetValue(name, out var schema))
                errors.AddRange(SchemaValidator.Check(schema, Typed(schema, text), false).Select(error => error.Under(name)));
            else
                errors.Add(new SchemaError([name], SchemaValidator.UnknownMember, "The query has no such parameter"));
        }
        foreach (var (name, text) in pathValues)
        {
            if (operation.Path.TryGetValue(name, out var schema))
                errors.AddRange(SchemaValidator.Check(schema, Quote(text), false).Select(error => error.Under(name)));
        }
        return errors;
    }

    /// <summary>Returns what is wrong with an answer; a status that the operation does not describe is an error.</summary>
    internal IReadOnlyList<SchemaError> CheckAnswer(string method, string template, int status, JsonElement? body)
    {
        if (Look(method, template) is not { } operation)
            return [];
        var key = status.ToString(CultureInfo.InvariantCulture);
        if (!operation.Answers.TryGetValue(key, out var schema) && !operation.Answers.TryGetValue(key[0] + "XX", out schema))
            return [new SchemaError([], "STATUS", $"{status} is not described")];
        if (schema is null != body is null)
            return [new SchemaError([], "BODY", $"{status} has {(schema is null ? "no" : "a")} body")];
        return schema is null ? [] : SchemaValidator.Check(schema, body!.Value, refusesUnknownMembers: false);
    }

    /// <summary>Reads the text of a query parameter as the type that its schema wants.</summary>
    private static JsonElement Typed(Schema schema, string text)
    {
        if (schema.Types?.Contains("boolean") == true && text is "true" or "True" or "1" or "false" or "False" or "0")
            return JsonElement.Parse(text is "true" or "True" or "1" ? "true" : "false");
        if (schema.Types?.Contains("integer") == true && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            return JsonElement.Parse(text);
        return Quote(text);
    }

    private static JsonElement Quote(string text) => JsonSerializer.SerializeToElement(text);

    private Operation? Look(string method, string template) => _operations.GetOrAdd((method, template), Read);

    private Operation? Read((string Method, string Template) key)
    {
        if (!_paths.TryGetProperty(key.Template, out var path))
            return null;
        var described = path.EnumerateObject().FirstOrDefault(member => string.Equals(member.Name, key.Method, StringComparison.OrdinalIgnoreCase)).Value;
        if (described.ValueKind == JsonValueKind.Undefined)
            return null;
        var parameters = Parameters(described).Concat(Parameters(path)).ToList();
        Dictionary<string, Schema> In(string place) => parameters.Where(one => one.GetProperty("in").ValueEquals(place))
            .ToDictionary(one => one.GetProperty("name").GetString()!, one => _schemas.Read(one.GetProperty("schema")), StringComparer.Ordinal);
        var hasBody = described.TryGetProperty("requestBody", out var request);
        return new Operation(
            hasBody ? JsonSchemaOf(request) : null,
            hasBody && request.TryGetProperty("required", out var required) && required.GetBoolean(),
            In("query"),
            In("path"),
            described.GetProperty("responses").EnumerateObject().ToDictionary(
                answer => answer.Name,
                answer => JsonSchemaOf(answer.Value.TryGetProperty("$ref", out var reference) ? _schemas.Follow(reference.GetString()!) : answer.Value),
                StringComparer.Ordinal));
    }

    private static IEnumerable<JsonElement> Parameters(JsonElement owner) =>
        owner.TryGetProperty("parameters", out var list) ? list.EnumerateArray() : [];

    private Schema? JsonSchemaOf(JsonElement owner) =>
        owner.TryGetProperty("content", out var content) && content.TryGetProperty("application/json", out var json)
            ? _schemas.Read(json.GetProperty("schema"))
            : null;

    private sealed record Operation(
        Schema? Body, bool NeedsBody, Dictionary<string, Schema> Query, Dictionary<string, Schema> Path, Dictionary<string, Schema?> Answers);
}
