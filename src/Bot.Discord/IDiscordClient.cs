using Bot.Discord.Gateway;
using Bot.Discord.Rest;

namespace Bot.Discord;

/// <summary>
/// Discord as the bot sees it: requests out, events in. The port beneath <see cref="DiscordTransport"/>, which decides what is answered and when;
/// a client only carries it. <see cref="BuiltInDiscordClient"/> is one side, a client library's adapter another; <c>DiscordTransportContract</c> in
/// the tests is the promise between them. Thread-safe.
/// </summary>
public interface IDiscordClient : IAsyncDisposable
{
    /// <summary>Can be used before and while the gateway runs.</summary>
    IDiscordApi Api { get; }

    /// <summary>One entry a shard; empty until Discord told how many there are.</summary>
    IReadOnlyList<GatewayState> States { get; }

    /// <summary>
    /// Keeps all shards connected until the token is cancelled; then closes them cleanly and returns. Faults that may pass are retried without end.
    /// Called once.
    /// </summary>
    /// <param name="receiver">Gets every interaction that Discord delivers; one that is replayed may come twice.</param>
    /// <exception cref="TokenRejectedException">Discord refused the token over HTTP.</exception>
    /// <exception cref="GatewayFatalException">Discord refuses the bot until somebody changes something; all shards were stopped.</exception>
    Task RunAsync(IGatewayEventReceiver receiver, CancellationToken cancellationToken);
}
