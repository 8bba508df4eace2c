using System.Collections.Immutable;
using Bot.Core.Game;
using Microsoft.EntityFrameworkCore;

namespace Bot.Storage.Stores;

internal sealed class GroupStore(BotDatabase database) : IGroupStore
{
    public Task<StudyGroup?> AddAsync(StudyGroup group, CancellationToken cancellation) =>
        database.WriteAsync(db => AddAsync(db, group, cancellation), cancellation);

    public async Task<StudyGroup> DefaultAsync(long guildId, string zone, string language, CancellationToken cancellation) =>
        await FindByNameAsync(guildId, StudyGroup.DefaultName, cancellation)
        ?? await database.WriteAsync(async db =>
            await AddAsync(db, new StudyGroup { GuildId = guildId, Name = StudyGroup.DefaultName, Zone = zone, Language = language }, cancellation)
            // Somebody was faster, and it was committed: it cannot be removed again.
            ?? await ByNameAsync(db, guildId, StudyGroup.DefaultName, cancellation)
            ?? throw new InvalidOperationException($"The default group of server {guildId} is there and is not."), cancellation);

    public Task<StudyGroup?> FindAsync(long groupId, CancellationToken cancellation) =>
        database.ReadAsync(db => db.Groups.FirstOrDefaultAsync(g => g.Id == groupId, cancellation), cancellation);

    public Task<StudyGroup?> FindByNameAsync(long guildId, string name, CancellationToken cancellation) =>
        database.ReadAsync(db => ByNameAsync(db, guildId, name, cancellation), cancellation);

    public Task<ImmutableArray<StudyGroup>> ListAsync(long guildId, CancellationToken cancellation) => database.ReadAsync(
        async db => (await db.Groups.Where(g => g.GuildId == guildId).OrderBy(g => EF.Property<string>(g, "NameKey")).ToListAsync(cancellation)).ToImmutableArray(), cancellation);

    public Task<bool> ReplaceAsync(StudyGroup group, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        if (!await db.Groups.AnyAsync(g => g.Id == group.Id && g.GuildId == group.GuildId, cancellation)
            || await ByNameAsync(db, group.GuildId, group.Name, cancellation) is { } other && other.Id != group.Id)
        {
            return false;
        }
        db.Groups.Update(group).Property("NameKey").CurrentValue = Fold(group.Name);
        await db.SaveChangesAsync(cancellation);
        return true;
    }, cancellation);

    public Task JoinAsync(long groupId, long personId, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        var known = await db.Members.Where(m => m.GroupId == groupId && m.PersonId == personId).ExecuteUpdateAsync(set => set.SetProperty(m => m.HasLeft, false), cancellation);
        if (known == 0)
        {
            db.Members.Add(new Membership(groupId, personId, HasLeft: false));
            await db.SaveChangesAsync(cancellation);
        }
        return true;
    }, cancellation);

    public Task<bool> LeaveAsync(long groupId, long personId, CancellationToken cancellation) => database.WriteAsync(
        async db => await db.Members.Where(m => m.GroupId == groupId && m.PersonId == personId && !m.HasLeft).ExecuteUpdateAsync(set => set.SetProperty(m => m.HasLeft, true), cancellation) > 0, cancellation);

    public Task<ImmutableArray<StudyGroup>> GroupsOfAsync(long guildId, long personId, CancellationToken cancellation) => database.ReadAsync(
        async db => (await db.Groups.Where(g => g.GuildId == guildId && db.Members.Any(m => m.GroupId == g.Id && m.PersonId == personId && !m.HasLeft))
            .OrderBy(g => EF.Property<string>(g, "NameKey")).ToListAsync(cancellation)).ToImmutableArray(), cancellation);

    public Task<Season?> StartSeasonAsync(long groupId, string name, DateOnly today, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        if (await RunningAsync(db, groupId, cancellation) is not null)
            return null;
        var season = new Season { GroupId = groupId, Name = name, StartedOn = today };
        db.Seasons.Add(season);
        await db.SaveChangesAsync(cancellation);
        return (Season?)season;
    }, cancellation);

    public Task<Season?> EndSeasonAsync(long groupId, DateOnly today, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        if (await RunningAsync(db, groupId, cancellation) is not { } season)
            return null;
        await db.Seasons.Where(s => s.Id == season.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedOn, today), cancellation);
        return season with { EndedOn = today };
    }, cancellation);

    public Task<Season?> CurrentSeasonAsync(long groupId, CancellationToken cancellation) =>
        database.ReadAsync(db => RunningAsync(db, groupId, cancellation), cancellation);

    public Task<ImmutableArray<Season>> SeasonsAsync(long groupId, CancellationToken cancellation) => database.ReadAsync(
        async db => (await db.Seasons.Where(s => s.GroupId == groupId).OrderByDescending(s => s.Id).ToListAsync(cancellation)).ToImmutableArray(), cancellation);

    public Task<PersonSettings> SettingsAsync(long guildId, long personId, CancellationToken cancellation) => database.ReadAsync(
        async db => await db.Settings.FirstOrDefaultAsync(s => s.GuildId == guildId && s.PersonId == personId, cancellation)
            ?? new PersonSettings { GuildId = guildId, PersonId = personId }, cancellation);

    public Task SaveSettingsAsync(PersonSettings settings, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        if (await db.Settings.AnyAsync(s => s.GuildId == settings.GuildId && s.PersonId == settings.PersonId, cancellation))
            db.Settings.Update(settings);
        else
            db.Settings.Add(settings);
        await db.SaveChangesAsync(cancellation);
        return true;
    }, cancellation);

    private static async Task<StudyGroup?> AddAsync(BotDbContext db, StudyGroup group, CancellationToken cancellation)
    {
        if (await ByNameAsync(db, group.GuildId, group.Name, cancellation) is not null)
            return null;
        var stored = group with { Id = 0 };
        db.Groups.Add(stored).Property("NameKey").CurrentValue = Fold(group.Name);
        await db.SaveChangesAsync(cancellation);
        return stored;
    }

    private static Task<StudyGroup?> ByNameAsync(BotDbContext db, long guildId, string name, CancellationToken cancellation)
    {
        var key = Fold(name);
        return db.Groups.FirstOrDefaultAsync(g => g.GuildId == guildId && EF.Property<string>(g, "NameKey") == key, cancellation);
    }

    private static Task<Season?> RunningAsync(BotDbContext db, long groupId, CancellationToken cancellation) =>
        db.Seasons.FirstOrDefaultAsync(s => s.GroupId == groupId && s.EndedOn == null, cancellation);

    private static string Fold(string name) => name.Trim().Normalize().ToLowerInvariant();
}
