using System.Collections.Immutable;
using Bot.Core.Game;
using Bot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Storage.Stores;

internal sealed class NameStore(BotDatabase database) : INameStore
{
    private const int NameMax = 100;

    public Task KeepAsync(IReadOnlyCollection<(long GuildId, long PersonId, string Name)> names, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        // In one order everywhere, so that two processes never wait for each other.
        foreach (var (guildId, personId, name) in names.OrderBy(n => n.GuildId).ThenBy(n => n.PersonId))
        {
            var text = StoredText.Of(name, NameMax);
            var known = await db.Names.Where(n => n.GuildId == guildId && n.PersonId == personId).ExecuteUpdateAsync(set => set.SetProperty(n => n.Name, text), cancellation);
            if (known == 0)
                db.Names.Add(new NameRow { GuildId = guildId, PersonId = personId, Name = text });
        }
        return await db.SaveChangesAsync(cancellation);
    }, cancellation);

    public Task<ImmutableDictionary<long, string>> FindAsync(long guildId, IReadOnlyCollection<long> personIds, CancellationToken cancellation) => database.ReadAsync(async db =>
    {
        var names = ImmutableDictionary.CreateBuilder<long, string>();
        foreach (var piece in personIds.Distinct().Chunk(500))
        {
            foreach (var row in await db.Names.Where(n => n.GuildId == guildId && piece.Contains(n.PersonId)).ToListAsync(cancellation))
                names[row.PersonId] = row.Name;
        }
        return names.ToImmutable();
    }, cancellation);
}
