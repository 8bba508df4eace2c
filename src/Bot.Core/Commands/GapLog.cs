using System.Collections.Concurrent;
using Bot.Core.Game;

namespace Bot.Core.Commands;

/// <summary>
/// Counts what people asked and did not find, without who. Noting is done in memory, so that no answer waits for a database;
/// <see cref="FlushAsync"/> stores it. Thread-safe.
/// </summary>
/// <param name="trust">Keeps the counts.</param>
/// <param name="time">Now.</param>
public sealed class GapLog(ITrustStore trust, TimeProvider time) : IDisposable
{
    /// <summary>Queries that wait to be stored; beyond, new ones are not counted: what is asked so often is among them.</summary>
    private const int WaitingMax = 10_000;

    private readonly ConcurrentQueue<(long GuildId, string Query, DateOnly On)> _waiting = new();
    private readonly SemaphoreSlim _storing = new(1, 1);

    /// <summary>Counts a query that found nothing.</summary>
    public void Note(long guildId, string query)
    {
        if (_waiting.Count < WaitingMax)
            _waiting.Enqueue((guildId, query, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)));
    }

    /// <summary>Stores what waits. What cannot be stored now is kept for the next time.</summary>
    /// <exception cref="StorageException">The database could not store it.</exception>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_waiting.IsEmpty)
            return;
        await _storing.WaitAsync(cancellationToken);
        try
        {
            while (_waiting.TryPeek(out var gap))
            {
                await trust.NoteGapAsync(gap.GuildId, gap.Query, gap.On, cancellationToken);
                _waiting.TryDequeue(out _);
            }
        }
        finally
        {
            _storing.Release();
        }
    }

    public void Dispose() => _storing.Dispose();
}
