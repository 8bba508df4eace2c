using System.Collections.Immutable;

namespace Bot.Core.Game;

/// <summary>
/// Keeps the name under which a person was last seen in a server, and whether they have left it: where a transport cannot name people by their
/// id, a board would be anonymous after a restart. Thread-safe.
/// Every method throws a <see cref="StorageException"/> when the database cannot be used; nothing is then half done.
/// </summary>
public interface INameStore
{
    /// <summary>Keeps names; a later one replaces the earlier. All or none.</summary>
    Task KeepAsync(IReadOnlyCollection<(long PersonId, KnownName Name)> names, CancellationToken cancellation);

    /// <summary>Returns what is known of these people in a server.</summary>
    Task<ImmutableDictionary<long, KnownName>> FindAsync(long guildId, IReadOnlyCollection<long> personIds, CancellationToken cancellation);
}
