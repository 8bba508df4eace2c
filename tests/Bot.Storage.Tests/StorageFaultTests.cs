using Bot.Core.Game;
using Bot.Storage.Postgres;
using Bot.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Storage.Tests;

public sealed class StorageFaultTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bot-storage-").FullName;

    private string File => Path.Combine(_folder, "bot.db");

    [Fact]
    public void An_unknown_provider_is_answered_with_the_known_ones()
    {
        var problem = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddBotStorage(new StorageOptions { Provider = "mysql" }, SqliteStorage.Provider, PostgresStorage.Provider));

        Assert.StartsWith("Storage:Provider is 'mysql'; use 'sqlite' or 'postgres'.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_is_in_no_message_about_the_folder()
    {
        System.IO.File.WriteAllText(Path.Combine(_folder, "taken"), "no folder");

        var problem = Assert.Throws<StorageException>(() => new SqliteEngine($"Data Source={Path.Combine(_folder, "taken", "bot.db")};Password=secret"));

        Assert.DoesNotContain("secret", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_options_as_text_do_not_show_a_password() =>
        Assert.DoesNotContain("secret", new StorageOptions { ConnectionString = "Host=db;Password=secret" }.ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task A_closed_engine_leaves_no_open_file()
    {
        var file = Path.Combine(_folder, "closed.db");
        using (var engine = new SqliteEngine($"Data Source={file}"))
            await new BotDatabase(engine).MigrateAsync(TestContext.Current.CancellationToken);

        // SQLite removes the log with the last connection to the file.
        Assert.False(System.IO.File.Exists(file + "-wal"), "A connection is still open.");
    }

    [Fact]
    public async Task A_database_from_a_newer_version_is_left_alone()
    {
        var database = await NewAsync();
        await ExecuteAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Tomorrow', '99')""");

        var problem = await Assert.ThrowsAsync<StorageException>(() => database.MigrateAsync(CancellationToken.None));

        Assert.Equal(StorageFault.FromNewerVersion, problem.Fault);
        Assert.Contains("29990101000000_Tomorrow", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_killed_as_it_started_does_not_keep_the_next_from_starting()
    {
        var database = await NewAsync();
        await ExecuteAsync("""INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-03-02 12:00:00')""");

        await database.MigrateAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(0, await database.ReadAsync(db => db.Gaps.CountAsync(), CancellationToken.None));
    }

    [Fact]
    public async Task A_process_killed_as_it_migrated_does_not_keep_the_next_from_migrating()
    {
        // What EF Core makes before the first migration.
        await ExecuteAsync("""
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-03-02 12:00:00+00:00')
            """);
        var database = Database();

        await database.MigrateAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(0, await database.ReadAsync(db => db.Names.CountAsync(), CancellationToken.None));
    }

    [Fact]
    public async Task A_file_that_another_program_holds_is_said_to_be_locked_and_nothing_is_lost()
    {
        await NewAsync();
        // Without the engine's five seconds of patience.
        var database = new BotDatabase(new SqliteEngine($"Data Source={File};Default Timeout=1"));
        await using var other = new SqliteConnection($"Data Source={File}");
        await other.OpenAsync();
        await using (var hold = other.CreateCommand())
        {
            hold.CommandText = "BEGIN IMMEDIATE";
            await hold.ExecuteNonQueryAsync();
            var problem = await Assert.ThrowsAsync<StorageException>(() => database.WriteAsync(db => AddGapAsync(db, "waits"), CancellationToken.None));
            Assert.Equal((StorageFault.Locked, true), (problem.Fault, problem.IsTransient));
            hold.CommandText = "ROLLBACK";
            await hold.ExecuteNonQueryAsync();
        }

        await database.WriteAsync(db => AddGapAsync(db, "written"), CancellationToken.None);
        Assert.Equal(1, await database.ReadAsync(db => db.Gaps.CountAsync(), CancellationToken.None));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_said_to_be_damaged()
    {
        await System.IO.File.WriteAllTextAsync(File, new string('x', 5000));

        Assert.Equal(StorageFault.Damaged, (await Assert.ThrowsAsync<StorageException>(() => Database().MigrateAsync(CancellationToken.None))).Fault);
    }

    [Fact]
    public async Task A_folder_that_is_missing_is_made()
    {
        var database = new BotDatabase(new SqliteEngine($"Data Source={Path.Combine(_folder, "a", "b", "bot.db")}"));

        await database.MigrateAsync(CancellationToken.None);

        Assert.True(System.IO.File.Exists(Path.Combine(_folder, "a", "b", "bot.db")));
    }

    [Fact]
    public async Task A_write_to_a_read_only_database_fails_as_such_and_reading_goes_on()
    {
        var database = await NewAsync();
        var readOnly = new BotDatabase(new SqliteEngine($"Data Source={File};Mode=ReadOnly"));
        await database.WriteAsync(db => AddGapAsync(db, "before"), CancellationToken.None);

        Assert.Equal(StorageFault.ReadOnly, (await Assert.ThrowsAsync<StorageException>(() => readOnly.WriteAsync(db => AddGapAsync(db, "refused"), CancellationToken.None))).Fault);
        Assert.Equal(1, await readOnly.ReadAsync(db => db.Gaps.CountAsync(), CancellationToken.None));
    }

    [Fact]
    public async Task A_full_disk_fails_as_such_and_leaves_nothing_half_done()
    {
        var database = await NewAsync();
        var problem = await Assert.ThrowsAsync<StorageException>(() => database.WriteAsync(async db =>
        {
            // SQLite's own limit on pages fails like a disk without room.
            await db.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1");
            await AddGapAsync(db, "small");
            for (var i = 0; i < 50; i++)
                await AddGapAsync(db, new string('y', 4000) + i);
            return 0;
        }, CancellationToken.None));

        Assert.Equal(StorageFault.Full, problem.Fault);
        Assert.Equal(0, await database.ReadAsync(db => db.Gaps.CountAsync(), CancellationToken.None));
    }

    [Fact]
    public async Task A_postgres_server_that_is_not_there_is_unavailable_and_its_password_is_not_told()
    {
        var database = new BotDatabase(new PostgresEngine("Host=127.0.0.1;Port=1;Username=bot;Password=hunter2;Database=bot;Timeout=2"));

        var problem = await Assert.ThrowsAsync<StorageException>(() => database.ReadAsync(db => db.Gaps.CountAsync(), CancellationToken.None));

        Assert.Equal((StorageFault.Unavailable, true), (problem.Fault, problem.IsTransient));
        Assert.DoesNotContain("hunter2", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_string_that_is_none_is_refused_without_repeating_it()
    {
        Assert.DoesNotContain("hunter2", Assert.Throws<StorageException>(() => new PostgresEngine("Passwrd=hunter2")).Message, StringComparison.Ordinal);
        Assert.Throws<StorageException>(() => new SqliteEngine("nonsense"));
        Assert.Throws<StorageException>(() => new SqliteEngine("Data Source=:memory:"));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public void The_migrations_make_the_model_there_is(string provider)
    {
        DatabaseEngine engine = string.Equals(provider, "sqlite", StringComparison.Ordinal) ? new SqliteEngine($"Data Source={File}") : new PostgresEngine("Host=localhost");
        using var db = new BotDatabase(engine).CreateContext();

        Assert.False(db.Database.HasPendingModelChanges());
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<int> AddGapAsync(BotDbContext db, string query)
    {
        db.Gaps.Add(new Gap(1, query, 1, new DateOnly(2026, 3, 2)));
        return await db.SaveChangesAsync();
    }

    private BotDatabase Database() => new(new SqliteEngine($"Data Source={File}"));

    private async Task<BotDatabase> NewAsync()
    {
        var database = Database();
        await database.MigrateAsync(CancellationToken.None);
        return database;
    }

    private async Task ExecuteAsync(string text)
    {
        await using var connection = new SqliteConnection($"Data Source={File}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own text.
        command.CommandText = text;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
