using Microsoft.Data.Sqlite;

namespace Bot.Storage.Sqlite;

/// <summary>
/// Moves pages from the write-ahead log to the file while others write: a passive checkpoint neither waits for them nor holds them up
/// (https://sqlite.org/pragma.html#pragma_wal_checkpoint). Left to the writer alone, one answer in some hundred would wait for thousands of pages.
/// What is written stays durable either way, since a commit is on the disk once it is in the log. Thread-safe.
/// </summary>
internal sealed class WalCheckpointer(string connectionString) : IDisposable
{
    /// <summary>Transactions between two checkpoints. Fewer move a page that many answers change more often than is worth it.</summary>
    private const int Transactions = 24;

    /// <summary>Held by the checkpoint that is running.</summary>
    private readonly Lock _moving = new();
    private int _written;
    private bool _isDisposed;

    /// <summary>Counts a transaction and starts a checkpoint when it is time.</summary>
    public void Written()
    {
        if (Interlocked.Increment(ref _written) % Transactions == 0)
            ThreadPool.QueueUserWorkItem(checkpointer => checkpointer.Checkpoint(), this, preferLocal: false);
    }

    /// <summary>Returns when no checkpoint is running any more.</summary>
    public void Dispose()
    {
        lock (_moving)
            _isDisposed = true;
    }

    private void Checkpoint()
    {
        // One is enough: it goes as far as those who write have come.
        if (!_moving.TryEnter())
            return;
        try
        {
            if (_isDisposed)
                return;
            using var connection = new SqliteConnection(connectionString);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
            command.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // Nothing is lost: the pages stay in the log, and whoever writes next moves them or hears of the fault.
        }
        finally
        {
            _moving.Exit();
        }
    }
}
