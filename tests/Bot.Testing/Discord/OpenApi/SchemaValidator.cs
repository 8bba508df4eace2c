using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bot.Testing.Discord.OpenApi;

/// <summary>
/// Checks JSON against the part of JSON Schema 2020-12 that Discord's description uses. Own code because no library of the kind restores from the
/// feed. Differences from the standard: <c>oneOf</c> takes several matches, because the described unions overlap; where none matches, the
/// errors are those of the branch that comes nearest; of the formats, only <c>date-time</c>, <c>uri</c>, <c>int32</c> and <c>nonce</c> are checked.
/// </summary>
internal sealed class SchemaValidator(JsonElement root)
{
    /// <summary>Code of a member that the schema does not know. Discord ignores those, so it has no code of its own.</summary>
    public const string UnknownMember = "UNKNOWN_MEMBER";

    /// <summary>Bit sets are described as integers, documented as strings, and accepted as both.</summary>
    private static readonly string[] BitSets = ["default_member_permissions", "allow", "deny", "permissions"];

    private readonly ConcurrentDictionary<string, JsonElement> _references = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Regex> _patterns = new(StringComparer.Ordinal);

    /// <summary>Returns what is wrong, in document order; nothing when the value is allowed.</summary>
    public IReadOnlyList<SchemaError> Check(JsonElement schema, JsonElement value, bool refusesUnknownMembers)
    {
        var errors = new List<SchemaError>();
        Check(schema, value, [], errors);
        if (errors.Count == 0 && refusesUnknownMembers)
            FindUnknownMembers([schema], value, [], errors);
        return errors;
    }

