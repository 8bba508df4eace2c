using Bot.Storage.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bot.Storage.Tests;

/// <summary>Several processes that start at once on a PostgreSQL server where there is nothing yet.</summary>
public sealed class PostgresStartTests : IAsyncLifetime
{
    private const int Processes = 4;

    private readonly string? _server = Environment.GetEnvironmentVariable("BOT_TEST_POSTGRES");
    private readonly string _name = $"bot_start_{Guid.NewGuid():n}";
    private readonly List<ServiceProvider> _started = [];

    [Fact]
    public async Task One_makes_the_tables_and_the_others_wait_for_it()
    {
        if (string.IsNullOrEmpty(_server))
            Assert.Skip("BOT_TEST_POSTGRES holds no connection string of a PostgreSQL server.");
        var databases = Enumerable.Range(0, Processes).Select(_ => Start()).ToList();

        await Task.WhenAll(databases.Select(database => Task.Run(() => database.MigrateAsync(CancellationToken.None)))).WaitAsync(TimeSpan.FromMinutes(1));

        foreach (var database in databases)
            Assert.Equal(0, await database.ReadAsync(db => db.Names.CountAsync(n => n.HasLeft), CancellationToken.None));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (string.IsNullOrEmpty(_server))
            return;
        foreach (var services in _started)
            await services.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A name of our own making, and names cannot be parameters.
        command.CommandText = $"DROP DATABASE IF EXISTS {_name} WITH (FORCE)";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private BotDatabase Start()
    {
        var services = new ServiceCollection()
            .AddBotStorage(
                new StorageOptions
                {
                    Provider = "postgres",
                    ConnectionString = new NpgsqlConnectionStringBuilder(_server) { Database = _name, MaxPoolSize = 10 }.ToString(),
                },
                PostgresStorage.Provider)
            .BuildServiceProvider();
        _started.Add(services);
        return services.GetRequiredService<BotDatabase>();
    }
}
