using System.Text.Json.Serialization;

namespace Bot.Discord.Wire;

/// <summary>A person or a bot, as far as the client needs it.</summary>
public sealed record User
{
    public Snowflake Id { get; init; }

    public string Username { get; init; } = "";

    /// <summary>The name the person chose to be shown under; null when none was chosen.</summary>
    public string? GlobalName { get; init; }

    public bool? Bot { get; init; }

    /// <summary>The name to show outside a guild.</summary>
    [JsonIgnore]
    public string DisplayName => string.IsNullOrEmpty(GlobalName) ? Username : GlobalName;
}

/// <summary>A user inside one guild.</summary>
public sealed record Member
{
    /// <summary>Null in the members of a message's <c>resolved</c> data, where the user comes beside it.</summary>
    public User? User { get; init; }

    /// <summary>The name in this guild; null when none was chosen.</summary>
    public string? Nick { get; init; }

    public IReadOnlyList<Snowflake>? Roles { get; init; }

    /// <summary>The member's permissions in the channel of the interaction. Only interactions carry it.</summary>
    public Permissions? Permissions { get; init; }

    /// <summary>Returns the name to show inside the guild.</summary>
    /// <param name="user">Who the member is.</param>
    public string NameOf(User user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return string.IsNullOrEmpty(Nick) ? user.DisplayName : Nick;
    }
}

/// <summary>A role of a guild.</summary>
public sealed record Role
{
    public Snowflake Id { get; init; }

    public string Name { get; init; } = "";

    public int Position { get; init; }

    public Permissions? Permissions { get; init; }

    /// <summary>Whether everybody may mention it.</summary>
    public bool Mentionable { get; init; }
}

/// <summary>The permissions that a bot of this kind asks for or looks at. Source: Discord's "Permissions", section Bitwise Permission Flags.</summary>
[Flags]
[JsonConverter(typeof(PermissionsJsonConverter))]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1028", Justification = "The protocol has more than 32 bits of them.")]
public enum Permissions : ulong
{
    None = 0,
    Administrator = 1UL << 3,
    ManageChannels = 1UL << 4,
    ManageGuild = 1UL << 5,
    ViewChannel = 1UL << 10,
    SendMessages = 1UL << 11,
    ManageMessages = 1UL << 13,
    EmbedLinks = 1UL << 14,
    AttachFiles = 1UL << 15,
    ReadMessageHistory = 1UL << 16,
    MentionEveryone = 1UL << 17,
    ManageThreads = 1UL << 34,
    CreatePublicThreads = 1UL << 35,
    SendMessagesInThreads = 1UL << 38,
    PinMessages = 1UL << 51,
}
