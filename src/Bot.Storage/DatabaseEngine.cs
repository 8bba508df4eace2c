using Bot.Core.Game;
using Microsoft.EntityFrameworkCore;

namespace Bot.Storage;

/// <summary>What differs between the databases. Thread-safe.</summary>
public abstract class DatabaseEngine
{
    /// <summary>As in <c>Storage:Provider</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Appended to a SELECT that must see a row unchanged until the transaction ends; empty where one writer excludes all others.</summary>
    public abstract string ForShare { get; }

    /// <summary>Appended to a SELECT of a row that the transaction will change.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>Sets the provider, its migrations and what every connection needs.</summary>
    public abstract void Configure(DbContextOptionsBuilder options);

    /// <summary>Waits until this process may write; dispose the result to let the next one in.</summary>
    public abstract ValueTask<IDisposable> EnterWriteAsync(CancellationToken cancellation);

    /// <summary>
    /// Waits until this process may migrate, whichever others do, and takes away what one that was killed while it migrated has left. Dispose the
    /// result to let the next one in.
    /// </summary>
    public abstract Task<IAsyncDisposable> EnterMigrationAsync(DbContext db, CancellationToken cancellation);

    /// <summary>Whether a transaction lost against another and succeeds or sees the other's rows when run again: a unique row, a deadlock, a serialisation failure.</summary>
    public abstract bool IsConflict(Exception exception);

    /// <summary>Returns the typed error with a sentence for the operator, or null for what is not the database's fault.</summary>
    public abstract StorageException? Translate(Exception exception);
}
