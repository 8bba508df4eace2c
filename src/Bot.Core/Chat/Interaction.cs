using System.Collections.Immutable;

namespace Bot.Core.Chat;

/// <summary>What somebody did.</summary>
public enum InteractionKind
{
    /// <summary>Sent a slash command.</summary>
    Command,

    /// <summary>Chose a command from a message's menu.</summary>
    MessageCommand,

    /// <summary>Is typing an option and wants to see choices.</summary>
    Autocomplete,

    /// <summary>Used a button or a menu.</summary>
    Control,

    /// <summary>Sent a form.</summary>
    Form,
}

/// <summary>What a member may do where the interaction happened, as far as the bot asks for it. Values are Discord's permission bits.</summary>
/// <remarks>Source: Discord, Permissions, "Bitwise Permission Flags".</remarks>
[Flags]
public enum MemberPermissions : ulong
{
    None = 0,
    Administrator = 1UL << 3,
    ManageGuild = 1UL << 5,
    ViewChannel = 1UL << 10,
    SendMessages = 1UL << 11,
    ManageMessages = 1UL << 13,
    EmbedLinks = 1UL << 14,
    AttachFiles = 1UL << 15,
    ReadMessageHistory = 1UL << 16,
    MentionEveryone = 1UL << 17,
    CreatePublicThreads = 1UL << 35,
    SendMessagesInThreads = 1UL << 38,
}

/// <summary>The person who acted.</summary>
/// <param name="Id">Discord's snowflake, or a number made from the name in a terminal.</param>
/// <param name="Name">The name as others see it here. Untrusted text.</param>
public sealed record Person(long Id, string Name);

/// <summary>
/// Something that one person did, on whatever transport. Immutable. All text in it is untrusted.
/// </summary>
public sealed record Interaction
{
    /// <summary>Unique; Discord's snowflake where there is one.</summary>
    public required long Id { get; init; }

    public required InteractionKind Kind { get; init; }

    public required Person Person { get; init; }

    /// <summary>The server; null in a private conversation with the bot.</summary>
    public long? GuildId { get; init; }

    public required long ChannelId { get; init; }

    /// <summary>What the person may do in this channel, as the transport vouches for it.</summary>
    public MemberPermissions Permissions { get; init; }

    /// <summary>The person's language as a BCP 47 tag, such as <c>en-US</c> or <c>de</c>.</summary>
    public string Locale { get; init; } = "en-US";

    /// <summary>The server's own language as a BCP 47 tag: what is written into its channels unasked is in it. Default: <see cref="Locale"/>'s default.</summary>
    public string GuildLocale { get; init; } = "en-US";

    /// <summary>Whether public replies stay in the channel and can be deleted later, as on Discord; false in a terminal.</summary>
    public bool MessagesLast { get; init; } = true;

    /// <summary>When the person acted, by the transport's own record; speed is judged by this and by no clock of ours.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The command with its subcommand, such as <c>ask</c> or <c>schedule add</c>; empty for controls and forms.</summary>
    public string Command { get; init; } = "";

    /// <summary>The options that were given, by name. A half-typed option of an autocomplete interaction is among them.</summary>
    public ImmutableDictionary<string, OptionValue> Options { get; init; } = ImmutableDictionary<string, OptionValue>.Empty;

    /// <summary>The option that is being typed; null unless <see cref="Kind"/> is <see cref="InteractionKind.Autocomplete"/>.</summary>
    public string? FocusedOption { get; init; }

    /// <summary>The text of the message that a message command was used on; else null.</summary>
    public string? TargetText { get; init; }

    /// <summary>What the used control or sent form says; null for commands.</summary>
    public ButtonToken? Token { get; init; }

    /// <summary>The message that carries the used control; null where there is none.</summary>
    public long? MessageId { get; init; }

    /// <summary>The chosen values of a menu.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>The filled-in fields of a form, by id.</summary>
    public ImmutableDictionary<string, string> Fields { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether the person has all of <paramref name="permissions"/> here. Administrators have every permission.</summary>
    public bool Can(MemberPermissions permissions) =>
        Permissions.HasFlag(MemberPermissions.Administrator) || Permissions.HasFlag(permissions);

    /// <summary>Returns the server, for a handler that the router lets nobody reach outside of one.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public long RequireGuildId() => GuildId ?? throw new InvalidOperationException($"An interaction of kind {Kind} came from outside a server to a handler that is only for servers.");

    /// <summary>Returns the text of an option, or null when it was not given.</summary>
    public string? Text(string option) => Options.GetValueOrDefault(option)?.Text;

    /// <summary>Returns the value of a yes-or-no option, or <paramref name="otherwise"/> when it was not given.</summary>
    public bool Flag(string option, bool otherwise = false) => Options.GetValueOrDefault(option)?.Flag ?? otherwise;

    /// <summary>Returns the value of a numeric option, or null when it was not given.</summary>
    public long? Number(string option) => Options.GetValueOrDefault(option)?.Number;
}

/// <summary>The value of a command option: one of text, whole number, yes or no. A channel, role or member is its snowflake as a number.</summary>
public sealed record OptionValue(string? Text = null, long? Number = null, bool? Flag = null)
{
    public static implicit operator OptionValue(string text) => new(Text: text);

    public static implicit operator OptionValue(long number) => new(Number: number);

    public static implicit operator OptionValue(bool flag) => new(Flag: flag);
}
