namespace Bot.Discord.Wire;

/// <summary>The guild of READY, GUILD_CREATE and GUILD_DELETE with nothing but its id and whether it can be reached.</summary>
public sealed record GuildAvailability
{
    public Snowflake Id { get; init; }

    public bool? Unavailable { get; init; }
}

/// <summary>A channel or a thread.</summary>
public sealed record Channel
{
    public Snowflake Id { get; init; }

    public ChannelType Type { get; init; }

    public Snowflake? GuildId { get; init; }

    /// <summary>The category of a channel, the channel of a thread.</summary>
    public Snowflake? ParentId { get; init; }

    public string? Name { get; init; }

    public bool? Nsfw { get; init; }

    /// <summary>The invoking member's permissions here. Only interactions carry it.</summary>
    public Permissions? Permissions { get; init; }

    /// <summary>What roles and members may here in spite of the guild's roles. A thread has none; those of its channel count.</summary>
    public IReadOnlyList<PermissionOverwrite>? PermissionOverwrites { get; init; }
}

/// <summary>Asks for the private conversation with a person.</summary>
public sealed record PrivateChannelRequest(Snowflake RecipientId);

/// <summary>An exception for one role or one member in one channel.</summary>
public sealed record PermissionOverwrite
{
    /// <summary>Of the role or the member; the guild's own id stands for everyone.</summary>
    public Snowflake Id { get; init; }

    public Permissions Allow { get; init; }

    public Permissions Deny { get; init; }
}

/// <summary>Kinds of channel. A kind that Discord adds later is kept as its number.</summary>
public enum ChannelType
{
    GuildText = 0,
    DirectMessage = 1,
    GuildVoice = 2,
    GroupDirectMessage = 3,
    GuildCategory = 4,
    GuildAnnouncement = 5,
    AnnouncementThread = 10,
    PublicThread = 11,
    PrivateThread = 12,
    GuildStageVoice = 13,
    GuildForum = 15,
    GuildMedia = 16,
}
