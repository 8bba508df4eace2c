namespace Bot.Testing.Discord.State;

/// <summary>Bits of a message's flags. Source: Discord, "Messages Resource", message flags.</summary>
internal static class MessageFlags
{
    public const int SuppressEmbeds = 1 << 2;
    public const int Ephemeral = 1 << 6;
    public const int Loading = 1 << 7;
    public const int SuppressNotifications = 1 << 12;
    public const int ComponentsV2 = 1 << 15;
}
