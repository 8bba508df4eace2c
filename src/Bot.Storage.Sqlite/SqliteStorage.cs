namespace Bot.Storage.Sqlite;

public static class SqliteStorage
{
    /// <summary>An embedded SQLite file: <c>Storage:Provider = sqlite</c>.</summary>
    public static StorageProvider Provider { get; } = new("sqlite", connectionString => new SqliteEngine(connectionString), HasOneWriter: true, SqliteEngine.IsMissing);
}
