using Bot.Hosting;
using Bot.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bot.Cli;

/// <summary><c>bot</c> alone: the whole bot, until it is told to stop.</summary>
internal static class RunVerb
{
    public static async Task<int> RunAsync(BotSettings settings, CancellationToken cancellationToken)
    {
        using var host = BotHost.Build(settings);
        var outcome = host.Services.GetRequiredService<RunOutcome>();
        await host.RunAsync(cancellationToken).ConfigureAwait(false);
        if (outcome.Failure is not { } failure)
            return ExitCodes.Success;
        await Console.Error.WriteLineAsync(failure).ConfigureAwait(false);
        return ExitCodes.Failure;
    }
}
