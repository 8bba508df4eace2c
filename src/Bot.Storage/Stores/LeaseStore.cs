using System.Collections.Immutable;
using Bot.Core.Game;
using Bot.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bot.Storage.Stores;

internal sealed class LeaseStore(BotDatabase database) : ILeaseStore
{
    public Task<ImmutableHashSet<long>> AcquireAsync(IReadOnlyCollection<long> guildIds, string owner, Instant now, Instant until, CancellationToken cancellation) =>
        database.WriteAsync(async db =>
        {
            var (nowMs, untilMs) = (now.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds());
            var held = ImmutableHashSet.CreateBuilder<long>();
            // In one order everywhere, so that two processes never wait for each other.
            foreach (var piece in guildIds.Distinct().Order().Chunk(500))
            {
                await db.GuildLeases.Where(l => piece.Contains(l.GuildId) && (l.Owner == owner || l.Until <= nowMs))
                    .ExecuteUpdateAsync(set => set.SetProperty(l => l.Owner, owner).SetProperty(l => l.Until, untilMs), cancellation);
                var rows = await db.GuildLeases.Where(l => piece.Contains(l.GuildId)).Select(l => new { l.GuildId, l.Owner }).ToListAsync(cancellation);
                held.UnionWith(rows.Where(l => string.Equals(l.Owner, owner, StringComparison.Ordinal)).Select(l => l.GuildId));
                var free = piece.Except(rows.Select(l => l.GuildId)).ToList();
                db.GuildLeases.AddRange(free.Select(id => new GuildLeaseRow { GuildId = id, Owner = owner, Until = untilMs }));
                await db.SaveChangesAsync(cancellation);
                held.UnionWith(free);
            }
            return held.ToImmutable();
        }, cancellation);

    public Task ReleaseAsync(string owner, CancellationToken cancellation) =>
        database.WriteAsync(db => db.GuildLeases.Where(l => l.Owner == owner).ExecuteDeleteAsync(cancellation), cancellation);
}
