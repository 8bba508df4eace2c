using Bot.Discord.Wire;

namespace Bot.Discord.Interactions;

/// <summary>
/// How long an interaction had been under way when it came. The id holds the time by Discord's clock, which may differ from ours, so the quickest
/// arrival of the last minutes counts as no delay. Of the last minutes only: a clock that is set forward makes everything look late until those
/// before it are forgotten. Thread-safe.
/// </summary>
internal sealed class ArrivalDelay(TimeProvider time)
{
    /// <summary>How long an arrival is remembered at least, counted from the first after those before it; twice as long at most.</summary>
    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private long _begunAt;
    private TimeSpan? _quickest;
    private TimeSpan? _quickestBefore;

    /// <summary>Returns the delay of an interaction that arrives now, zero or more. A replayed one is seconds late, an ordinary one some milliseconds.</summary>
    public TimeSpan Of(Snowflake id)
    {
        var difference = time.GetUtcNow() - id.CreatedAt;
        lock (_lock)
        {
            // By the timer that nobody sets. A window ends only with an arrival, so that after a silence there still is something to compare with.
            if (_quickest is not null && time.GetElapsedTime(_begunAt) >= Window)
                (_quickestBefore, _quickest) = (_quickest, null);
            if (_quickest is null)
                _begunAt = time.GetTimestamp();
            if (_quickest is not { } quickest || difference < quickest)
                _quickest = quickest = difference;
            var delay = difference - (_quickestBefore < quickest ? _quickestBefore.Value : quickest);
            // A clock that was set far forward is known at once: no interaction lives that long.
            if (delay <= Limits.InteractionToken)
                return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
            (_quickestBefore, _quickest) = (null, difference);
            return TimeSpan.Zero;
        }
    }
}
