using Bot.Discord.Wire;

namespace Bot.Discord;

/// <summary>The link that brings the bot to a server. Page "OAuth2", Bot Authorization Flow.</summary>
public static class DiscordInvite
{
    /// <summary>Exactly what the bot uses: it posts questions with cards in channels and threads, opens threads and sends long texts as files.</summary>
    public const Permissions Needed = Permissions.ViewChannel | Permissions.SendMessages | Permissions.SendMessagesInThreads
        | Permissions.CreatePublicThreads | Permissions.EmbedLinks | Permissions.AttachFiles | Permissions.ReadMessageHistory;

    public static Uri LinkFor(Snowflake application) =>
        new($"https://discord.com/oauth2/authorize?client_id={application}&scope=bot%20applications.commands&permissions={(ulong)Needed}");
}
