namespace Bot.Testing.Discord.State;

/// <summary>The channel types that the fake has. Source: Discord, "Channels Resource".</summary>
internal static class ChannelType
{
    public const int GuildText = 0;
    public const int DirectMessage = 1;
    public const int PublicThread = 11;
}
