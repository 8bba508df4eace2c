using Bot.Discord.Wire;

namespace Bot.Discord.Rest;

/// <summary>At most 50 requests in any second, first come, first served. Thread-safe. Page "Rate Limits", Global Rate Limit.</summary>
internal sealed class GlobalRateLimit(TimeProvider time)
{
    private readonly Lock _lock = new();

    /// <summary>When the last requests were or will be let through: the oldest leaves the window before another may enter.</summary>
    private readonly Queue<long> _starts = new();
    private long _blockedUntil;

    public async ValueTask AcquireAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            long start;
            lock (_lock)
            {
                var now = time.GetTimestamp();
                start = Math.Max(now, _blockedUntil);
                if (_starts.Count >= Limits.RequestsPerSecond)
                    start = Math.Max(start, _starts.Dequeue() + time.TimestampFrequency);
                _starts.Enqueue(start);
                if (start <= now)
                    return;
            }

            await Task.Delay(Until(start), time, cancellationToken);
            lock (_lock)
            {
                // A 429 may have closed the gate meanwhile; then it takes another place.
                if (time.GetTimestamp() >= _blockedUntil)
                    return;
            }
        }
    }

    /// <summary>Lets nothing through for a while, as a global 429 said.</summary>
    public void Block(TimeSpan duration)
    {
        lock (_lock)
            _blockedUntil = Math.Max(_blockedUntil, time.GetTimestamp() + (long)(duration.TotalSeconds * time.TimestampFrequency));
    }

    private TimeSpan Until(long timestamp)
    {
        var wait = time.GetElapsedTime(time.GetTimestamp(), timestamp);
        return TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, wait.TotalMilliseconds)));
    }
}
