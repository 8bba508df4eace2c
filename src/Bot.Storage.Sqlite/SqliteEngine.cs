using System.Data.Common;
using Bot.Core.Game;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bot.Storage.Sqlite;

/// <summary>
/// One SQLite file in WAL mode with <c>synchronous=FULL</c>: readers never wait, a commit is on the disk before it returns
/// (https://sqlite.org/pragma.html#pragma_synchronous). One writer at a time is a rule of SQLite; a queue here is fairer and
/// faster than letting connections poll for the file's lock.
/// </summary>
public sealed class SqliteEngine : DatabaseEngine, IDisposable
{
    /// <summary>How long SQLite waits for another program's lock before it gives up, in milliseconds.</summary>
    private const int BusyTimeoutMs = 5000;

    /// <summary>
    /// Pages of 4 KiB in the log from which on a writer moves what is left to the file itself, which lets the log begin anew. The more pages the
    /// fewer moves: a page changed by many answers is moved once.
    /// </summary>
    private const int CheckpointPages = 4000;

    // Primary result codes, https://sqlite.org/rescode.html.
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;
    private const int ConstraintUnique = 2067;
    private const int ConstraintPrimaryKey = 1555;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly WalCheckpointer _checkpointer;
    private readonly string _connectionString;
    private readonly string _file;

    /// <param name="connectionString">As Microsoft.Data.Sqlite takes it. The file's folder is made when it is missing.</param>
    /// <exception cref="StorageException">The text is not a connection string, or the folder cannot be made.</exception>
    public SqliteEngine(string connectionString)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        try
        {
            var builder = new SqliteConnectionStringBuilder(connectionString);
            _file = builder.DataSource;
            _connectionString = builder.ToString();
            if (_file.Length == 0 || _file is ":memory:" || builder.Mode == SqliteOpenMode.Memory)
                throw new StorageException(StorageFault.Misconfigured, "Storage:ConnectionString names no file; use for example 'Data Source=data/bot.db'.");
            if (builder.Mode != SqliteOpenMode.ReadOnly && Path.GetDirectoryName(Path.GetFullPath(_file)) is { Length: > 0 } folder)
                Directory.CreateDirectory(folder);
        }
        catch (ArgumentException exception)
        {
            throw new StorageException(StorageFault.Misconfigured, $"Storage:ConnectionString is not a connection string of SQLite ({exception.Message}); use for example 'Data Source=data/bot.db'.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(StorageFault.ReadOnly, $"The folder of the database file '{_file}' cannot be made: {exception.Message}", exception);
        }

        _checkpointer = new WalCheckpointer(_connectionString);
    }

    public override string Name => "sqlite";

    public override string ForShare => "";

    public override string ForUpdate => "";

    /// <summary>Returns whether the file that the connection string names is not there yet; false for what is no connection string, which opening explains.</summary>
    internal static bool IsMissing(string connectionString)
    {
        try
        {
            return !File.Exists(new SqliteConnectionStringBuilder(connectionString).DataSource);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    public override void Configure(DbContextOptionsBuilder options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.UseSqlite(_connectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteEngine).Assembly.GetName().Name));
        options.ReplaceService<IMigrationsSqlGenerator, ClusteredTables>();
        options.AddInterceptors(new Pragmas());
    }

    public override async ValueTask<IDisposable> EnterWriteAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        return new Turn(_turn, _checkpointer);
    }

    /// <summary>
    /// EF Core's lock on SQLite is a row, which nobody takes away when its process dies, and for which the next waits for ever. Migrations of this
    /// program take a second; a lock of a minute ago is nobody's.
    /// </summary>
    public override async Task<IAsyncDisposable> EnterMigrationAsync(DbContext db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        await _turn.WaitAsync(cancellation);
        var turn = new Turn(_turn, _checkpointer);
        try
        {
            await ClearAbandonedLockAsync(db, cancellation);
            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    private static async Task ClearAbandonedLockAsync(DbContext db, CancellationToken cancellation)
    {
        var hasLock = await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancellation);
        if (hasLock > 0)
            await db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\" WHERE datetime(\"Timestamp\") < datetime('now', '-1 minute')", cancellation);
    }

    public override bool IsConflict(Exception exception) => Find(exception) is { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };

    public override StorageException? Translate(Exception exception) => Find(exception) is not { } sqlite ? null : sqlite.SqliteErrorCode switch
    {
        Busy or Locked => new StorageException(StorageFault.Locked, $"Another program holds the database file '{_file}'; close it, the bot tries again by itself.", exception),
        ReadOnly => new StorageException(StorageFault.ReadOnly, $"The database file '{_file}' cannot be written; give the bot write access to the file and its folder.", exception),
        Full => new StorageException(StorageFault.Full, $"The disk of the database file '{_file}' is full; free some space.", exception),
        CannotOpen => new StorageException(StorageFault.Misconfigured, $"The database file '{_file}' cannot be opened; check that its folder exists and the bot may write there.", exception),
        IoError => new StorageException(StorageFault.Unavailable, $"Reading or writing the database file '{_file}' failed ({sqlite.Message}); check the disk.", exception),
        Corrupt or NotADatabase => new StorageException(StorageFault.Damaged, $"The file '{_file}' is damaged or not a database; restore a backup or name another file in Storage:ConnectionString.", exception),
        _ => null,
    };

    /// <summary>Closes the file: whoever made it for themselves can then delete it, which Windows allows for no file that is open.</summary>
    public void Dispose()
    {
        _checkpointer.Dispose();
        using (var connection = new SqliteConnection(_connectionString))
            SqliteConnection.ClearPool(connection);
        _turn.Dispose();
    }

    private static SqliteException? Find(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is SqliteException sqlite)
                return sqlite;
        }
        return null;
    }

    private sealed class Turn(SemaphoreSlim turn, WalCheckpointer checkpointer) : IDisposable, IAsyncDisposable
    {
        private SemaphoreSlim? _held = turn;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _held, null) is not { } held)
                return;
            held.Release();
            checkpointer.Written();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Settings that SQLite keeps per connection.</summary>
    private sealed class Pragmas : DbConnectionInterceptor
    {
        private static readonly string Text = $"PRAGMA busy_timeout={BusyTimeoutMs}; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint={CheckpointPages}; PRAGMA cache_size=-16384; PRAGMA temp_store=MEMORY;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Text;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Text;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
