using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace Bot.Testing.Discord.OpenApi;

/// <summary>
/// Discord's machine-readable description of its HTTP API. Immutable after loading; safe for use by several threads.
/// </summary>
public sealed class OpenApiDescription
{
    private static readonly ConcurrentDictionary<string, OpenApiDescription> Loaded = new(StringComparer.Ordinal);

    private readonly JsonElement _root;
    private readonly SchemaValidator _validator;

    private OpenApiDescription(JsonElement root)
    {
        _root = root;
        _validator = new SchemaValidator(root);
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
    public int Paths => _root.GetProperty("paths").EnumerateObject().Count();

    /// <summary>Returns whether the path template (as <c>/channels/{channel_id}</c>) has the method.</summary>
    internal bool Knows(string method, string template) => Operation(method, template) is not null;

    /// <summary>Returns what is wrong with the JSON body of a request; nothing when it is right or the operation takes none.</summary>
    internal IReadOnlyList<SchemaError> CheckBody(string method, string template, JsonElement? body, bool refusesUnknownMembers)
    {
        if (Operation(method, template) is not { } operation || !operation.TryGetProperty("requestBody", out var described))
            return [];
        if (!described.GetProperty("content").TryGetProperty("application/json", out var content))
            return [];
        if (body is null)
            return described.TryGetProperty("required", out var required) && required.GetBoolean() ? [new SchemaError([], "BASE_TYPE_REQUIRED", "This request needs a body")] : [];
        return _validator.Check(content.GetProperty("schema"), body.Value, refusesUnknownMembers);
    }

    /// <summary>Returns what is wrong with the query string and the path's parameters.</summary>
    internal IReadOnlyList<SchemaError> CheckParameters(
        string method, string template, IEnumerable<KeyValuePair<string, string>> query, IReadOnlyDictionary<string, string> pathValues)
    {
        if (Operation(method, template) is not { } operation)
            return [];
        var described = Parameters(operation).Concat(Parameters(_root.GetProperty("paths").GetProperty(template))).ToList();
        var errors = new List<SchemaError>();
        foreach (var (name, text) in query)
        {
            if (described.FirstOrDefault(one => Is(one, "query", name)) is { ValueKind: JsonValueKind.Object } parameter)
                errors.AddRange(_validator.Check(parameter.GetProperty("schema"), Typed(parameter.GetProperty("schema"), text), false).Select(error => error.Under(name)));
            else
                errors.Add(new SchemaError([name], SchemaValidator.UnknownMember, "The query has no such parameter"));
        }
        foreach (var (name, text) in pathValues)
        {
            if (described.FirstOrDefault(one => Is(one, "path", name)) is { ValueKind: JsonValueKind.Object } parameter)
                errors.AddRange(_validator.Check(parameter.GetProperty("schema"), Quote(text), false).Select(error => error.Under(name)));
        }
        return errors;
    }

    /// <summary>Returns what is wrong with an answer; a status that the operation does not describe is an error.</summary>
    internal IReadOnlyList<SchemaError> CheckAnswer(string method, string template, int status, JsonElement? body)
    {
        if (Operation(method, template) is not { } operation)
            return [];
        var answers = operation.GetProperty("responses");
        var key = status.ToString(CultureInfo.InvariantCulture);
        if (!answers.TryGetProperty(key, out var answer) && !answers.TryGetProperty(key[0] + "XX", out answer))
            return [new SchemaError([], "STATUS", $"{status} is not described")];
        answer = _validator.Resolve(answer);
        if (!answer.TryGetProperty("content", out var content))
            return body is null ? [] : [new SchemaError([], "BODY", $"{status} has no body")];
        if (body is null)
            return [new SchemaError([], "BODY", $"{status} has a body")];
        return _validator.Check(content.GetProperty("application/json").GetProperty("schema"), body.Value, refusesUnknownMembers: false);
    }

    private static bool Is(JsonElement parameter, string place, string name) =>
        parameter.GetProperty("in").ValueEquals(place) && parameter.GetProperty("name").ValueEquals(name);

    private static IEnumerable<JsonElement> Parameters(JsonElement owner) =>
        owner.TryGetProperty("parameters", out var list) ? list.EnumerateArray() : [];

    /// <summary>Reads the text of a query parameter as the type that its schema wants.</summary>
    private JsonElement Typed(JsonElement schema, string text)
    {
        var type = _validator.Resolve(schema).TryGetProperty("type", out var named) ? named.ToString() : "";
        if (type.Contains("boolean", StringComparison.Ordinal) && text is "true" or "True" or "1" or "false" or "False" or "0")
            return JsonElement.Parse(text is "true" or "True" or "1" ? "true" : "false");
        if (type.Contains("integer", StringComparison.Ordinal) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            return JsonElement.Parse(text);
        return Quote(text);
    }

    private static JsonElement Quote(string text) => JsonSerializer.SerializeToElement(text);

    private JsonElement? Operation(string method, string template) =>
        _root.GetProperty("paths").TryGetProperty(template, out var path) && path.TryGetProperty(Lower(method), out var operation) ? operation : null;

    private static string Lower(string method) => method switch
    {
        "GET" => "get",
        "POST" => "post",
        "PUT" => "put",
        "PATCH" => "patch",
        "DELETE" => "delete",
        _ => method,
    };
}