    /// <summary>Follows <c>$ref</c> to the schema it stands for.</summary>
    public JsonElement Resolve(JsonElement schema)
    {
        while (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference))
            schema = _references.GetOrAdd(reference.GetString()!, Follow);
        return schema;
    }

    private JsonElement Follow(string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate(root, (parent, name) => parent.GetProperty(name));

    private void Check(JsonElement schema, JsonElement value, List<string> path, List<SchemaError> errors)
    {
        schema = Resolve(schema);
        if (schema.ValueKind != JsonValueKind.Object)
            return;
        if (schema.TryGetProperty("type", out var type) && !HasType(type, value, path))
        {
            Add(errors, path, "BASE_TYPE_BAD_TYPE", $"Must be {type}, is {Show(value)}");
            return;
        }
        if (schema.TryGetProperty("allOf", out var all))
        {
            foreach (var part in all.EnumerateArray())
                Check(part, value, path, errors);
        }
        if (schema.TryGetProperty("oneOf", out var union) || schema.TryGetProperty("anyOf", out union))
            CheckUnion(union, value, path, errors);
        CheckConstants(schema, value, path, errors);
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                CheckText(schema, value.GetString()!, path, errors);
                break;
            case JsonValueKind.Number:
                CheckNumber(schema, value, path, errors);
                break;
            case JsonValueKind.Array:
                CheckArray(schema, value, path, errors);
                break;
            case JsonValueKind.Object:
                CheckObject(schema, value, path, errors);
                break;
        }
    }

    private static bool HasType(JsonElement type, JsonElement value, List<string> path) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(one => IsOfType(one, value, path)) : IsOfType(type, value, path);

    private static bool IsOfType(JsonElement type, JsonElement value, List<string> path) => type.GetString() switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" when value.ValueKind == JsonValueKind.String => path.Count > 0 && BitSets.Contains(path[^1]) && ulong.TryParse(value.GetString(), out _),
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsInteger(number),
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => true,
    };

    private void CheckUnion(JsonElement union, JsonElement value, List<string> path, List<SchemaError> errors)
    {
        List<SchemaError>? nearest = null;
        foreach (var branch in union.EnumerateArray())
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
    private bool IsOfOtherKind(JsonElement branch, JsonElement value)
    {
        branch = Resolve(branch);
        if (branch.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("null"))
            return value.ValueKind != JsonValueKind.Null;
        return value.ValueKind == JsonValueKind.Object
            && value.TryGetProperty("type", out var kind)
            && branch.TryGetProperty("properties", out var members)
            && members.TryGetProperty("type", out var described)
            && described.TryGetProperty("enum", out var allowed)
            && !allowed.EnumerateArray().Any(one => JsonElement.DeepEquals(one, kind));
    }

    private static void CheckConstants(JsonElement schema, JsonElement value, List<string> path, List<SchemaError> errors)
    {
        if (schema.TryGetProperty("enum", out var choices) && !choices.EnumerateArray().Any(choice => JsonElement.DeepEquals(choice, value)))
            Add(errors, path, "BASE_TYPE_CHOICES", $"Value must be one of {choices}, is {Show(value)}");
        if (schema.TryGetProperty("const", out var constant) && !JsonElement.DeepEquals(constant, value))
            Add(errors, path, "BASE_TYPE_CHOICES", $"Value must be {constant}, is {Show(value)}");
    }

    private void CheckText(JsonElement schema, string text, List<string> path, List<SchemaError> errors)
    {
        // Discord counts code points; a pair of surrogates is one.
        var length = text.EnumerateRunes().Count();
        if (Bound(schema, "minLength") is { } min && length < min)
            Add(errors, path, "BASE_TYPE_MIN_LENGTH", $"Must be {min} or more in length, is {length}");
        if (Bound(schema, "maxLength") is { } max && length > max)
            Add(errors, path, "BASE_TYPE_MAX_LENGTH", $"Must be {max} or fewer in length, is {length}");
        if (schema.TryGetProperty("pattern", out var pattern)
            && !_patterns.GetOrAdd(pattern.GetString()!, static text => new Regex(text, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))).IsMatch(text))
            Add(errors, path, "STRING_TYPE_REGEX", $"Must match {pattern}, is '{text}'");
        var format = schema.TryGetProperty("format", out var named) ? named.GetString() : null;
        if (format == "date-time" && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _))
            Add(errors, path, "DATE_TIME_TYPE_PARSE", $"Could not parse '{text}' as a time");
        if (format == "uri" && !Uri.TryCreate(text, UriKind.Absolute, out _))
            Add(errors, path, "URL_TYPE_INVALID_URL", $"Not a well formed URL: '{text}'");
    }

    private static void CheckNumber(JsonElement schema, JsonElement value, List<string> path, List<SchemaError> errors)
    {
        var number = value.GetDouble();
        if (schema.TryGetProperty("minimum", out var min) && number < min.GetDouble())
            Add(errors, path, "NUMBER_TYPE_MIN", $"Must be {min} or more, is {value}");
        if (schema.TryGetProperty("maximum", out var max) && number > max.GetDouble())
            Add(errors, path, "NUMBER_TYPE_MAX", $"Must be {max} or less, is {value}");
        if (schema.TryGetProperty("format", out var format) && format.ValueEquals("int32") && Math.Abs(number) > int.MaxValue)
            Add(errors, path, "NUMBER_TYPE_MAX", $"Must fit 32 bits, is {value}");
    }

    private void CheckArray(JsonElement schema, JsonElement value, List<string> path, List<SchemaError> errors)
    {
        var length = value.GetArrayLength();
        if (Bound(schema, "minItems") is { } min && length < min)
            Add(errors, path, "BASE_TYPE_BAD_LENGTH", $"Must be {min} or more in length, is {length}");
        if (Bound(schema, "maxItems") is { } max && length > max)
            Add(errors, path, "BASE_TYPE_BAD_LENGTH", $"Must be {max} or fewer in length, is {length}");
        if (schema.TryGetProperty("uniqueItems", out var unique) && unique.ValueKind == JsonValueKind.True
            && value.EnumerateArray().Select(item => item.GetRawText()).Distinct(StringComparer.Ordinal).Count() < length)
            Add(errors, path, "SET_TYPE_ALREADY_CONTAINS_VALUE", "The items must differ");
        if (!schema.TryGetProperty("items", out var items))
            return;
        var index = 0;
        foreach (var item in value.EnumerateArray())
            CheckAt(items, item, (index++).ToString(CultureInfo.InvariantCulture), path, errors);
    }

    private void CheckObject(JsonElement schema, JsonElement value, List<string> path, List<SchemaError> errors)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)))
            {
                path.Add(name.GetString()!);
                Add(errors, path, "BASE_TYPE_REQUIRED", "This field is required");
                path.RemoveAt(path.Count - 1);
            }
        }
        if (Bound(schema, "maxProperties") is { } max && value.GetPropertyCount() > max)
            Add(errors, path, "BASE_TYPE_BAD_LENGTH", $"Must have {max} or fewer members");
        var members = schema.TryGetProperty("properties", out var described) ? described : default;
        var others = schema.TryGetProperty("additionalProperties", out var additional) ? additional : default;
        foreach (var member in value.EnumerateObject())
        {
            if (members.ValueKind == JsonValueKind.Object && members.TryGetProperty(member.Name, out var known))
                CheckAt(known, member.Value, member.Name, path, errors);
            else if (others.ValueKind == JsonValueKind.Object)
                CheckAt(others, member.Value, member.Name, path, errors);
            else if (others.ValueKind == JsonValueKind.False)
                errors.Add(new SchemaError([.. path, member.Name], UnknownMember, "There is no such field"));
        }
    }

    /// <summary>Finds members that no schema that the value satisfies knows.</summary>
    private void FindUnknownMembers(IReadOnlyList<JsonElement> schemas, JsonElement value, List<string> path, List<SchemaError> errors)
    {
        var satisfied = schemas.SelectMany(schema => Parts(schema, value, path)).ToList();
        if (value.ValueKind == JsonValueKind.Array)
        {
            var items = Members(satisfied, "items").ToList();
            var index = 0;
            foreach (var item in value.EnumerateArray())
                FindBelow(items, item, (index++).ToString(CultureInfo.InvariantCulture), path, errors);
        }
        if (value.ValueKind != JsonValueKind.Object || satisfied.Count == 0)
            return;
        var properties = Members(satisfied, "properties").ToList();
        var additional = Members(satisfied, "additionalProperties").Where(schema => schema.ValueKind == JsonValueKind.Object).ToList();
        if (properties.Count == 0 && additional.Count == 0)
            return;
        foreach (var member in value.EnumerateObject())
        {
            List<JsonElement> known = [.. Members(properties, member.Name), .. additional];
            if (known.Count == 0)
                errors.Add(new SchemaError([.. path, member.Name], UnknownMember, "There is no such field; Discord ignores it"));
            else
                FindBelow(known, member.Value, member.Name, path, errors);
        }
    }

    private void FindBelow(List<JsonElement> schemas, JsonElement value, string name, List<string> path, List<SchemaError> errors)
    {
        path.Add(name);
        FindUnknownMembers(schemas, value, path, errors);
        path.RemoveAt(path.Count - 1);
    }

    /// <summary>Returns the schema with the parts of its <c>allOf</c> and those branches of its unions that allow the value.</summary>
    private IEnumerable<JsonElement> Parts(JsonElement schema, JsonElement value, List<string> path)
    {
        schema = Resolve(schema);
        if (schema.ValueKind != JsonValueKind.Object)
            yield break;
        yield return schema;
        foreach (var branch in Members([schema], "allOf").SelectMany(all => all.EnumerateArray()))
        {
            foreach (var part in Parts(branch, value, path))
                yield return part;
        }
        foreach (var branch in Members([schema], "oneOf").Concat(Members([schema], "anyOf")).SelectMany(union => union.EnumerateArray()))
        {
            var errors = new List<SchemaError>();
            if (IsOfOtherKind(branch, value))
                continue;
            Check(branch, value, path, errors);
            if (errors.Count > 0)
                continue;
            foreach (var part in Parts(branch, value, path))
                yield return part;
        }
    }

    private static IEnumerable<JsonElement> Members(IEnumerable<JsonElement> objects, string name) =>
        objects.Where(one => one.ValueKind == JsonValueKind.Object && one.TryGetProperty(name, out _)).Select(one => one.GetProperty(name));

    private void CheckAt(JsonElement schema, JsonElement value, string name, List<string> path, List<SchemaError> errors)
    {
        path.Add(name);
        Check(schema, value, path, errors);
        path.RemoveAt(path.Count - 1);
    }

    private static long? Bound(JsonElement schema, string name) => schema.TryGetProperty(name, out var bound) ? bound.GetInt64() : null;

    private static void Add(List<SchemaError> errors, List<string> path, string code, string message) => errors.Add(new SchemaError([.. path], code, message));

    private static string Show(JsonElement value) => value.GetRawText() is { Length: > 80 } text ? text[..80] + "…" : value.GetRawText();
}
