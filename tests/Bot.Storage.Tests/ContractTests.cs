using Bot.Contracts.Storage;

namespace Bot.Storage.Tests;

// Every contract on both databases; a database that is not there shows as skipped.
public sealed class SqliteAnswerTests(SqliteFixture fixture) : AnswerContract(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresAnswerTests(PostgresFixture fixture) : AnswerContract(fixture), IClassFixture<PostgresFixture>;

public sealed class SqliteBoardTests(SqliteFixture fixture) : BoardContract(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresBoardTests(PostgresFixture fixture) : BoardContract(fixture), IClassFixture<PostgresFixture>;
