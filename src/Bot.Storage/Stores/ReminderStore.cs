using System.Collections.Immutable;
using Bot.Core.Game;
using Bot.Core.Schedule;
using Microsoft.EntityFrameworkCore;

namespace Bot.Storage.Stores;

internal sealed class ReminderStore(BotDatabase database) : IReminderStore
{
    public Task<ImmutableArray<PersonSettings>> WantingAsync(ShardRange servers, CancellationToken cancellation) => database.ReadAsync(
        async db => (await db.Settings
            .Where(s => s.WantsReminders)
            .In(servers)
            .OrderBy(s => s.GuildId).ThenBy(s => s.PersonId)
            .ToListAsync(cancellation)).ToImmutableArray(), cancellation);

    public Task<bool> ClaimAsync(long guildId, long personId, DateOnly date, CancellationToken cancellation) => database.WriteAsync(
        async db => await db.Settings
            .Where(s => s.GuildId == guildId && s.PersonId == personId && s.WantsReminders && (s.RemindedOn == null || s.RemindedOn < date))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.RemindedOn, date), cancellation) > 0, cancellation);

    public Task StopAsync(long personId, CancellationToken cancellation) => database.WriteAsync(
        db => db.Settings.Where(s => s.PersonId == personId && s.WantsReminders).ExecuteUpdateAsync(set => set.SetProperty(s => s.WantsReminders, false), cancellation), cancellation);
}
