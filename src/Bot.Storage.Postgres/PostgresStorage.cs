namespace Bot.Storage.Postgres;

public static class PostgresStorage
{
    /// <summary>A PostgreSQL server: <c>Storage:Provider = postgres</c>.</summary>
    public static StorageProvider Provider { get; } = new("postgres", connectionString => new PostgresEngine(connectionString), HasOneWriter: false);
}
