namespace Bot.Testing.Discord.State;

/// <summary>The permission bits that the fake looks at. Source: Discord, "Permissions".</summary>
[Flags]
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
    UseApplicationCommands = 1UL << 31,
    ManageThreads = 1UL << 34,
    CreatePublicThreads = 1UL << 35,
    CreatePrivateThreads = 1UL << 36,
    SendMessagesInThreads = 1UL << 38,
    PinMessages = 1UL << 51,

    /// <summary>What a new guild gives to everyone.</summary>
    DefaultEveryone = ViewChannel | SendMessages | EmbedLinks | AttachFiles | ReadMessageHistory | UseApplicationCommands
        | CreatePublicThreads | SendMessagesInThreads,

    /// <summary>What an administrator has: of the bits here, all.</summary>
    All = Administrator | ManageChannels | ManageGuild | ViewChannel | SendMessages | ManageMessages | EmbedLinks | AttachFiles | ReadMessageHistory
        | MentionEveryone | UseApplicationCommands | ManageThreads | CreatePublicThreads | CreatePrivateThreads | SendMessagesInThreads | PinMessages,
}
