using Bot.Hosting;
using Bot.Options;
using Bot.Testing.Discord;
using Bot.Tests.Cli;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bot.Tests.Hosting;

/// <summary>The whole program as its settings make it, on a Discord of our own.</summary>
internal static class HostUnderTest
{
    /// <summary>Discord.Net sends fields that Discord ignores.</summary>
    public static FakeDiscordOptions Strictness { get; } = new() { RefusesUnknownMembers = DiscordClients.Default == DiscordClients.BuiltIn };

    /// <param name="token">Default: the right one.</param>
    public static IHost On(FakeDiscord discord, TemporaryNotes notes, string? token = null) => On(discord, notes, _ => { }, ("Discord:Token", token ?? discord.Token));

    /// <param name="change">Puts something in the place of what the settings make.</param>
    /// <param name="more">Further settings.</param>
    public static IHost On(FakeDiscord discord, TemporaryNotes notes, Action<IServiceCollection> change, params ReadOnlySpan<(string Key, string Value)> more)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Discord:Token"] = discord.Token,
            ["Discord:ApiBaseUrl"] = discord.ApiBaseUrl.AbsoluteUri,
            ["Knowledge:Path"] = notes.Folder,
            ["Storage:ConnectionString"] = $"Data Source={Path.Combine(notes.Folder, "bot.db")};Pooling=False",
        };
        foreach (var (key, value) in more)
            settings[key] = value;
        return BotHost.Build(BotSettings.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()), change);
    }
}
