using System.Data;
using Bot.Core.Game;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Bot.Storage;

/// <summary>Runs reads and write transactions against the configured database and turns its faults into <see cref="StorageException"/>. Thread-safe.</summary>
public sealed class BotDatabase
{
    private const int TriesMax = 5;

    private readonly PooledDbContextFactory<BotDbContext> _contexts;

    public BotDatabase(DatabaseEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        Engine = engine;
        var options = new DbContextOptionsBuilder<BotDbContext>();
        engine.Configure(options);
        options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        _contexts = new PooledDbContextFactory<BotDbContext>(options.Options);
    }

    public DatabaseEngine Engine { get; }

    /// <summary>Brings the database to this version's model; makes it when it is not there.</summary>
    /// <exception cref="StorageException">A newer version has changed it, or it cannot be used.</exception>
    public Task MigrateAsync(CancellationToken cancellation) => GuardAsync(async () =>
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellation);
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        if (await db.Database.CanConnectAsync(cancellation))
        {
            var applied = (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
            if (applied.FirstOrDefault(id => !known.Contains(id)) is { } unknown)
                throw new StorageException(StorageFault.FromNewerVersion, $"The database was changed by a newer version of the bot (migration {unknown}); start that version, or restore a backup from before it.");
            // Migrating takes a lock that on SQLite outlives a process killed at that moment; with nothing to do it is not taken.
            if (applied.Count == known.Count)
                return true;
        }
        await using var turn = await Engine.EnterMigrationAsync(db, cancellation);
        await db.Database.MigrateAsync(cancellation);
        return true;
    });

    /// <summary>Returns whether the database is there and has this version's model. Makes and changes nothing but what connecting does.</summary>
    /// <exception cref="StorageException">It cannot be used.</exception>
    public Task<bool> IsMigratedAsync(CancellationToken cancellation) => GuardAsync(async () =>
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellation);
        return await db.Database.CanConnectAsync(cancellation)
            && (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToHashSet(StringComparer.Ordinal).SetEquals(db.Database.GetMigrations());
    });

    /// <summary>Returns what <paramref name="read"/> returns; the context does not track.</summary>
    public Task<T> ReadAsync<T>(Func<BotDbContext, Task<T>> read, CancellationToken cancellation) => GuardAsync(async () =>
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellation);
        return await read(db);
    });

    /// <summary>
    /// Runs <paramref name="write"/> in one transaction and commits it. A lost conflict runs it again from the start, so it must
    /// read before it decides and keep nothing outside.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<BotDbContext, Task<T>> write, CancellationToken cancellation) => GuardAsync(async () =>
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                using var turn = await Engine.EnterWriteAsync(cancellation);
                await using var db = await _contexts.CreateDbContextAsync(cancellation);
                await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
                var result = await write(db);
                // Once the commit has begun it is not given up half way: the caller would not know what happened.
                await transaction.CommitAsync(CancellationToken.None);
                return result;
            }
            catch (Exception exception) when (tries < TriesMax && Engine.IsConflict(exception))
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }
    });

    internal BotDbContext CreateContext() => _contexts.CreateDbContext();

    internal async Task<T> GuardAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception exception) when (exception is not StorageException and not OperationCanceledException && Engine.Translate(exception) is not null)
        {
            throw Engine.Translate(exception)!;
        }
    }
}
