using Bot.Storage.Postgres;
using Bot.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Storage.Tests;

/// <summary>Several processes that start at once on a PostgreSQL server where there is nothing yet.</summary>
public sealed class PostgresStartTests : IAsyncLifetime
{
    private const int Processes = 4;

    private readonly ScratchPostgres _postgres = new();
    private readonly List<ServiceProvider> _started = [];

    [Fact]
    public async Task One_makes_the_tables_and_the_others_wait_for_it()
    {
        if (ScratchPostgres.Server is null)
            Assert.Skip(ScratchPostgres.MissingServer);
        var databases = Enumerable.Range(0, Processes).Select(_ => Start()).ToList();

        await Task.WhenAll(databases.Select(database => Task.Run(() => database.MigrateAsync(CancellationToken.None)))).WaitAsync(TimeSpan.FromMinutes(1));

        foreach (var database in databases)
            Assert.Equal(0, await database.ReadAsync(db => db.Names.CountAsync(n => n.HasLeft), CancellationToken.None));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var services in _started)
            await services.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    private BotDatabase Start()
    {
        var services = new ServiceCollection()
            .AddBotStorage(
                new StorageOptions
                {
                    Provider = "postgres",
                    ConnectionString = _postgres.ConnectionString,
                },
                PostgresStorage.Provider)
            .BuildServiceProvider();
        _started.Add(services);
        return services.GetRequiredService<BotDatabase>();
    }
}
