namespace Bot.Options;

/// <summary>How the bot is on Discord. Section <c>Discord</c> of the configuration.</summary>
internal sealed class DiscordOptions
{
    public const string Section = "Discord";

    /// <summary>The bot's token; a secret. Without one the bot is a chat in the terminal. Default: none.</summary>
    public string Token { get; set; } = "";

    /// <summary>Points the whole client at another server. Default: <c>https://discord.com/api/v10</c>.</summary>
    public string ApiBaseUrl { get; set; } = "https://discord.com/api/v10";

    /// <summary>Id of the server for which alone commands are registered, where changes show at once. Default: none, all servers.</summary>
    public string DevelopmentGuildId { get; set; } = "";

    /// <summary>The shards of this process, such as <c>0-3/8</c> for the first four of eight. Default: none, all that Discord recommends.</summary>
    public string Shards { get; set; } = "";

    /// <summary>
    /// Which client speaks to Discord: <c>builtin</c> or, in a build with it, <c>discordnet</c>. Default: empty, the one that was built in.
    /// </summary>
    public string Client { get; set; } = "";
}
