using System.Collections.Concurrent;

namespace Bot.Testing.Discord;

/// <summary>How often the client met which answer. Safe for use by several threads.</summary>
public sealed class Statistics
{
    private readonly ConcurrentDictionary<int, long> _statuses = new();
    private readonly ConcurrentDictionary<int, long> _errors = new();
    private long _answered;

    /// <summary>Requests answered so far, those of the fault script left out.</summary>
    public long Requests => _statuses.Values.Sum();

    /// <summary>Interactions that got a first response in time.</summary>
    public long InteractionsAnswered => Interlocked.Read(ref _answered);

    /// <summary>Returns how many answers had the HTTP status.</summary>
    public long WithStatus(int status) => _statuses.GetValueOrDefault(status);

    /// <summary>Returns how many answers had the error code, as 10062 (unknown interaction) or 40060 (already acknowledged).</summary>
    public long WithError(int code) => _errors.GetValueOrDefault(code);

    internal void CountAnswer(int status) => _statuses.AddOrUpdate(status, 1, static (_, count) => count + 1);

    internal void CountError(int code) => _errors.AddOrUpdate(code, 1, static (_, count) => count + 1);

    internal void CountInteraction() => Interlocked.Increment(ref _answered);
}
