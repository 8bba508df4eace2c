using Bot.Discord.Wire;
using Microsoft.Extensions.Logging;

namespace Bot.Discord.Gateway;

/// <summary>
/// Gives shards their turns to begin a session: one in five seconds for each rate limit key, and no more than the day's limit. Over the limit Discord
/// resets the bot's token, and other processes of the bot use it too, so figures that are not fresh are asked for again before a turn is given.
/// Thread-safe. Page "Gateway", Identifying, Max Concurrency and Session Start Limit Object.
/// </summary>
internal sealed class IdentifyQueue : IDisposable
{
    /// <summary>Our five seconds may be a little shorter than Discord's.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(100);

    /// <summary>How long Discord's figures are believed. Shards that start one after the other need no request each.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _turn = new(1);
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Func<CancellationToken, Task<SessionStartLimit?>> _read;
    private readonly TimeSpan _interval;
    private long?[] _next;
    private SessionStartLimit _limit;
    private long _readAt;
    private int _remaining;
    private int _granted;
    private long? _announcedReset;

    /// <param name="limit">What Discord said just now.</param>
    /// <param name="read">Asks Discord again; null when there is no answer, and then the figures are counted on from the last ones.</param>
    public IdentifyQueue(
        SessionStartLimit limit, Func<CancellationToken, Task<SessionStartLimit?>> read, TimeProvider time, ILogger logger, TimeSpan? interval = null)
    {
        _time = time;
        _logger = logger;
        _read = read;
        _interval = interval ?? Limits.IdentifyInterval + Margin;
        _limit = limit;
        _next = new long?[Math.Max(1, limit.MaxConcurrency)];
        Take(limit);
    }

    private long ResetAt => After(_readAt, TimeSpan.FromMilliseconds(Math.Max(0, _limit.ResetAfter)));

    /// <summary>Returns when the shard may identify.</summary>
    public async Task WaitAsync(int shardId, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await WaitForTheLimitAsync(cancellationToken);
            _remaining--;
            Interlocked.Increment(ref _granted);
            var now = _time.GetTimestamp();
            ref var next = ref _next[shardId % _next.Length];
            var start = next > now ? next.Value : now;
            next = After(start, _interval);
            wait = _time.GetElapsedTime(now, start);
        }
        finally
        {
            _turn.Release();
        }

        try
        {
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, _time, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _granted);
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task WaitForTheLimitAsync(CancellationToken cancellationToken)
    {
        if (_remaining <= 0 || _time.GetElapsedTime(_readAt) > Freshness)
            await ReadAsync(cancellationToken);
        while (_remaining <= 0)
        {
            var wait = _time.GetElapsedTime(_time.GetTimestamp(), ResetAt);
            if (wait > TimeSpan.Zero)
            {
                Announce(wait);
                await Task.Delay(wait, _time, cancellationToken);
            }

            if (!await ReadAsync(cancellationToken))
                Take(_limit with { Remaining = Math.Max(1, _limit.Total), ResetAfter = (long)Limits.SessionStartWindow.TotalMilliseconds });
            else if (_remaining <= 0 && _limit.ResetAfter <= 0)
                await Task.Delay(_interval, _time, cancellationToken);
        }
    }

    /// <summary>Says it once, however many shards and connections come to wait for the same reset.</summary>
    private void Announce(TimeSpan wait)
    {
        if (_announcedReset is { } before && _time.GetElapsedTime(before, ResetAt).Duration() < Freshness)
            return;
        _announcedReset = ResetAt;
        _logger.LogWarning("Discord allows no more new sessions until {Reset:u} (all {Total} of the day are used); the bot waits {Minutes:F0} minutes.",
            _time.GetUtcNow() + wait, _limit.Total, wait.TotalMinutes);
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (await _read(cancellationToken) is not { } limit)
            return false;
        Take(limit);
        return true;
    }

    private void Take(SessionStartLimit limit)
    {
        _limit = limit;
        _readAt = _time.GetTimestamp();
        // Discord does not know of turns that are still to come.
        _remaining = limit.Remaining - Volatile.Read(ref _granted);
        if (Math.Max(1, limit.MaxConcurrency) is var keys && keys != _next.Length)
            _next = [.. Enumerable.Repeat(_next.Max(), keys)];
    }

    private long After(long timestamp, TimeSpan duration) => timestamp + (long)(duration.TotalSeconds * _time.TimestampFrequency);
}
