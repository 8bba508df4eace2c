using Bot.Testing;
using Discord;
using Discord.Net;
using Microsoft.Extensions.Logging;

namespace Bot.Discord.DiscordNet.Tests;

public sealed class DiscordNetLogTests
{
    [Fact]
    public async Task Tokens_in_addresses_do_not_reach_the_log()
    {
        var line = await WriteAsync(new LogMessage(
            LogSeverity.Warning, "Rest", "Rate limit triggered: POST interactions/1574113082353909760/aW50ZXJhY3Rpb246MTU3NA_-/callback Remaining: 1s"));
        Assert.Equal((LogLevel.Warning, "Rest: Rate limit triggered: POST interactions/1574113082353909760/{token}/callback Remaining: 1s"), line);
    }

    [Fact]
    public async Task A_lost_connection_is_one_line_without_a_stack()
    {
        var line = await WriteAsync(new LogMessage(LogSeverity.Error, "Gateway", null, new WebSocketClosedException(4000, "Unknown error")));
        Assert.Equal(LogLevel.Warning, line.Level);
        Assert.DoesNotContain("WebSocketClosedException", line.Text, StringComparison.Ordinal);
    }

    private static async Task<(LogLevel Level, string Text)> WriteAsync(LogMessage message)
    {
        var log = new ListLogger();
        await DiscordNetLog.WriteAsync(log, message);
        return Assert.Single(log.Lines);
    }
}
