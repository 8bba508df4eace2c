using Bot.Discord;
using Bot.Discord.Gateway;
using Bot.Discord.Rest;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bot.Hosting;

/// <summary>Keeps the bot on Discord, and ends the program when Discord refuses it for good.</summary>
internal sealed class DiscordWorker(
    DiscordTransport transport,
    RunOutcome outcome,
    IHostApplicationLifetime lifetime,
    ILogger<DiscordWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await transport.RunAsync(stoppingToken).ConfigureAwait(false);
            logger.LogInformation("Closed the connection to Discord.");
        }
        catch (Exception exception) when (exception is TokenRejectedException or GatewayFatalException or CommandsRefusedException)
        {
            outcome.Fail(exception.Message);
            lifetime.StopApplication();
        }
    }
}
