using Bot.Storage;
using Bot.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Core.Tests.Commands.Game;

/// <summary>A new SQLite file for all tests of the game's commands, each in a server of its own.</summary>
public sealed class GameDatabase : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bot-game-").FullName;

    public ServiceProvider Stores { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Stores = new ServiceCollection()
            .AddBotStorage(new StorageOptions { Provider = "sqlite", ConnectionString = $"Data Source={Path.Combine(_folder, "bot.db")}" }, SqliteStorage.Provider)
            .BuildServiceProvider();
        await Stores.GetRequiredService<BotDatabase>().MigrateAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Stores.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}

[CollectionDefinition]
public sealed class GameTests : ICollectionFixture<GameDatabase>;
