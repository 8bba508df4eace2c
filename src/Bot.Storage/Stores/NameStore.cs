using System.Collections.Immutable;
using Bot.Core.Game;
using Bot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Storage.Stores;

internal sealed class NameStore(BotDatabase database) : INameStore
{
    private const int NameMax = 100;

    public Task KeepAsync(IReadOnlyCollection<(long PersonId, KnownName Name)> names, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        // In one order everywhere, so that two processes never wait for each other.
        foreach (var (personId, (guildId, name, hasLeft)) in names.OrderBy(n => n.Name.GuildId).ThenBy(n => n.PersonId))
        {
            var text = StoredText.Of(name, NameMax);
            var known = await db.Names.Where(n => n.GuildId == guildId && n.PersonId == personId)
                .ExecuteUpdateAsync(set => set.SetProperty(n => n.Name, text).SetProperty(n => n.HasLeft, hasLeft), cancellation);
            if (known == 0)
                db.Names.Add(new NameRow { GuildId = guildId, PersonId = personId, Name = text, HasLeft = hasLeft });
        }
        return await db.SaveChangesAsync(cancellation);
    }, cancellation);

    public Task<ImmutableDictionary<long, KnownName>> FindAsync(long guildId, IReadOnlyCollection<long> personIds, CancellationToken cancellation) => database.ReadAsync(async db =>
    {
        var names = ImmutableDictionary.CreateBuilder<long, KnownName>();
        foreach (var piece in personIds.Distinct().Chunk(500))
        {
            foreach (var row in await db.Names.Where(n => n.GuildId == guildId && piece.Contains(n.PersonId)).ToListAsync(cancellation))
                names[row.PersonId] = new KnownName(guildId, row.Name, row.HasLeft);
        }
        return names.ToImmutable();
    }, cancellation);
}
