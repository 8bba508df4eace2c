namespace Bot.Discord.Rest;

/// <summary>
/// Requests that share a limit, let through in the order in which they came. Until a response has told the limit, one request at a time is let
/// through. Thread-safe.
/// </summary>
internal sealed class RateLimitBucket(TimeProvider time) : IDisposable
{
    private static readonly Lock Merging = new();
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private int? _limit;
    private int _remaining;
    private int _inFlight;
    private long _windowEnd;
    private long _blockedUntil;
    private ITimer? _timer;
    private RateLimitBucket? _mergedInto;

    /// <summary>Whether nothing would be forgotten by dropping it.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_lock)
            {
                var now = time.GetTimestamp();
                return _inFlight == 0 && _waiting.Count == 0 && now >= _windowEnd && now >= _blockedUntil;
            }
        }
    }

    /// <summary>Waits for a place. Each completed wait needs one <see cref="Release"/> of the bucket that it returns.</summary>
    /// <param name="isRepeat">Goes to the front: it was already let through once and was refused.</param>
    public async ValueTask<RateLimitBucket> AcquireAsync(bool isRepeat, CancellationToken cancellationToken)
    {
        var ticket = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(ticket, isRepeat);
        try
        {
            await ticket.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            GiveUp(ticket);
            throw;
        }

        // A merge moves waiting tickets, so the place belongs to the bucket at the end of the chain.
        return Current();
    }

    /// <summary>Gives the place back, with what the response said.</summary>
    public void Release(RateLimitHeaders headers)
    {
        lock (_lock)
        {
            if (_mergedInto is not { } other)
            {
                _inFlight--;
                if (headers.IsComplete)
                    Learn(headers);
                LetThrough();
                return;
            }

            other.Release(headers);
        }
    }

    /// <summary>Lets nothing through for a while, as a 429 said.</summary>
    public void Block(TimeSpan duration)
    {
        lock (_lock)
        {
            if (_mergedInto is { } other)
            {
                other.Block(duration);
                return;
            }

            _blockedUntil = Math.Max(_blockedUntil, After(duration));
        }
    }

    /// <summary>Moves everything here to another bucket: Discord named both the same.</summary>
    public void MergeInto(RateLimitBucket target)
    {
        // One merge at a time, and never into a bucket that leads back here: locks are then always taken along the chain.
        lock (Merging)
            lock (_lock)
            {
                var other = target.Current();
                if (_mergedInto is not null || ReferenceEquals(this, other))
                    return;
                _mergedInto = other;
                _timer?.Dispose();
                _timer = null;
                lock (other._lock)
                {
                    other._inFlight += _inFlight;
                    foreach (var ticket in _waiting)
                        other._waiting.AddLast(ticket);
                    _waiting.Clear();
                    _inFlight = 0;
                    other._blockedUntil = Math.Max(other._blockedUntil, _blockedUntil);
                    other.LetThrough();
                }
            }
    }

    public void Dispose()
    {
        lock (_lock)
            _timer?.Dispose();
    }

    private void Enqueue(TaskCompletionSource ticket, bool isRepeat)
    {
        lock (_lock)
        {
            if (_mergedInto is { } other)
            {
                other.Enqueue(ticket, isRepeat);
                return;
            }

            if (isRepeat)
                _waiting.AddFirst(ticket);
            else
                _waiting.AddLast(ticket);
            LetThrough();
        }
    }

    private RateLimitBucket Current()
    {
        lock (_lock)
            return _mergedInto?.Current() ?? this;
    }

    private void Learn(RateLimitHeaders headers)
    {
        var end = After(headers.ResetAfter!.Value);
        var now = time.GetTimestamp();
        // Responses can overtake each other: within one window only the smallest remainder counts.
        var isNewWindow = _limit is null || now >= _windowEnd;
        var left = headers.Remaining!.Value - _inFlight;
        _remaining = isNewWindow ? left : Math.Min(_remaining, left);
        _limit = headers.Limit;
        _windowEnd = isNewWindow ? end : Math.Max(_windowEnd, end);
    }

    private void LetThrough()
    {
        while (_waiting.First is { } first)
        {
            var now = time.GetTimestamp();
            if (now < _blockedUntil)
            {
                WakeAt(_blockedUntil);
                return;
            }

            if (_limit is null)
            {
                if (_inFlight > 0)
                    return;
            }
            else
            {
                if (now >= _windowEnd && _remaining < _limit - _inFlight)
                    _remaining = _limit.Value - _inFlight;
                if (_remaining <= 0)
                {
                    if (now < _windowEnd)
                        WakeAt(_windowEnd);
                    return;
                }

                _remaining--;
            }

            _inFlight++;
            _waiting.RemoveFirst();
            first.Value.TrySetResult();
        }
    }

    private void GiveUp(TaskCompletionSource ticket)
    {
        lock (_lock)
        {
            if (_mergedInto is { } other)
            {
                other.GiveUp(ticket);
                return;
            }

            if (!_waiting.Remove(ticket))
            {
                // It had just been let through.
                _inFlight--;
                if (_limit is not null)
                    _remaining++;
            }

            LetThrough();
        }
    }

    private void WakeAt(long timestamp)
    {
        var wait = time.GetElapsedTime(time.GetTimestamp(), timestamp);
        _timer ??= time.CreateTimer(static state => ((RateLimitBucket)state!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        // Timers count whole milliseconds; a wake too early would only have to wait again.
        _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, wait.TotalMilliseconds))), Timeout.InfiniteTimeSpan);
    }

    private void Wake()
    {
        lock (_lock)
        {
            if (_mergedInto is null)
                LetThrough();
        }
    }

    private long After(TimeSpan duration) => time.GetTimestamp() + (long)(duration.TotalSeconds * time.TimestampFrequency);
}
