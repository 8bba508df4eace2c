using Bot.Discord.Wire;

namespace Bot.Discord.Gateway;

/// <summary>Something the bot may want to act on.</summary>
public abstract record GatewayEvent
{
    /// <param name="Interaction">What was used.</param>
    /// <param name="ArrivedAt">When the frame came, as a timestamp of the client's <see cref="TimeProvider"/>.</param>
    public sealed record InteractionReceived(Interaction Interaction, long ArrivedAt) : GatewayEvent;
}

/// <summary>Takes events from the read loops of all shards. Must return at once and must not throw.</summary>
public interface IGatewayEventReceiver
{
    void Receive(GatewayEvent gatewayEvent);
}
