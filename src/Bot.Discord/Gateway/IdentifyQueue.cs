using Bot.Discord.Wire;
using Microsoft.Extensions.Logging;

namespace Bot.Discord.Gateway;

/// <summary>
/// Gives shards their turns to begin a session: one in five seconds for each rate limit key, and no more than the day's limit. Thread-safe.
/// Page "Gateway", Max Concurrency and Session Start Limit Object.
/// </summary>
internal sealed class IdentifyQueue
{
    /// <summary>Our five seconds may be a little shorter than Discord's.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(100);
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SessionStartLimit _limit;
    private readonly TimeSpan _interval;
    private readonly long?[] _next;
    private int _remaining;
    private long _resetAt;

    public IdentifyQueue(SessionStartLimit limit, TimeProvider time, ILogger logger, TimeSpan? interval = null)
    {
        _limit = limit;
        _time = time;
        _logger = logger;
        _interval = interval ?? Limits.IdentifyInterval + Margin;
        _next = new long?[Math.Max(1, limit.MaxConcurrency)];
        _remaining = limit.Remaining;
        _resetAt = After(_time.GetTimestamp(), TimeSpan.FromMilliseconds(limit.ResetAfter));
    }

    /// <summary>Returns when the shard may identify.</summary>
    public async Task WaitAsync(int shardId, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            var start = now;
            if (_remaining <= 0 && now < _resetAt)
            {
                start = _resetAt;
                _logger.LogWarning("Discord allows no more new sessions today; shard {Shard} waits {Minutes:F0} minutes.",
                    shardId, _time.GetElapsedTime(now, start).TotalMinutes);
            }
            else if (_remaining <= 0)
            {
                _remaining = Math.Max(1, _limit.Total);
                _resetAt = After(now, TimeSpan.FromDays(1));
            }

            _remaining = Math.Max(0, _remaining - 1);
            ref var next = ref _next[shardId % _next.Length];
            if (next > start)
                start = next.Value;
            next = After(start, _interval);
            wait = _time.GetElapsedTime(now, start);
        }

        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, _time, cancellationToken);
    }

    private long After(long timestamp, TimeSpan duration) => timestamp + (long)(duration.TotalSeconds * _time.TimestampFrequency);
}
