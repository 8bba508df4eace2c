using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.Discord.Wire;

/// <summary>A slash or context-menu command, as it is sent and as Discord returns it. Source: "Application Commands".</summary>
public sealed record ApplicationCommand
{
    /// <summary>Null in what is sent.</summary>
    public Snowflake? Id { get; init; }

    public ApplicationCommandType? Type { get; init; }

    public string Name { get; init; } = "";

    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    /// <summary>Empty for context-menu commands.</summary>
    public string? Description { get; init; }

    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    public IReadOnlyList<CommandOption>? Options { get; init; }

    /// <summary>Who sees the command unless a server's settings say otherwise; null for everybody.</summary>
    [JsonConverter(typeof(PermissionsNumberJsonConverter))]
    public Permissions? DefaultMemberPermissions { get; init; }

    /// <summary>Where it can be used; null for everywhere that its installation allows.</summary>
    public IReadOnlyList<InteractionContext>? Contexts { get; init; }

    /// <summary>Where the application can be installed for this command; 0 is a server.</summary>
    public IReadOnlyList<int>? IntegrationTypes { get; init; }
}

public sealed record CommandOption
{
    public ApplicationCommandOptionType Type { get; init; }

    public string Name { get; init; } = "";

    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    public string Description { get; init; } = "";

    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    public bool? Required { get; init; }

    public bool? Autocomplete { get; init; }

    public IReadOnlyList<CommandChoice>? Choices { get; init; }

    /// <summary>The options of a subcommand.</summary>
    public IReadOnlyList<CommandOption>? Options { get; init; }

    /// <summary>Which kinds of channel a channel option takes.</summary>
    public IReadOnlyList<ChannelType>? ChannelTypes { get; init; }

    public double? MinValue { get; init; }

    public double? MaxValue { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }
}

/// <summary>A suggested value of an option.</summary>
public sealed record CommandChoice
{
    public string Name { get; init; } = "";

    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    /// <summary>A string, or a number where the option is one.</summary>
    public JsonElement Value { get; init; }

    public static CommandChoice Of(string name, string value) =>
        new() { Name = name, Value = JsonSerializer.SerializeToElement(value, WireJson.Default.String) };

    public static CommandChoice Of(string name, long value) =>
        new() { Name = name, Value = JsonSerializer.SerializeToElement(value, WireJson.Default.Int64) };
}

public enum ApplicationCommandType
{
    ChatInput = 1,
    User = 2,
    Message = 3,
}

[SuppressMessage("Naming", "CA1720", Justification = "The protocol's own names.")]
public enum ApplicationCommandOptionType
{
    Subcommand = 1,
    SubcommandGroup = 2,
    String = 3,
    Integer = 4,
    Boolean = 5,
    User = 6,
    Channel = 7,
    Role = 8,
    Mentionable = 9,
    Number = 10,
}

public enum InteractionContext
{
    Guild = 0,
    BotDirectMessage = 1,
    PrivateChannel = 2,
}

/// <summary>
/// The permissions of a command: Discord's description of its API wants a number here, and returns a string.
/// </summary>
public sealed class PermissionsNumberJsonConverter : JsonConverter<Permissions>
{
    private static readonly PermissionsJsonConverter Reader = new();

    public override Permissions Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Reader.Read(ref reader, typeToConvert, options);

    public override void Write(Utf8JsonWriter writer, Permissions value, JsonSerializerOptions options) => writer.WriteNumberValue((ulong)value);
}
