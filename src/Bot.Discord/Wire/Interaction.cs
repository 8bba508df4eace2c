using System.Text.Json;

namespace Bot.Discord.Wire;

/// <summary>Somebody used a command, a component or a modal, or types in an option with autocomplete. Source: "Receiving and Responding".</summary>
public sealed record Interaction
{
    public Snowflake Id { get; init; }

    public Snowflake ApplicationId { get; init; }

    public InteractionType Type { get; init; }

    public InteractionData? Data { get; init; }

    /// <summary>Answers this interaction for 15 minutes. A secret: never log it.</summary>
    public string Token { get; init; } = "";

    public Snowflake? GuildId { get; init; }

    public Snowflake? ChannelId { get; init; }

    public Channel? Channel { get; init; }

    /// <summary>Who, in a guild.</summary>
    public Member? Member { get; init; }

    /// <summary>Who, in a direct message.</summary>
    public User? User { get; init; }

    /// <summary>The message that holds the component.</summary>
    public Message? Message { get; init; }

    /// <summary>What the bot may do in this channel.</summary>
    public Permissions? AppPermissions { get; init; }

    /// <summary>The person's language, as in <c>en-US</c> or <c>de</c>.</summary>
    public string? Locale { get; init; }

    public string? GuildLocale { get; init; }

    /// <summary>Whoever did it, in a guild or not; null only in a payload that lacks both.</summary>
    public User? Invoker() => Member?.User ?? User;

    /// <summary>The token is left out: this text may end up in a log.</summary>
    public override string ToString() => $"Interaction {Id} ({Type}{(Data?.Name ?? Data?.CustomId) switch { null => "", var name => $" {name}" }})";
}

/// <summary>What was used. Which fields are there depends on the interaction's type.</summary>
public sealed record InteractionData
{
    public Snowflake? Id { get; init; }

    /// <summary>The command's name.</summary>
    public string? Name { get; init; }

    /// <summary>The command's kind.</summary>
    public ApplicationCommandType? Type { get; init; }

    public IReadOnlyList<InteractionOption>? Options { get; init; }

    /// <summary>The message or user on which a context-menu command was used.</summary>
    public Snowflake? TargetId { get; init; }

    public ResolvedData? Resolved { get; init; }

    public string? CustomId { get; init; }

    public ComponentType? ComponentType { get; init; }

    /// <summary>What was chosen in a select.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>What was submitted in a modal.</summary>
    public IReadOnlyList<Component>? Components { get; init; }
}

public sealed record InteractionOption
{
    public string Name { get; init; } = "";

    public ApplicationCommandOptionType Type { get; init; }

    /// <summary>A string, number or boolean; undefined for a subcommand.</summary>
    public JsonElement Value { get; init; }

    /// <summary>The options of a subcommand.</summary>
    public IReadOnlyList<InteractionOption>? Options { get; init; }

    /// <summary>Whether this option is the one being typed.</summary>
    public bool? Focused { get; init; }
}

/// <summary>The full objects for ids that an interaction mentions.</summary>
public sealed record ResolvedData
{
    public IReadOnlyDictionary<Snowflake, User>? Users { get; init; }

    public IReadOnlyDictionary<Snowflake, Member>? Members { get; init; }

    public IReadOnlyDictionary<Snowflake, Role>? Roles { get; init; }

    public IReadOnlyDictionary<Snowflake, Channel>? Channels { get; init; }

    public IReadOnlyDictionary<Snowflake, Message>? Messages { get; init; }
}

public enum InteractionType
{
    Ping = 1,
    ApplicationCommand = 2,
    MessageComponent = 3,
    Autocomplete = 4,
    ModalSubmit = 5,
}
