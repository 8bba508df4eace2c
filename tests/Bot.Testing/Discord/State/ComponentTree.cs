using System.Text.Json;

namespace Bot.Testing.Discord.State;

/// <summary>Walks the components of a message or a modal. Source: Discord, "Component Reference".</summary>
internal static class ComponentTree
{
    public const int ActionRow = 1;
    public const int Button = 2;
    public const int StringSelect = 3;
    public const int TextInput = 4;
    public const int UserSelect = 5;
    public const int ChannelSelect = 8;
    public const int LinkButtonStyle = 5;
    public const int PremiumButtonStyle = 6;

    /// <summary>Returns every component at every level, in reading order.</summary>
    public static IEnumerable<JsonElement> All(JsonElement parent)
    {
        foreach (var name in (string[])["components", "component", "accessory"])
        {
            if (parent.Get(name) is not { } held)
                continue;
            IEnumerable<JsonElement> children = held.ValueKind == JsonValueKind.Array ? held.EnumerateArray() : [held];
            foreach (var child in children.Where(child => child.ValueKind == JsonValueKind.Object))
            {
                yield return child;
                foreach (var inner in All(child))
                    yield return inner;
            }
        }
    }

    /// <summary>Returns the buttons, selects and inputs.</summary>
    public static IEnumerable<JsonElement> Interactive(JsonElement parent) =>
        All(parent).Where(component => component.GetInteger("type") is >= Button and <= ChannelSelect);

    public static JsonElement? ByCustomId(JsonElement parent, string customId) =>
        Interactive(parent).Cast<JsonElement?>().FirstOrDefault(component => component!.Value.GetText("custom_id") == customId);

    public static bool IsSelect(JsonElement component) =>
        component.GetInteger("type") is StringSelect or (>= UserSelect and <= ChannelSelect);

    /// <summary>Returns what a person sees of it: its label, and whether it can be used.</summary>
    public static string Label(JsonElement component)
    {
        var text = component.GetText("label") ?? component.GetText("placeholder") ?? component.Get("emoji")?.GetText("name") ?? "select";
        return component.GetFlag("disabled") ? $"({text})" : $"[{text}]";
    }
}
