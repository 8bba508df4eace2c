using Bot.Discord.Wire;

namespace Bot.Discord.Interactions;

/// <summary>
/// How long an interaction had been under way when it came. The id holds the time by Discord's clock, which may differ from ours, so the quickest
/// arrival so far counts as no delay. Thread-safe.
/// </summary>
internal sealed class ArrivalDelay
{
    private readonly Lock _lock = new();
    private TimeSpan? _quickest;

    /// <summary>Returns the delay, zero or more. A replayed interaction is seconds late, an ordinary one some milliseconds.</summary>
    public TimeSpan Of(Snowflake id, DateTimeOffset arrival)
    {
        var difference = arrival - id.CreatedAt;
        lock (_lock)
        {
            if (_quickest is not { } quickest || difference < quickest)
                _quickest = difference;
            var delay = difference - _quickest.Value;
            // A clock that was set is no delay: everything arrives late then, and the measure begins anew.
            if (delay <= Limits.InteractionToken)
                return delay;
            _quickest = difference;
            return TimeSpan.Zero;
        }
    }
}
