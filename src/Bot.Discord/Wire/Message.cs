namespace Bot.Discord.Wire;

/// <summary>A message as Discord returns it. Only what the client needs is read.</summary>
public sealed record Message
{
    public Snowflake Id { get; init; }

    public Snowflake ChannelId { get; init; }

    public User? Author { get; init; }

    public string? Content { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public MessageFlags? Flags { get; init; }

    public IReadOnlyList<Embed>? Embeds { get; init; }

    public IReadOnlyList<Component>? Components { get; init; }

    public InteractionMetadata? InteractionMetadata { get; init; }
}

/// <summary>Which interaction a message answered.</summary>
public sealed record InteractionMetadata
{
    public Snowflake Id { get; init; }

    public User? User { get; init; }
}

[Flags]
public enum MessageFlags
{
    None = 0,
    SuppressEmbeds = 1 << 2,

    /// <summary>Only the invoker sees the message. Fixed by the first response.</summary>
    Ephemeral = 1 << 6,
    SuppressNotifications = 1 << 12,
}

/// <summary>
/// What is sent to make or edit a message, an interaction's answer or a follow-up. A field that is null is left out, which on an edit keeps it;
/// send "" or an empty list to remove something.
/// </summary>
public sealed record MessageRequest
{
    public string? Content { get; init; }

    public IReadOnlyList<Embed>? Embeds { get; init; }

    public IReadOnlyList<Component>? Components { get; init; }

    public MessageFlags? Flags { get; init; }

    /// <summary>Nobody is notified unless this says so.</summary>
    public AllowedMentions AllowedMentions { get; init; } = AllowedMentions.None;

    /// <summary>
    /// Up to 25 characters that name this message. With <see cref="EnforceNonce"/> a repeated request within a few minutes returns the first message.
    /// </summary>
    public string? Nonce { get; init; }

    public bool? EnforceNonce { get; init; }
}

/// <summary>Who a message may notify.</summary>
public sealed record AllowedMentions
{
    /// <summary>Nobody: text that looks like a mention notifies no one.</summary>
    public static AllowedMentions None { get; } = new();

    public IReadOnlyList<string> Parse { get; init; } = [];

    public IReadOnlyList<Snowflake>? Users { get; init; }

    public IReadOnlyList<Snowflake>? Roles { get; init; }
}

/// <summary>What is sent to open a thread under a message.</summary>
public sealed record ThreadRequest
{
    public required string Name { get; init; }

    /// <summary>Minutes without activity until the thread is archived: 60, 1440, 4320 or 10080.</summary>
    public int? AutoArchiveDuration { get; init; }
}
