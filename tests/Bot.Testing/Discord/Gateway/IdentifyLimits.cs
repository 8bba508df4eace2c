namespace Bot.Testing.Discord.Gateway;

/// <summary>
/// How often sessions may start: one a window for each key (shard modulo <c>max_concurrency</c>), and some in 24 hours.
/// Source: Discord, "Gateway", session start limit object and max concurrency. Callers hold the world's gate.
/// </summary>
internal sealed class IdentifyLimits(FakeDiscordOptions options)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Dictionary<int, DateTimeOffset> _last = [];
    private DateTimeOffset _dayStart = options.Time.GetUtcNow();
    private int _usedToday;

    /// <summary>How many more sessions may start before <see cref="ResetAfter"/> has passed.</summary>
    public int Remaining
    {
        get
        {
            StartDayIfOver();
            return Math.Max(0, options.SessionStartLimit - _usedToday);
        }
    }

    public TimeSpan ResetAfter => _dayStart + Day - options.Time.GetUtcNow();

    /// <summary>Returns false when the shard's key was used within the window, and counts it otherwise.</summary>
    public bool TryStart(int shard)
    {
        StartDayIfOver();
        var key = shard % options.MaxConcurrency;
        var now = options.Time.GetUtcNow();
        if (_last.TryGetValue(key, out var last) && now - last < options.IdentifyWindow)
            return false;
        _last[key] = now;
        _usedToday++;
        return true;
    }

    private void StartDayIfOver()
    {
        if (ResetAfter > TimeSpan.Zero)
            return;
        _dayStart = options.Time.GetUtcNow();
        _usedToday = 0;
    }
}
