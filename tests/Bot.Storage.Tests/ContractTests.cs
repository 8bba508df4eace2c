using Bot.Contracts.Storage;

namespace Bot.Storage.Tests;

// Every contract on both databases; a database that is not there shows as skipped.
public sealed class SqliteAnswerTests(SqliteFixture fixture) : AnswerContract(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresAnswerTests(PostgresFixture fixture) : AnswerContract(fixture), IClassFixture<PostgresFixture>;

public sealed class SqliteBoardTests(SqliteFixture fixture) : BoardContract(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresBoardTests(PostgresFixture fixture) : BoardContract(fixture), IClassFixture<PostgresFixture>;

public sealed class SqliteDailyQuestionTests(SqliteFixture fixture) : DailyQuestionContract(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresDailyQuestionTests(PostgresFixture fixture) : DailyQuestionContract(fixture), IClassFixture<PostgresFixture>;

public sealed class SqliteFingerprintTests(SqliteFixture fixture) : FingerprintContract(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresFingerprintTests(PostgresFixture fixture) : FingerprintContract(fixture), IClassFixture<PostgresFixture>;

public sealed class SqliteGroupTests(SqliteFixture fixture) : GroupContract(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresGroupTests(PostgresFixture fixture) : GroupContract(fixture), IClassFixture<PostgresFixture>;

public sealed class SqliteQuizTests(SqliteFixture fixture) : QuizContract(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresQuizTests(PostgresFixture fixture) : QuizContract(fixture), IClassFixture<PostgresFixture>;

public sealed class SqliteReviewTests(SqliteFixture fixture) : ReviewContract(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresReviewTests(PostgresFixture fixture) : ReviewContract(fixture), IClassFixture<PostgresFixture>;

public sealed class SqliteTrustTests(SqliteFixture fixture) : TrustContract(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresTrustTests(PostgresFixture fixture) : TrustContract(fixture), IClassFixture<PostgresFixture>;
