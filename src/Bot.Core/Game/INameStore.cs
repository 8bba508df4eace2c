using System.Collections.Immutable;

namespace Bot.Core.Game;

/// <summary>
/// Keeps the name under which a person last acted in a server: where a transport cannot name people by their id, a board would be
/// anonymous after a restart. Thread-safe.
/// </summary>
public interface INameStore
{
    /// <summary>Keeps names; a later one replaces the earlier. All or none.</summary>
    Task KeepAsync(IReadOnlyCollection<(long GuildId, long PersonId, string Name)> names, CancellationToken cancellation);

    /// <summary>Returns the names that are known of these people in a server.</summary>
    Task<ImmutableDictionary<long, string>> FindAsync(long guildId, IReadOnlyCollection<long> personIds, CancellationToken cancellation);
}
