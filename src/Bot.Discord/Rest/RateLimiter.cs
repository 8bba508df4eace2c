using System.Collections.Concurrent;
using Bot.Discord.Diagnostics;

namespace Bot.Discord.Rest;

/// <summary>
/// Keeps requests inside Discord's limits: buckets learned from the responses, one queue for each route and major parameter, and the global
/// limit. Thread-safe. Page "Rate Limits".
/// </summary>
internal sealed class RateLimiter(TimeProvider time) : IDisposable
{
    private const int SweepEvery = 256;
    private readonly ConcurrentDictionary<(HttpMethod Method, string Template), string> _bucketNames = new();
    private readonly ConcurrentDictionary<string, RateLimitBucket> _buckets = new(StringComparer.Ordinal);
    private readonly GlobalRateLimit _global = new(time);
    private int _acquired;

    /// <summary>How many buckets are remembered.</summary>
    public int BucketCount => _buckets.Count;

    /// <summary>Waits until the request may be sent. Complete or dispose the lease once.</summary>
    public async ValueTask<RateLimitLease> AcquireAsync(RestRoute route, bool isRepeat, CancellationToken cancellationToken)
    {
        if (route.IsCallback)
            return new RateLimitLease(this, route, bucket: null);
        var start = time.GetTimestamp();
        var bucket = await BucketOf(route).AcquireAsync(isRepeat, cancellationToken);
        try
        {
            if (!route.IsInteraction)
                await _global.AcquireAsync(cancellationToken);
        }
        catch
        {
            bucket.Release(RateLimitHeaders.None);
            throw;
        }

        DiscordTelemetry.Waited(route.Template, time.GetElapsedTime(start));
        if (Interlocked.Increment(ref _acquired) % SweepEvery == 0)
            Sweep();
        return new RateLimitLease(this, route, bucket);
    }

    public void BlockGlobally(TimeSpan duration) => _global.Block(duration);

    public void Dispose()
    {
        foreach (var bucket in _buckets.Values)
            bucket.Dispose();
    }

    internal void Learn(RestRoute route, RateLimitBucket bucket, RateLimitHeaders headers)
    {
        if (headers.Bucket is not { } name)
            return;
        _bucketNames[(route.Method, route.Template)] = name;
        var shared = _buckets.GetOrAdd(Key(name, route), bucket);
        if (!ReferenceEquals(shared, bucket))
            bucket.MergeInto(shared);
    }

    private RateLimitBucket BucketOf(RestRoute route)
    {
        var name = _bucketNames.TryGetValue((route.Method, route.Template), out var learned) ? learned : $"{route.Method} {route.Template}";
        return _buckets.GetOrAdd(Key(name, route), static (_, time) => new RateLimitBucket(time), time);
    }

    private static string Key(string bucket, RestRoute route) => $"{bucket}\n{route.Major}";

    /// <summary>Forgets buckets that hold nothing, so that the tokens of old interactions do not pile up.</summary>
    private void Sweep()
    {
        foreach (var (key, bucket) in _buckets)
        {
            // Not disposed: a request may have taken it a moment ago, and its timer only runs while somebody waits.
            if (bucket.IsIdle)
                _buckets.TryRemove(key, out _);
        }
    }
}

/// <summary>The right to send one request.</summary>
internal sealed class RateLimitLease(RateLimiter limiter, RestRoute route, RateLimitBucket? bucket) : IDisposable
{
    private bool _isReleased;

    /// <summary>Gives the place back with what the response said.</summary>
    public void Complete(RateLimitHeaders headers)
    {
        if (_isReleased || bucket is null)
            return;
        _isReleased = true;
        bucket.Release(headers);
        limiter.Learn(route, bucket, headers);
    }

    /// <summary>Lets nothing of this bucket through for a while.</summary>
    public void Block(TimeSpan duration) => bucket?.Block(duration);

    public void Dispose() => Complete(RateLimitHeaders.None);
}
