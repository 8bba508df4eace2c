using Bot.Discord.Wire;

namespace Bot.Discord.Interactions;

/// <summary>How interactions are worked off.</summary>
public sealed record InteractionOptions
{
    /// <summary>Interactions that may wait; one more is told "busy". Default 4,096.</summary>
    public int QueueCapacity { get; init; } = 4096;

    /// <summary>Handlers that run at once. Default 64: most of their time they wait for a database.</summary>
    public int Workers { get; init; } = 64;

    /// <summary>Handlers that compute at once. Default: one processor less than there are, for what receives and sends; at least one.</summary>
    public int ComputingHandlers { get; init; } = Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>Callbacks that are on their way at once. Default 256.</summary>
    public int ConcurrentCallbacks { get; init; } = 256;

    /// <summary>Time after arrival at which an interaction without answer is deferred. Default 1.5 s of Discord's 3 s.</summary>
    public TimeSpan DeferAfter { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Ids that are remembered so that a replayed interaction is answered once. Default 65,536.</summary>
    public int RememberedIds { get; init; } = 65_536;

    /// <summary>Time after which a handler is cancelled, a little less than the token lives. Default 14.5 minutes.</summary>
    public TimeSpan HandlerTimeout { get; init; } = Limits.InteractionToken - TimeSpan.FromSeconds(30);
}
