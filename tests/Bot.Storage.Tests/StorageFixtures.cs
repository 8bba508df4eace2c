using Bot.Contracts.Storage;
using Bot.Storage.Postgres;
using Bot.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bot.Storage.Tests;

/// <summary>A new SQLite file for a test class.</summary>
public sealed class SqliteFixture : IStorageFixture, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bot-storage-").FullName;
    private ServiceProvider? _services;

    public IServiceProvider Services => _services!;

    public async ValueTask InitializeAsync()
    {
        _services = new ServiceCollection()
            .AddBotStorage(new StorageOptions { Provider = "sqlite", ConnectionString = $"Data Source={Path.Combine(_folder, "bot.db")}" }, SqliteStorage.Provider, PostgresStorage.Provider)
            .BuildServiceProvider();
        await _services.GetRequiredService<BotDatabase>().MigrateAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _services!.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>A new PostgreSQL database for a test class, on the server that <c>BOT_TEST_POSTGRES</c> names; without it the tests are skipped.</summary>
public sealed class PostgresFixture : IStorageFixture, IAsyncLifetime
{
    private readonly string? _server = Environment.GetEnvironmentVariable("BOT_TEST_POSTGRES");
    private readonly string _name = $"bot_test_{Guid.NewGuid():n}";
    private ServiceProvider? _services;

    public IServiceProvider Services
    {
        get
        {
            if (_services is null)
                Assert.Skip("BOT_TEST_POSTGRES holds no connection string of a PostgreSQL server.");
            return _services;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (string.IsNullOrEmpty(_server))
            return;
        var connectionString = new NpgsqlConnectionStringBuilder(_server) { Database = _name, MaxPoolSize = 20 }.ToString();
        _services = new ServiceCollection()
            .AddBotStorage(new StorageOptions { Provider = "postgres", ConnectionString = connectionString }, SqliteStorage.Provider, PostgresStorage.Provider)
            .BuildServiceProvider();
        await _services.GetRequiredService<BotDatabase>().MigrateAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is null)
            return;
        await _services.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A name of our own making, and names cannot be parameters.
        command.CommandText = $"DROP DATABASE IF EXISTS {_name} WITH (FORCE)";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
