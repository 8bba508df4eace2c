using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bot.Testing.Discord.OpenApi;

/// <summary>
/// A JSON Schema read into objects, because looking its members up in the document for every value costs milliseconds a request. Immutable once
/// <see cref="SchemaSource"/> has returned it.
/// </summary>
internal sealed class Schema
{
    /// <summary>The names of the allowed types; null allows all.</summary>
    public string[]? Types { get; set; }

    public FrozenDictionary<string, Schema>? Properties { get; set; }

    /// <summary>What members that are not in <see cref="Properties"/> must be; null when nothing is said of them.</summary>
    public Schema? Additional { get; set; }

    public bool ForbidsOthers { get; set; }

    public string[] Required { get; set; } = [];

    public long? MaxProperties { get; set; }

    public Schema? Items { get; set; }

    public long? MinItems { get; set; }

    public long? MaxItems { get; set; }

    public bool IsSet { get; set; }

    public Schema[] AllOf { get; set; } = [];

    /// <summary>The branches of <c>oneOf</c> or <c>anyOf</c>; none when there is no union.</summary>
    public Schema[] Union { get; set; } = [];

    /// <summary>The allowed values of <c>enum</c> or <c>const</c>; null allows all.</summary>
    public JsonElement[]? Values { get; set; }

    public long? MinLength { get; set; }

    public long? MaxLength { get; set; }

    public Regex? Pattern { get; set; }

    public string? Format { get; set; }

    public double? Minimum { get; set; }

    public double? Maximum { get; set; }
}

/// <summary>Reads the schemas of a document, each reference once. Safe for use by several threads.</summary>
internal sealed class SchemaSource(JsonElement root)
{
    private readonly Dictionary<string, Schema> _references = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Returns the schema that the element describes or refers to.</summary>
    public Schema Read(JsonElement element)
    {
        lock (_gate)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("$ref", out var reference))
                return Fill(new Schema(), element);
            var name = reference.GetString()!;
            if (_references.TryGetValue(name, out var known))
                return known;
            // Known before it is filled: schemas refer to themselves.
            var schema = new Schema();
            _references.Add(name, schema);
            return Fill(schema, Follow(reference.GetString()!));
        }
    }

    /// <summary>Returns the element that a reference of the document leads to.</summary>
    public JsonElement Follow(string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate(root, (parent, name) => parent.GetProperty(name));

    private Schema Fill(Schema schema, JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return schema;
        foreach (var member in element.EnumerateObject())
        {
            var value = member.Value;
            switch (member.Name)
            {
                case "$ref":
                    Fill(schema, Follow(value.GetString()!));
                    break;
                case "type":
                    schema.Types = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(one => one.GetString()!)] : [value.GetString()!];
                    break;
                case "properties":
                    schema.Properties = value.EnumerateObject().ToFrozenDictionary(one => one.Name, one => Read(one.Value), StringComparer.Ordinal);
                    break;
                case "additionalProperties":
                    schema.ForbidsOthers = value.ValueKind == JsonValueKind.False;
                    schema.Additional = value.ValueKind == JsonValueKind.Object ? Read(value) : null;
                    break;
                case "required":
                    schema.Required = [.. value.EnumerateArray().Select(one => one.GetString()!)];
                    break;
                case "items":
                    schema.Items = Read(value);
                    break;
                case "allOf":
                    schema.AllOf = [.. value.EnumerateArray().Select(Read)];
                    break;
                case "oneOf" or "anyOf":
                    schema.Union = [.. value.EnumerateArray().Select(Read)];
                    break;
                case "enum":
                    schema.Values = [.. value.EnumerateArray()];
                    break;
                case "const":
                    schema.Values = [value];
                    break;
                case "pattern":
                    schema.Pattern = new Regex(value.GetString()!, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
                    break;
                case "format":
                    schema.Format = value.GetString();
                    break;
                case "uniqueItems":
                    schema.IsSet = value.GetBoolean();
                    break;
                case "minLength":
                    schema.MinLength = value.GetInt64();
                    break;
                case "maxLength":
                    schema.MaxLength = value.GetInt64();
                    break;
                case "minItems":
                    schema.MinItems = value.GetInt64();
                    break;
                case "maxItems":
                    schema.MaxItems = value.GetInt64();
                    break;
                case "maxProperties":
                    schema.MaxProperties = value.GetInt64();
                    break;
                case "minimum":
                    schema.Minimum = value.GetDouble();
                    break;
                case "maximum":
                    schema.Maximum = value.GetDouble();
                    break;
            }
        }
        return schema;
    }
}
