using Bot.Contracts.Storage;
using Bot.Storage.Postgres;
using Bot.Storage.Sqlite;
using Bot.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

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
    private readonly ScratchPostgres _postgres = new();
    private ServiceProvider? _services;

    public IServiceProvider Services
    {
        get
        {
            if (_services is null)
                Assert.Skip(ScratchPostgres.MissingServer);
            return _services;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (ScratchPostgres.Server is null)
            return;
        _services = new ServiceCollection()
            .AddBotStorage(new StorageOptions { Provider = "postgres", ConnectionString = _postgres.ConnectionString }, SqliteStorage.Provider, PostgresStorage.Provider)
            .BuildServiceProvider();
        await _services.GetRequiredService<BotDatabase>().MigrateAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is null)
            return;
        await _services.DisposeAsync();
        await _postgres.DisposeAsync();
    }
}
