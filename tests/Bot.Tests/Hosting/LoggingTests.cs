using Bot.Testing.Discord;
using Bot.Tests.Cli;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Hosting;

/// <summary>What the log of the bot on Discord holds.</summary>
public sealed class LoggingTests
{
    [Theory]
    [InlineData("Bot.Hosting.DiscordWorker", LogLevel.Information, true)]
    [InlineData("Bot.Hosting.DiscordWorker", LogLevel.Debug, false)]
    [InlineData("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Information, false)]
    [InlineData("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning, true)]
    public async Task The_bots_own_lines_are_logged_and_those_of_each_health_check_are_not(string category, LogLevel level, bool isLogged) =>
        Assert.Equal(isLogged, await IsLogged(category, level));

    [Theory]
    [InlineData("Logging:LogLevel:Default", "Bot.Hosting.DiscordWorker")]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore", "Microsoft.AspNetCore.Hosting.Diagnostics")]
    public async Task The_settings_may_ask_for_more(string key, string category) => Assert.True(await IsLogged(category, LogLevel.Debug, (key, "Debug")));

    private static async Task<bool> IsLogged(string category, LogLevel level, params (string Key, string Value)[] more)
    {
        using var notes = TemporaryNotes.AboutQueues();
        await using var discord = await FakeDiscord.StartAsync(HostUnderTest.Strictness);
        using var host = HostUnderTest.On(discord, notes, _ => { }, more);
        return host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(category).IsEnabled(level);
    }
}
