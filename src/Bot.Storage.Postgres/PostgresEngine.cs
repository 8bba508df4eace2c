using Bot.Core.Game;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Bot.Storage.Postgres;

/// <summary>A PostgreSQL database, for several processes. Every write is a transaction of its own; the database orders them.</summary>
public sealed class PostgresEngine : DatabaseEngine
{
    /// <summary>Any number that no other program on this server takes for its own lock.</summary>
    private const string MigrationLock = "4741637225910433";

    private readonly string _connectionString;
    private readonly string _place;

    /// <param name="connectionString">As Npgsql takes it. Never shown: it holds the password.</param>
    /// <exception cref="StorageException">The text is not a connection string.</exception>
    public PostgresEngine(string connectionString)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connectionString);
            // The few statements of an answer are run thousands of times; the server need not plan them each time.
            if (builder.MaxAutoPrepare == 0)
                builder.MaxAutoPrepare = 50;
            _connectionString = builder.ToString();
            _place = $"'{builder.Database}' on {builder.Host}:{builder.Port}";
        }
        catch (ArgumentException)
        {
            // The message of the parser repeats what it could not read, which may be the password.
            throw new StorageException(StorageFault.Misconfigured, "Storage:ConnectionString is not a connection string of PostgreSQL; use for example 'Host=localhost;Database=bot;Username=bot;Password=…'.");
        }
    }

    public override string Name => "postgres";

    public override string ForShare => " FOR SHARE";

    public override string ForUpdate => " FOR UPDATE";

    public override void Configure(DbContextOptionsBuilder options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.UseNpgsql(_connectionString, npgsql => npgsql.MigrationsAssembly(typeof(PostgresEngine).Assembly.GetName().Name));
    }

    public override ValueTask<IDisposable> EnterWriteAsync(CancellationToken cancellation) => ValueTask.FromResult<IDisposable>(NoTurn.Instance);

    /// <summary>
    /// EF Core's lock on PostgreSQL ends with the transaction of each migration, so that two processes on a new database each make the tables of the
    /// second. A lock of the session lasts through all, and ends with the process, however that ends.
    /// </summary>
    public override async Task<IAsyncDisposable> EnterMigrationAsync(DbContext db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        await MakeDatabaseAsync(db, cancellation);
        // Not pooled: closing it closes the session.
        var session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connectionString) { Pooling = false, CommandTimeout = 0 }.ToString());
        try
        {
            await session.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand($"SELECT pg_advisory_lock({MigrationLock})", session);
            await command.ExecuteNonQueryAsync(cancellation);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    private static async Task MakeDatabaseAsync(DbContext db, CancellationToken cancellation)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(cancellation))
            return;
        try
        {
            await creator.CreateAsync(cancellation);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process was faster; what it made is what is needed.
        }
    }

    public override bool IsConflict(Exception exception) => Find(exception) is PostgresException
    {
        SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
    };

    public override StorageException? Translate(Exception exception) => Find(exception) switch
    {
        null => null,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } =>
            new StorageException(StorageFault.Full, $"The disk of the database {_place} is full; free some space.", exception),
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } =>
            new StorageException(StorageFault.ReadOnly, $"The database {_place} takes no writes; it may be a replica. Name the primary in Storage:ConnectionString.", exception),
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } =>
            new StorageException(StorageFault.Locked, $"The database {_place} is locked by another session; the bot tries again by itself.", exception),
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            new StorageException(StorageFault.Misconfigured, $"The database {_place} refuses the user or password of Storage:ConnectionString.", exception),
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
            new StorageException(StorageFault.Misconfigured, $"There is no database {_place}; make it, or name another in Storage:ConnectionString.", exception),
        // The last is a database that is closed to connections, for example while it is restored.
        PostgresException { SqlState: ['0', '8', ..] or ['5', '3', ..] or ['5', '7', 'P', ..] or PostgresErrorCodes.ObjectNotInPrerequisiteState } =>
            new StorageException(StorageFault.Unavailable, $"The database {_place} is not available now; the bot tries again by itself.", exception),
        PostgresException => null,
        _ => new StorageException(StorageFault.Unavailable, $"The database {_place} cannot be reached; check that it runs, the bot tries again by itself.", exception),
    };

    private static NpgsqlException? Find(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is NpgsqlException npgsql)
                return npgsql;
        }
        return null;
    }

    private sealed class NoTurn : IDisposable
    {
        public static readonly NoTurn Instance = new();

        public void Dispose()
        {
        }
    }
}
