using Bot.Discord;

namespace Bot.Hosting;

/// <summary>Healthy while every shard of this process receives interactions.</summary>
internal sealed class GatewayHealthProbe(DiscordTransport transport) : IHealthProbe
{
    public string Name => "gateway";

    public Task<HealthState> CheckAsync(CancellationToken cancellationToken)
    {
        var states = transport.States;
        var detail = states.Count == 0 ? "not connected" : string.Join(", ", states.Select(s => $"shard {s.ShardId}: {s.Phase}"));
        return Task.FromResult(new HealthState(transport.IsReady, detail));
    }
}
