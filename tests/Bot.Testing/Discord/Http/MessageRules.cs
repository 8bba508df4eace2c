using System.Text.Json;
using Bot.Testing.Discord.OpenApi;
using Bot.Testing.Discord.State;

namespace Bot.Testing.Discord.Http;

/// <summary>
/// The limits of messages and modals that Discord's documentation states and its description does not hold. Source: Discord, "Messages Resource"
/// and "Component Reference".
/// </summary>
internal static class MessageRules
{
    private const int MaxContentLength = 2000;
    private const int MaxEmbedTotalLength = 6000;
    private const int MaxActionRows = 5;
    private const int MaxComponents = 40;
    private const int MaxButtonsInRow = 5;

    /// <summary>Returns what Discord would refuse in a body that makes or edits a message.</summary>
    /// <param name="existing">The message that is edited; null for a new one.</param>
    public static List<SchemaError> Check(JsonElement body, FakeMessage? existing = null)
    {
        var problems = new List<SchemaError>();
        var isV2 = (((int)(body.GetInteger("flags") ?? 0) | (existing?.Flags ?? 0)) & MessageFlags.ComponentsV2) != 0;
        if (body.GetText("content") is { } content && content.EnumerateRunes().Count() is > MaxContentLength and var length)
            problems.Add(new(["content"], "BASE_TYPE_MAX_LENGTH", $"Must be {MaxContentLength} or fewer in length, is {length}"));
        if (body.GetItems("embeds").Sum(LengthOf) is > MaxEmbedTotalLength and var total)
            problems.Add(new(["embeds"], "MAX_EMBED_SIZE_EXCEEDED", $"Embed size exceeds maximum size of {MaxEmbedTotalLength}, is {total}"));
        if (isV2)
        {
            foreach (var legacy in (string[])["content", "embeds", "poll", "stickers"])
            {
                if (body.Get(legacy) is { ValueKind: not JsonValueKind.Undefined } value && value is not { ValueKind: JsonValueKind.Array } && value.ToString().Length > 0)
                    problems.Add(new([legacy], "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", $"The '{legacy}' field cannot be used with IS_COMPONENTS_V2"));
            }
            if (body.GetItems("embeds").Any())
                problems.Add(new(["embeds"], "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "The 'embeds' field cannot be used with IS_COMPONENTS_V2"));
        }
        CheckComponents(body, isV2, problems);
        return problems;
    }

    /// <summary>Returns what Discord would refuse in a modal.</summary>
    public static List<SchemaError> CheckModal(JsonElement data)
    {
        var problems = new List<SchemaError>();
        CheckCustomIds(data, problems);
        if (data.GetItems("components").Count() > 5)
            problems.Add(new(["data", "components"], "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length"));
        foreach (var input in ComponentTree.Interactive(data).Where(component => component.GetInteger("type") == ComponentTree.TextInput))
        {
            if (input.GetInteger("min_length") > input.GetInteger("max_length"))
                problems.Add(new(["data", "components"], "TEXT_INPUT_LENGTH", "min_length is over max_length"));
        }
        return problems;
    }

    /// <summary>Returns whether a new message would show nothing.</summary>
    public static bool IsEmpty(JsonElement body, int files) =>
        files == 0 && string.IsNullOrWhiteSpace(body.GetText("content"))
        && !((string[])["embeds", "components", "sticker_ids", "attachments"]).Any(name => body.GetItems(name).Any())
        && body.Get("poll") is null && body.Get("message_reference")?.GetInteger("type") != 1;

    private static void CheckComponents(JsonElement body, bool isV2, List<SchemaError> problems)
    {
        var top = body.GetItems("components").ToList();
        if (!isV2 && top.Count > MaxActionRows)
            problems.Add(new(["components"], "BASE_TYPE_BAD_LENGTH", $"Must be {MaxActionRows} or fewer in length, is {top.Count}"));
        if (!isV2 && top.FindIndex(component => component.GetInteger("type") != ComponentTree.ActionRow) is >= 0 and var odd)
            problems.Add(new(["components", $"{odd}", "type"], "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1,) without IS_COMPONENTS_V2"));
        if (ComponentTree.All(body).Count() is > MaxComponents and var count)
            problems.Add(new(["components"], "COMPONENT_MAX_TOTAL", $"At most {MaxComponents} components, is {count}"));
        CheckCustomIds(body, problems);
        var index = 0;
        foreach (var row in top)
        {
            List<string> path = ["components", $"{index++}"];
            if (row.GetInteger("type") == ComponentTree.ActionRow)
                CheckRow(row, path, problems);
        }
        foreach (var component in ComponentTree.Interactive(body))
            CheckComponent(component, problems);
    }

    private static void CheckRow(JsonElement row, List<string> path, List<SchemaError> problems)
    {
        var held = row.GetItems("components").ToList();
        var selects = held.Count(ComponentTree.IsSelect);
        if (selects > 1 || (selects == 1 && held.Count > 1) || held.Count > MaxButtonsInRow)
            problems.Add(new([.. path, "components"], "COMPONENT_LAYOUT_WIDTH_EXCEEDED", $"A row holds {MaxButtonsInRow} buttons or one select, has {held.Count}"));
    }

    private static void CheckCustomIds(JsonElement parent, List<SchemaError> problems)
    {
        var repeated = ComponentTree.Interactive(parent).Select(component => component.GetText("custom_id")).OfType<string>()
            .GroupBy(id => id, StringComparer.Ordinal).Where(group => group.Count() > 1);
        foreach (var group in repeated)
            problems.Add(new(["components"], "COMPONENT_CUSTOM_ID_DUPLICATED", $"Component custom id cannot be duplicated: '{group.Key}'"));
    }

    private static void CheckComponent(JsonElement component, List<SchemaError> problems)
    {
        void Refuse(string code, string message) => problems.Add(new(["components"], code, message));
        if (component.GetInteger("type") == ComponentTree.Button)
        {
            var style = component.GetInteger("style");
            var hasId = component.GetText("custom_id") is not null;
            var hasUrl = component.GetText("url") is not null;
            if (style == ComponentTree.LinkButtonStyle && (hasId || !hasUrl))
                Refuse("BUTTON_COMPONENT_LINK", "A link button has a url and no custom_id");
            if (style is not (ComponentTree.LinkButtonStyle or ComponentTree.PremiumButtonStyle) && (!hasId || hasUrl))
                Refuse("BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required");
            if (style != ComponentTree.PremiumButtonStyle && string.IsNullOrEmpty(component.GetText("label")) && component.Get("emoji") is null)
                Refuse("BUTTON_COMPONENT_INVALID", "A button has a label or an emoji");
        }
        if (!ComponentTree.IsSelect(component))
            return;
        var (min, max) = (component.GetInteger("min_values") ?? 1, component.GetInteger("max_values") ?? 1);
        var values = component.GetItems("options").Select(option => option.GetText("value")).ToList();
        if (min > max)
            Refuse("SELECT_COMPONENT_MIN_OVER_MAX", $"min_values is {min}, max_values is {max}");
        if (component.GetInteger("type") != ComponentTree.StringSelect)
            return;
        if (max > values.Count)
            Refuse("SELECT_COMPONENT_MAX_VALUES", $"max_values is {max} with {values.Count} options");
        if (values.Distinct(StringComparer.Ordinal).Count() < values.Count)
            Refuse("SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
        if (component.GetItems("options").Count(option => option.GetFlag("default")) > max)
            Refuse("SELECT_COMPONENT_TOO_MANY_DEFAULTS", $"More default options than max_values ({max})");
    }

    /// <summary>Returns what counts for the total: title, description, fields, footer and author.</summary>
    private static int LengthOf(JsonElement embed)
    {
        static int Length(string? text) => text?.EnumerateRunes().Count() ?? 0;
        return Length(embed.GetText("title")) + Length(embed.GetText("description"))
            + embed.GetItems("fields").Sum(field => Length(field.GetText("name")) + Length(field.GetText("value")))
            + Length(embed.Get("footer")?.GetText("text")) + Length(embed.Get("author")?.GetText("name"));
    }
}
