using System.Collections.Immutable;
using Bot.Core.Schedule;

namespace Bot.Core.Game;

/// <summary>
/// Keeps who wants to be reminded of reviews, and when they last were. Thread-safe.
/// Every method throws a <see cref="StorageException"/> when the database cannot be used; nothing is then half done.
/// </summary>
public interface IReminderStore
{
    /// <summary>Returns the settings of everybody in these servers who wants reminders, by server and person.</summary>
    Task<ImmutableArray<PersonSettings>> WantingAsync(ShardRange servers, CancellationToken cancellation);

    /// <summary>
    /// Takes the reminder of a date. At most one call in all processes gets true for a person, server and date, and none after a later date.
    /// </summary>
    Task<bool> ClaimAsync(long guildId, long personId, DateOnly date, CancellationToken cancellation);

    /// <summary>Sends no more reminders to somebody, in any server: they take no messages from the bot.</summary>
    Task StopAsync(long personId, CancellationToken cancellation);
}
