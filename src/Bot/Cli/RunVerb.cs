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
        return await RunAsync(host, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a host until it stops, and disposes it. Returns the program's exit code.</summary>
    internal static async Task<int> RunAsync(IHost host, CancellationToken cancellationToken)
    {
        var outcome = host.Services.GetRequiredService<RunOutcome>();
        // Asked for now: the run disposes the host's services.
        var workers = host.Services.GetServices<IHostedService>().OfType<BackgroundService>().ToArray();
        await host.RunAsync(cancellationToken).ConfigureAwait(false);
        // The host stops when a worker fails, logs why, and returns as if somebody had stopped it.
        if (workers.Select(w => w.ExecuteTask?.Exception?.InnerException).FirstOrDefault(e => e is not null) is { } fault)
            outcome.Fail($"The bot ended because of a fault: {fault.Message}");
        if (outcome.Failure is not { } failure)
            return ExitCodes.Success;
        await Console.Error.WriteLineAsync(failure).ConfigureAwait(false);
        return ExitCodes.Failure;
    }
}
