using System.Collections.Immutable;
using NodaTime;

namespace Bot.Core.Game;

/// <summary>
/// Decides which process does a server's work. Thread-safe.
/// Every method throws a <see cref="StorageException"/> when the database cannot be used; nothing is then half done.
/// </summary>
public interface ILeaseStore
{
    /// <summary>
    /// Takes or renews the leases of servers and returns those that <paramref name="owner"/> now holds until <paramref name="until"/>.
    /// A lease held by another process is taken only after it has run out.
    /// </summary>
    Task<ImmutableHashSet<long>> AcquireAsync(IReadOnlyCollection<long> guildIds, string owner, Instant now, Instant until, CancellationToken cancellation);

    /// <summary>Gives all leases of a process back, so that another need not wait for them to run out.</summary>
    Task ReleaseAsync(string owner, CancellationToken cancellation);
}
