using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Bot.Discord.Wire;

/// <summary>
/// A component of a message or a modal. One record for all kinds, because a reader must take kinds that do not exist yet; use the factory
/// methods to make one. Source: Discord's "Component Reference".
/// </summary>
public sealed record Component
{
    public ComponentType Type { get; init; }

    public string? CustomId { get; init; }

    /// <summary>A <see cref="ButtonStyle"/> on a button, a <see cref="TextInputStyle"/> on a text input.</summary>
    public int? Style { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    public string? Url { get; init; }

    public bool? Disabled { get; init; }

    public Emoji? Emoji { get; init; }

    public string? Placeholder { get; init; }

    public int? MinValues { get; init; }

    public int? MaxValues { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public bool? Required { get; init; }

    /// <summary>What a text input holds at first, or what was typed.</summary>
    public string? Value { get; init; }

    /// <summary>What was chosen, in a submitted modal.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    public IReadOnlyList<SelectOption>? Options { get; init; }

    /// <summary>The children of a row.</summary>
    public IReadOnlyList<Component>? Components { get; init; }

    /// <summary>The single child of a label.</summary>
    [JsonPropertyName("component")]
    public Component? Child { get; init; }

    public static Component Row(params IReadOnlyList<Component> children) => new() { Type = ComponentType.ActionRow, Components = children };

    public static Component Button(ButtonStyle style, string label, string customId, bool isDisabled = false) => new()
    {
        Type = ComponentType.Button,
        Style = (int)style,
        Label = label,
        CustomId = customId,
        Disabled = isDisabled ? true : null,
    };

    public static Component Link(string label, Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return new() { Type = ComponentType.Button, Style = (int)ButtonStyle.Link, Label = label, Url = url.AbsoluteUri };
    }

    public static Component StringSelect(string customId, string? placeholder, IReadOnlyList<SelectOption> options) => new()
    {
        Type = ComponentType.StringSelect,
        CustomId = customId,
        Placeholder = placeholder,
        Options = options,
    };

    public static Component LabelFor(string label, Component child, string? description = null) => new()
    {
        Type = ComponentType.Label,
        Label = label,
        Description = description,
        Child = child,
    };

    public static Component TextInput(string customId, TextInputStyle style, bool isRequired = true) => new()
    {
        Type = ComponentType.TextInput,
        CustomId = customId,
        Style = (int)style,
        Required = isRequired,
    };
}

public sealed record SelectOption
{
    public string Label { get; init; } = "";

    public string Value { get; init; } = "";

    public string? Description { get; init; }

    public bool? Default { get; init; }
}

/// <summary>A Unicode emoji by <see cref="Name"/>, or a guild's own by <see cref="Id"/>.</summary>
public sealed record Emoji
{
    public Snowflake? Id { get; init; }

    public string? Name { get; init; }
}

public enum ComponentType
{
    ActionRow = 1,
    Button = 2,
    StringSelect = 3,
    TextInput = 4,
    UserSelect = 5,
    RoleSelect = 6,
    MentionableSelect = 7,
    ChannelSelect = 8,
    Label = 18,
}

public enum ButtonStyle
{
    Primary = 1,
    Secondary = 2,
    Success = 3,
    Danger = 4,
    Link = 5,
}

[SuppressMessage("Naming", "CA1720", Justification = "The protocol's own names.")]
public enum TextInputStyle
{
    Short = 1,
    Paragraph = 2,
}
