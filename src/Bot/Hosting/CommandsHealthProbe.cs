using Bot.Discord;

namespace Bot.Hosting;

/// <summary>Whether Discord took the commands. Where it did not the bot still serves those of an earlier start, and a restart would not help.</summary>
internal sealed class CommandsHealthProbe(DiscordTransport transport) : IHealthProbe
{
    public string Name => "commands";

    public Task<HealthState> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(
        transport.CommandProblem is { } problem ? new HealthState(IsHealthy: true, problem, IsDegraded: true) : new HealthState(IsHealthy: true, "as Discord has them"));
}
