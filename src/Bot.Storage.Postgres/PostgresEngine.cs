using Bot.Core.Game;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Bot.Storage.Postgres;

/// <summary>A PostgreSQL database, for several processes. Every write is a transaction of its own; the database orders them.</summary>
public sealed class PostgresEngine : DatabaseEngine
{
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
            throw new StorageException(StorageFault.Unavailable, "Storage:ConnectionString is not a connection string of PostgreSQL; use for example 'Host=localhost;Database=bot;Username=bot;Password=…'.");
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
            new StorageException(StorageFault.Unavailable, $"The database {_place} refuses the user or password of Storage:ConnectionString.", exception),
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
            new StorageException(StorageFault.Unavailable, $"There is no database {_place}; make it, or name another in Storage:ConnectionString.", exception),
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
