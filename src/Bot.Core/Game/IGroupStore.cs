using System.Collections.Immutable;

namespace Bot.Core.Game;

/// <summary>
/// Keeps study groups, who is in them, seasons, and what people have set. Thread-safe.
/// Every method throws a <see cref="StorageException"/> when the database cannot be used; nothing is then half done.
/// </summary>
public interface IGroupStore
{
    /// <summary>Stores a new group and returns it with its id; null when the server has one of this name.</summary>
    Task<StudyGroup?> AddAsync(StudyGroup group, CancellationToken cancellation);

    /// <summary>Returns the server's group named <see cref="StudyGroup.DefaultName"/>, made in <paramref name="zone"/> and <paramref name="language"/> when it is not there yet.</summary>
    Task<StudyGroup> DefaultAsync(long guildId, string zone, string language, CancellationToken cancellation);

    /// <summary>Returns null when there is no such group.</summary>
    Task<StudyGroup?> FindAsync(long groupId, CancellationToken cancellation);

    /// <summary>Returns the group of this name, whatever the letter case; null when the server has none.</summary>
    Task<StudyGroup?> FindByNameAsync(long guildId, string name, CancellationToken cancellation);

    /// <summary>Returns a server's groups by name.</summary>
    Task<ImmutableArray<StudyGroup>> ListAsync(long guildId, CancellationToken cancellation);

    /// <summary>Replaces the group with the same id in the same server. False when there is none or its new name is taken.</summary>
    Task<bool> ReplaceAsync(StudyGroup group, CancellationToken cancellation);

    /// <summary>Makes a person a member, again if they had left.</summary>
    Task JoinAsync(long groupId, long personId, CancellationToken cancellation);

    /// <summary>Marks a member as having left; the points stay. False when they were none.</summary>
    Task<bool> LeaveAsync(long groupId, long personId, CancellationToken cancellation);

    /// <summary>Returns the groups a person belongs to in a server, by name.</summary>
    Task<ImmutableArray<StudyGroup>> GroupsOfAsync(long guildId, long personId, CancellationToken cancellation);

    /// <summary>Starts a season; null when one is running.</summary>
    Task<Season?> StartSeasonAsync(long groupId, string name, DateOnly today, CancellationToken cancellation);

    /// <summary>Ends the running season and returns it; null when none is running.</summary>
    Task<Season?> EndSeasonAsync(long groupId, DateOnly today, CancellationToken cancellation);

    /// <summary>Returns the running season; null for none.</summary>
    Task<Season?> CurrentSeasonAsync(long groupId, CancellationToken cancellation);

    /// <summary>Returns the group's seasons, the latest first.</summary>
    Task<ImmutableArray<Season>> SeasonsAsync(long groupId, CancellationToken cancellation);

    /// <summary>Returns what a person has set, or the defaults.</summary>
    Task<PersonSettings> SettingsAsync(long guildId, long personId, CancellationToken cancellation);

    /// <summary>Stores what a person has set, all of it at once: the last to save wins.</summary>
    Task SaveSettingsAsync(PersonSettings settings, CancellationToken cancellation);
}
