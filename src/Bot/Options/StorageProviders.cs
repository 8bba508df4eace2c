using System.Collections.Immutable;
using Bot.Storage;
using Bot.Storage.Postgres;
using Bot.Storage.Sqlite;

namespace Bot.Options;

/// <summary>The databases that this build can keep the game in.</summary>
internal static class StorageProviders
{
    public static ImmutableArray<StorageProvider> All { get; } = [SqliteStorage.Provider, PostgresStorage.Provider];
}
