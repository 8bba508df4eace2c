using Npgsql;

namespace Bot.Testing;

/// <summary>A PostgreSQL database that is there for one test or one class of tests, on the server that <c>BOT_TEST_POSTGRES</c> names. Whoever connects first makes it.</summary>
public sealed class ScratchPostgres : IAsyncDisposable
{
    /// <summary>Why a test is skipped without a server.</summary>
    public const string MissingServer = "BOT_TEST_POSTGRES holds no connection string of a PostgreSQL server.";

    private readonly string _name = $"bot_test_{Guid.NewGuid():n}";

    /// <summary>The connection string of the server; null without one.</summary>
    public static string? Server => Environment.GetEnvironmentVariable("BOT_TEST_POSTGRES") is { Length: > 0 } server ? server : null;

    /// <summary>The connection string of the database.</summary>
    /// <exception cref="InvalidOperationException">There is no server.</exception>
    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder(Server ?? throw new InvalidOperationException(MissingServer)) { Database = _name, MaxPoolSize = 20 }.ToString();

    /// <summary>Drops the database, whoever is still connected to it. Nothing without a server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Server is null)
            return;
        NpgsqlConnection.ClearAllPools();
        await RunOnServerAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)").ConfigureAwait(false);
    }

    /// <summary>Runs a statement of the tests' own on the server.</summary>
    /// <exception cref="NpgsqlException">There is no server, or it refuses.</exception>
    public static async Task RunOnServerAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync().ConfigureAwait(false);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names cannot be parameters, and these are the tests' own.
        command.CommandText = statement;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }
}
