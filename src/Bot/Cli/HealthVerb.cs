using System.CommandLine;
using System.Net;
using Bot.Options;

namespace Bot.Cli;

/// <summary><c>bot health</c>: asks the running bot how it is; made for the health check of a container.</summary>
internal static class HealthVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var command = new Command("health", "Ask the bot that runs on this machine how it is");
        command.SetAction((parsed, cancellationToken) => RunAsync(CommonOptions.Settings(parsed), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(BotSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Health is not { } health)
            throw new OptionsProblem("Health:Port is 0, so the bot does not tell how it is; set it to a port, for example 8080.");
        // Opened on every address it is on this one, too; an address of everybody cannot be asked.
        var asked = health.Address.Equals(IPAddress.Any) ? new IPEndPoint(IPAddress.Loopback, health.Port)
            : health.Address.Equals(IPAddress.IPv6Any) ? new IPEndPoint(IPAddress.IPv6Loopback, health.Port)
            : health;
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var response = await client.GetAsync(new Uri($"http://{asked}/healthz"), cancellationToken).ConfigureAwait(false);
            Console.Out.WriteLine(await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
            return response.IsSuccessStatusCode ? ExitCodes.Success : ExitCodes.Failure;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"No bot answers on {asked}: {exception.Message}").ConfigureAwait(false);
            return ExitCodes.Failure;
        }
    }
}
