using System.Collections.Immutable;
using Bot.Core.Game;
using NodaTime;

namespace Bot.Core.Schedule;

/// <summary>
/// Which servers' work this process does: those whose lease it holds. Leases are renewed after a third of their time, so that a slow
/// database does not lose them, and last at most a minute, so that another process takes over soon. Not thread-safe.
/// </summary>
public sealed class GuildOwnership(ILeaseStore leases, string owner, Duration lease)
{
    private readonly Dictionary<long, Instant> _until = [];

    /// <summary>Returns those of the servers that are ours, taking free ones.</summary>
    public async Task<ImmutableHashSet<long>> OfAsync(IEnumerable<long> guildIds, Instant now, CancellationToken cancellation)
    {
        var asked = guildIds.ToHashSet();
        var stale = asked.Where(id => !_until.TryGetValue(id, out var until) || until - now < lease * 2 / 3).ToArray();
        if (stale.Length > 0)
        {
            foreach (var id in stale)
                _until.Remove(id);
            foreach (var id in await leases.AcquireAsync(stale, owner, now, now + lease, cancellation))
                _until[id] = now + lease;
        }
        return [.. asked.Where(_until.ContainsKey)];
    }
}
