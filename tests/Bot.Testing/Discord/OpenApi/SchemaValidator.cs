using System.Globalization;
using System.Text.Json;

namespace Bot.Testing.Discord.OpenApi;

/// <summary>
/// Checks JSON against the part of JSON Schema 2020-12 that Discord's description uses. Own code because no library of the kind restores from the
/// feed. Differences from the standard: <c>oneOf</c> takes several matches, because the described unions overlap; where none matches, the
/// errors are those of the branch that comes nearest; of the formats, only <c>date-time</c>, <c>uri</c> and <c>int32</c> are checked.
/// </summary>
internal static class SchemaValidator
{
    /// <summary>Code of a member that the schema does not know. Discord ignores those, so it has no code of its own.</summary>
    public const string UnknownMember = "UNKNOWN_MEMBER";

    /// <summary>Bit sets are described as integers, documented as strings, and accepted as both.</summary>
    private static readonly string[] BitSets = ["default_member_permissions", "allow", "deny", "permissions"];

    /// <summary>Returns what is wrong, in document order; nothing when the value is allowed.</summary>
    public static IReadOnlyList<SchemaError> Check(Schema schema, JsonElement value, bool refusesUnknownMembers)
    {
        var errors = new List<SchemaError>();
        var path = new List<string>();
        Check(schema, value, path, errors);
        if (errors.Count == 0 && refusesUnknownMembers)
            FindUnknownMembers([schema], value, path, errors);
        return errors;
    }

    private static void Check(Schema schema, JsonElement value, List<string> path, List<SchemaError> errors)
    {
        if (schema.Types is { } types && !types.Any(type => IsOfType(type, value, path)))
        {
            Add(errors, path, "BASE_TYPE_BAD_TYPE", $"Must be {string.Join(" or ", types)}, is {Show(value)}");
            return;
        }
        foreach (var part in schema.AllOf)
            Check(part, value, path, errors);
        if (schema.Union.Length > 0)
            CheckUnion(schema.Union, value, path, errors);
        if (schema.Values is { } values && !Contains(values, value))
            Add(errors, path, "BASE_TYPE_CHOICES", $"Value must be one of ({string.Join(", ", values)}), is {Show(value)}");
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                CheckText(schema, value.GetString()!, path, errors);
                break;
            case JsonValueKind.Number:
                CheckNumber(schema, value.GetDouble(), path, errors);
                break;
            case JsonValueKind.Array:
                CheckArray(schema, value, path, errors);
                break;
            case JsonValueKind.Object:
                CheckObject(schema, value, path, errors);
                break;
        }
    }

    private static bool IsOfType(string type, JsonElement value, List<string> path) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" when value.ValueKind == JsonValueKind.String =>
            path.Count > 0 && BitSets.Contains(path[^1]) && ulong.TryParse(value.GetString(), CultureInfo.InvariantCulture, out _),
        "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => true,
    };

    private static void CheckUnion(Schema[] union, JsonElement value, List<string> path, List<SchemaError> errors)
    {
        List<SchemaError>? nearest = null;
        foreach (var branch in union)
        {
            if (IsOfOtherKind(branch, value))
                continue;
            var own = new List<SchemaError>();
            Check(branch, value, path, own);
            if (own.Count == 0)
                return;
            if (nearest is null || own.Count < nearest.Count)
                nearest = own;
        }
        if (nearest is null)
            Add(errors, path, "UNION_TYPE_CHOICES", $"Is none of the allowed kinds: {Show(value)}");
        else
            errors.AddRange(nearest);
    }

    /// <summary>
    /// Returns whether the branch is for another kind: it is for null and the value is not, or its <c>type</c> member allows only certain numbers
    /// and the value has another one.
    /// </summary>
    private static bool IsOfOtherKind(Schema branch, JsonElement value)
    {
        if (branch.Types is ["null"])
            return value.ValueKind != JsonValueKind.Null;
        return value.ValueKind == JsonValueKind.Object
            && branch.Properties is { } members
            && members.TryGetValue("type", out var described)
            && described.Values is { } allowed
            && value.TryGetProperty("type", out var kind)
            && !Contains(allowed, kind);
    }

    private static bool Contains(JsonElement[] values, JsonElement value)
    {
        foreach (var one in values)
        {
            if (JsonElement.DeepEquals(one, value))
                return true;
        }
        return false;
    }

    private static void CheckText(Schema schema, string text, List<string> path, List<SchemaError> errors)
    {
        // Discord counts code points; a pair of surrogates is one.
        var length = schema.MinLength is null && schema.MaxLength is null ? 0 : text.EnumerateRunes().Count();
        if (length < schema.MinLength)
            Add(errors, path, "BASE_TYPE_MIN_LENGTH", $"Must be {schema.MinLength} or more in length, is {length}");
        if (length > schema.MaxLength)
            Add(errors, path, "BASE_TYPE_MAX_LENGTH", $"Must be {schema.MaxLength} or fewer in length, is {length}");
        if (schema.Pattern is { } pattern && !pattern.IsMatch(text))
            Add(errors, path, "STRING_TYPE_REGEX", $"Must match {pattern}, is '{text}'");
        if (schema.Format == "date-time" && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _))
            Add(errors, path, "DATE_TIME_TYPE_PARSE", $"Could not parse '{text}' as a time");
        if (schema.Format == "uri" && !Uri.TryCreate(text, UriKind.Absolute, out _))
            Add(errors, path, "URL_TYPE_INVALID_URL", $"Not a well formed URL: '{text}'");
    }

    private static void CheckNumber(Schema schema, double number, List<string> path, List<SchemaError> errors)
    {
        if (number < schema.Minimum)
            Add(errors, path, "NUMBER_TYPE_MIN", $"Must be {schema.Minimum} or more, is {number}");
        if (number > schema.Maximum)
            Add(errors, path, "NUMBER_TYPE_MAX", $"Must be {schema.Maximum} or less, is {number}");
        if (schema.Format == "int32" && Math.Abs(number) > int.MaxValue)
            Add(errors, path, "NUMBER_TYPE_MAX", $"Must fit 32 bits, is {number}");
    }

    private static void CheckArray(Schema schema, JsonElement value, List<string> path, List<SchemaError> errors)
    {
        var length = value.GetArrayLength();
        if (length < schema.MinItems)
            Add(errors, path, "BASE_TYPE_BAD_LENGTH", $"Must be {schema.MinItems} or more in length, is {length}");
        if (length > schema.MaxItems)
            Add(errors, path, "BASE_TYPE_BAD_LENGTH", $"Must be {schema.MaxItems} or fewer in length, is {length}");
        if (schema.IsSet && value.EnumerateArray().Select(item => item.GetRawText()).Distinct(StringComparer.Ordinal).Count() < length)
            Add(errors, path, "SET_TYPE_ALREADY_CONTAINS_VALUE", "The items must differ");
        if (schema.Items is not { } items)
            return;
        var index = 0;
        foreach (var item in value.EnumerateArray())
            CheckAt(items, item, (index++).ToString(CultureInfo.InvariantCulture), path, errors);
    }

    private static void CheckObject(Schema schema, JsonElement value, List<string> path, List<SchemaError> errors)
    {
        foreach (var name in schema.Required)
        {
            if (!value.TryGetProperty(name, out _))
                errors.Add(new SchemaError([.. path, name], "BASE_TYPE_REQUIRED", "This field is required"));
        }
        if (value.GetPropertyCount() > schema.MaxProperties)
            Add(errors, path, "BASE_TYPE_BAD_LENGTH", $"Must have {schema.MaxProperties} or fewer members");
        foreach (var member in value.EnumerateObject())
        {
            var known = schema.Properties?.GetValueOrDefault(member.Name) ?? schema.Additional;
            if (known is not null)
                CheckAt(known, member.Value, member.Name, path, errors);
            else if (schema.ForbidsOthers)
                errors.Add(new SchemaError([.. path, member.Name], UnknownMember, "There is no such field"));
        }
    }

    /// <summary>Finds members that no schema that the value satisfies knows.</summary>
    private static void FindUnknownMembers(IEnumerable<Schema> schemas, JsonElement value, List<string> path, List<SchemaError> errors)
    {
        if (value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
            return;
        var satisfied = new List<Schema>();
        foreach (var schema in schemas)
            AddParts(schema, value, path, satisfied);
        if (value.ValueKind == JsonValueKind.Array)
        {
            var items = satisfied.Select(schema => schema.Items).OfType<Schema>().ToList();
            var index = 0;
            foreach (var item in value.EnumerateArray())
                FindBelow(items, item, (index++).ToString(CultureInfo.InvariantCulture), path, errors);
            return;
        }
        if (satisfied.TrueForAll(schema => schema is { Properties: null, Additional: null }))
            return;
        foreach (var member in value.EnumerateObject())
        {
            var known = satisfied.Select(schema => schema.Properties?.GetValueOrDefault(member.Name) ?? schema.Additional).OfType<Schema>().ToList();
            if (known.Count == 0)
                errors.Add(new SchemaError([.. path, member.Name], UnknownMember, "There is no such field; Discord ignores it"));
            else
                FindBelow(known, member.Value, member.Name, path, errors);
        }
    }

    private static void FindBelow(List<Schema> schemas, JsonElement value, string name, List<string> path, List<SchemaError> errors)
    {
        path.Add(name);
        FindUnknownMembers(schemas, value, path, errors);
        path.RemoveAt(path.Count - 1);
    }

    /// <summary>Adds the schema with the parts of its <c>allOf</c> and those branches of its union that allow the value.</summary>
    private static void AddParts(Schema schema, JsonElement value, List<string> path, List<Schema> parts)
    {
        parts.Add(schema);
        foreach (var part in schema.AllOf)
            AddParts(part, value, path, parts);
        foreach (var branch in schema.Union)
        {
            if (IsOfOtherKind(branch, value))
                continue;
            var errors = new List<SchemaError>();
            Check(branch, value, path, errors);
            if (errors.Count == 0)
                AddParts(branch, value, path, parts);
        }
    }

    private static void CheckAt(Schema schema, JsonElement value, string name, List<string> path, List<SchemaError> errors)
    {
        path.Add(name);
        Check(schema, value, path, errors);
        path.RemoveAt(path.Count - 1);
    }

    private static void Add(List<SchemaError> errors, List<string> path, string code, string message) => errors.Add(new SchemaError([.. path], code, message));

    private static string Show(JsonElement value) => value.GetRawText() is { Length: > 80 } text ? text[..80] + "…" : value.GetRawText();
}
