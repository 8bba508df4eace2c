using System.Data.Common;
using Bot.Core.Game;
using Bot.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace Bot.Storage.Stores;

/// <summary>
/// The statements that record one answer with its totals, on one connection. They are written by hand and prepared once: they run
/// thousands of times a second, and one upsert of five totals is one round trip. Not thread-safe.
/// </summary>
internal sealed class AnswerRecorder : IAsyncDisposable
{
    private readonly BotDbContext _db;
    private readonly DatabaseEngine _engine;
    private readonly DbConnection _connection;
    private readonly Dictionary<long, QuestionPost?> _posts = [];
    private readonly string _selectPost;
    private readonly Statement _insertAnswer;
    private readonly Statement _changeAnswer;
    private readonly Statement _firstAnswer;
    private readonly Statement _addTotals;
    private readonly Statement _addTotalsInSeason;
    private readonly Statement _addTopics;
    private readonly Statement _readStreak;
    private readonly Statement _writeStreak;
    private readonly Statement _rankStreak;
    private readonly Statement _scoreAnswer;

    /// <param name="db">A context whose connection is open and stays so while the recorder lives.</param>
    public AnswerRecorder(BotDbContext db, DatabaseEngine engine)
    {
        _db = db;
        _engine = engine;
        _connection = db.Database.GetDbConnection();
        _selectPost = "SELECT * FROM \"Posts\" WHERE \"Id\" = {0}" + engine.ForShare;
        _insertAnswer = Prepare("""
            INSERT INTO "Answers" ("PostId", "PersonId", "GuildId", "GroupId", "SeasonId", "QuestionId", "Topic", "Day", "Options", "IsRight", "Points", "At", "Counts")
            VALUES (@post, @person, @guild, @group, @season, @question, @topic, @day, @options, @right, @points, @at, @counts AND NOT EXISTS (
                SELECT 1 FROM "Answers" WHERE "GroupId" = @group AND "PersonId" = @person AND "SeasonId" = @season AND "QuestionId" = @question AND "Counts"))
            ON CONFLICT ("PostId", "PersonId") DO NOTHING RETURNING "Counts"
            """);
        _changeAnswer = Prepare("""
            UPDATE "Answers" SET "Options" = @options, "IsRight" = @right, "Points" = @points, "At" = @at
            WHERE "PostId" = @post AND "PersonId" = @person AND "At" <= @at
            """);
        _firstAnswer = Prepare("""SELECT "Options", "At" FROM "Answers" WHERE "PostId" = @post AND "PersonId" = @person""");
        const string Rows = """
            (@group, 0, @day, @person, @points, 1, @right, @ppm, @at), (@group, 1, @week, @person, @points, 1, @right, @ppm, @at),
            (@group, 2, @month, @person, @points, 1, @right, @ppm, @at), (@group, 4, 0, @person, @points, 1, @right, @ppm, @at)
            """;
        _addTotals = Prepare(AddTotals(Rows));
        _addTotalsInSeason = Prepare(AddTotals(Rows + ", (@group, 3, @season, @person, @points, 1, @right, @ppm, @at)"));
        // The group's own row comes last: everybody writes it, and whoever holds it needs nothing more.
        _addTopics = Prepare("""
            INSERT INTO "TopicTotals" ("GroupId", "PersonId", "Topic", "Answered", "Right") VALUES (@group, @person, @topic, 1, @right), (@group, 0, @topic, 1, @right)
            ON CONFLICT ("GroupId", "PersonId", "Topic") DO UPDATE
            SET "Answered" = "TopicTotals"."Answered" + 1, "Right" = "TopicTotals"."Right" + excluded."Right"
            """);
        _readStreak = Prepare($"""
            SELECT "Current", "Longest", "LastDay", "FrozenWeek" FROM "Streaks" WHERE "GroupId" = @group AND "PersonId" = @person{engine.ForUpdate}
            """);
        _writeStreak = Prepare("""
            INSERT INTO "Streaks" ("GroupId", "PersonId", "Current", "Longest", "LastDay", "FrozenWeek", "AliveThrough", "AccuracyPpm", "ReachedAt")
            VALUES (@group, @person, @current, @longest, @last, @frozen, @alive, 0, 0)
            ON CONFLICT ("GroupId", "PersonId") DO UPDATE SET "Current" = excluded."Current", "Longest" = excluded."Longest",
                "LastDay" = excluded."LastDay", "FrozenWeek" = excluded."FrozenWeek", "AliveThrough" = excluded."AliveThrough"
            """);
        _rankStreak = Prepare($"""
            UPDATE "Streaks" SET "AccuracyPpm" = r."AccuracyPpm", "ReachedAt" = r."ReachedAt" FROM "Totals" AS r
            WHERE "Streaks"."GroupId" = @group AND "Streaks"."PersonId" = @person
                AND r."GroupId" = @group AND r."Period" = {(int)BoardPeriod.AllTime} AND r."PeriodKey" = 0 AND r."PersonId" = @person
            """);
        _scoreAnswer = Prepare("""
            UPDATE "Answers" SET "Points" = @points, "Counts" = NOT EXISTS (
                SELECT 1 FROM "Answers" AS earlier WHERE earlier."GroupId" = @group AND earlier."PersonId" = @person
                AND earlier."SeasonId" = @season AND earlier."QuestionId" = @question AND earlier."Counts")
            WHERE "PostId" = @post AND "PersonId" = @person RETURNING "Counts"
            """);
    }

    /// <summary>Starts to use a transaction; what was read under the last one is forgotten.</summary>
    public void Use(IDbContextTransaction transaction)
    {
        _posts.Clear();
        foreach (var statement in Statements())
            statement.Command.Transaction = transaction.GetDbTransaction();
    }

    /// <summary>Records one answer in the current transaction, which the caller commits.</summary>
    public async Task<AnswerOutcome> RecordAsync(AnswerSubmission submission, CancellationToken cancellation)
    {
        var post = await FindPostAsync(submission.PostId, cancellation);
        if (post is null || post.GuildId != submission.GuildId || !IsPossible(post, submission))
            return new AnswerOutcome.Unknown();
        // A click can be faster than our own note that the message is out.
        if (post.State is not (PostState.Posted or PostState.Sending) || submission.At >= post.ClosesAt)
            return new AnswerOutcome.Closed(post);

        var isRight = submission.TypedIsRight ?? submission.Options == post.Correct;
        var points = isRight ? Points.ForDifficulty(post.Difficulty) : 0;
        var day = DayOf(submission.At, post.Zone);
        var counts = await InsertAsync(post, submission, day, isRight, points, cancellation);
        if (counts is null)
            return await AnswerAgainAsync(post, submission, isRight, points, cancellation);

        if (counts.Value)
            await AddTotalsAsync(post, submission.PersonId, day, isRight, points, submission.At.ToUnixTimeMilliseconds(), cancellation);
        await AdvanceStreakAsync(post.GroupId, submission.PersonId, day, cancellation);
        if (counts.Value)
            await RankStreakAsync(post.GroupId, submission.PersonId, cancellation);
        return new AnswerOutcome.Recorded(post, isRight, counts.Value ? points : 0, CountedBefore: post is { CountsAtOnce: true, IsVoided: false } && !counts.Value);
    }

    /// <summary>Counts an answer that was to be counted at closing.</summary>
    public async Task ScoreAsync(QuestionPost post, AnswerRow answer, int points, CancellationToken cancellation)
    {
        _scoreAnswer.Set("points", points).Set("group", answer.GroupId).Set("person", answer.PersonId).Set("season", answer.SeasonId)
            .Set("question", answer.QuestionId).Set("post", answer.PostId);
        var counts = Convert.ToBoolean(await _scoreAnswer.Command.ExecuteScalarAsync(cancellation), System.Globalization.CultureInfo.InvariantCulture);
        if (!counts)
            return;
        await AddTotalsAsync(post, answer.PersonId, answer.Day, answer.IsRight, points, answer.At, cancellation);
        await RankStreakAsync(answer.GroupId, answer.PersonId, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var statement in Statements())
            await statement.Command.DisposeAsync();
    }

    private static string AddTotals(string rows) => $"""
        INSERT INTO "Totals" ("GroupId", "Period", "PeriodKey", "PersonId", "Points", "Answered", "Right", "AccuracyPpm", "ReachedAt") VALUES {rows}
        ON CONFLICT ("GroupId", "Period", "PeriodKey", "PersonId") DO UPDATE SET
            "Points" = "Totals"."Points" + excluded."Points", "Answered" = "Totals"."Answered" + 1, "Right" = "Totals"."Right" + excluded."Right",
            "AccuracyPpm" = CAST("Totals"."Right" + excluded."Right" AS bigint) * 1000000 / ("Totals"."Answered" + 1),
            "ReachedAt" = CASE WHEN excluded."Points" > 0 AND excluded."ReachedAt" > "Totals"."ReachedAt" THEN excluded."ReachedAt" ELSE "Totals"."ReachedAt" END
        """;

    private static bool IsPossible(QuestionPost post, AnswerSubmission submission) => post.OptionCount == 0
        ? submission.TypedIsRight is not null
        : submission.TypedIsRight is null && submission.Options > 0 && submission.Options < 1 << post.OptionCount;

    private static DateOnly DayOf(Instant at, string zone) =>
        at.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc).Date.ToDateOnly();

    private async Task<QuestionPost?> FindPostAsync(long postId, CancellationToken cancellation)
    {
        if (_posts.TryGetValue(postId, out var known))
            return known;
        // Held until the commit, so that closing the post waits for this answer or this answer sees it closed.
        var post = _engine.ForShare.Length == 0
            ? await _db.Posts.AsNoTracking().FirstOrDefaultAsync(p => p.Id == postId, cancellation)
            : (await _db.Posts.FromSqlRaw(_selectPost, postId).AsNoTracking().ToListAsync(cancellation)).FirstOrDefault();
        return _posts[postId] = post;
    }

    private async Task<bool?> InsertAsync(QuestionPost post, AnswerSubmission submission, DateOnly day, bool isRight, int points, CancellationToken cancellation)
    {
        _insertAnswer.Set("post", post.Id).Set("person", submission.PersonId).Set("guild", post.GuildId).Set("group", post.GroupId)
            .Set("season", post.SeasonId).Set("question", post.QuestionId).Set("topic", post.Topic).Set("day", day)
            .Set("options", submission.Options).Set("right", isRight).Set("points", points).Set("at", submission.At.ToUnixTimeMilliseconds())
            .Set("counts", post.CountsAtOnce && !post.IsVoided);
        var counts = await _insertAnswer.Command.ExecuteScalarAsync(cancellation);
        return counts is null ? null : Convert.ToBoolean(counts, System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<AnswerOutcome> AnswerAgainAsync(QuestionPost post, AnswerSubmission submission, bool isRight, int points, CancellationToken cancellation)
    {
        _firstAnswer.Set("post", post.Id).Set("person", submission.PersonId);
        int options;
        Instant at;
        await using (var reader = await _firstAnswer.Command.ExecuteReaderAsync(cancellation))
        {
            if (!await reader.ReadAsync(cancellation))
                throw new InvalidOperationException($"The answer of a person to post {post.Id} was there and is gone within one transaction.");
            options = reader.GetInt32(0);
            at = Instant.FromUnixTimeMilliseconds(reader.GetInt64(1));
        }
        if (post.Rule == AnswerRule.First)
            return new AnswerOutcome.AlreadyAnswered(post, options, at);
        _changeAnswer.Set("options", submission.Options).Set("right", isRight).Set("points", points).Set("at", submission.At.ToUnixTimeMilliseconds())
            .Set("post", post.Id).Set("person", submission.PersonId);
        await _changeAnswer.Command.ExecuteNonQueryAsync(cancellation);
        return new AnswerOutcome.Changed(post, options);
    }

    private async Task AddTotalsAsync(QuestionPost post, long personId, DateOnly day, bool isRight, int points, long at, CancellationToken cancellation)
    {
        // Who has no points yet has reached nothing: ties among them go by id.
        var reached = points > 0 ? at : 0;
        var statement = post.SeasonId == 0 ? _addTotals : _addTotalsInSeason.Set("season", post.SeasonId);
        statement.Set("day", PeriodKeys.Of(BoardPeriod.Day, day, 0)).Set("week", PeriodKeys.Of(BoardPeriod.Week, day, 0)).Set("month", PeriodKeys.Of(BoardPeriod.Month, day, 0))
            .Set("group", post.GroupId).Set("person", personId).Set("points", points).Set("right", isRight ? 1 : 0).Set("ppm", isRight ? 1_000_000 : 0).Set("at", reached);
        await statement.Command.ExecuteNonQueryAsync(cancellation);
        _addTopics.Set("group", post.GroupId).Set("person", personId).Set("topic", post.Topic).Set("right", isRight ? 1 : 0);
        await _addTopics.Command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task AdvanceStreakAsync(long groupId, long personId, DateOnly day, CancellationToken cancellation)
    {
        Streak? before = null;
        _readStreak.Set("group", groupId).Set("person", personId);
        await using (var reader = await _readStreak.Command.ExecuteReaderAsync(cancellation))
        {
            if (await reader.ReadAsync(cancellation))
            {
                before = new Streak(reader.GetInt32(0), reader.GetInt32(1), await reader.GetFieldValueAsync<DateOnly>(2, cancellation),
                    await reader.IsDBNullAsync(3, cancellation) ? null : await reader.GetFieldValueAsync<DateOnly>(3, cancellation));
            }
        }
        if (before?.LastDay == day)
            return;
        // Around midnight an earlier click can come in after a later one: then the days are gone through again.
        var after = before is not null && day < before.LastDay
            ? Streak.Of(await _db.Answers.Where(a => a.PersonId == personId && a.GroupId == groupId).Select(a => a.Day).Distinct().ToListAsync(cancellation))!
            : before?.Answered(day) ?? Streak.StartingOn(day);
        _writeStreak.Set("group", groupId).Set("person", personId).Set("current", after.Current).Set("longest", after.Longest)
            .Set("last", after.LastDay).Set("frozen", (object?)after.FrozenWeek ?? DBNull.Value).Set("alive", after.AliveThrough);
        await _writeStreak.Command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Takes what equal streaks are told apart by from the total, once that holds the answer.</summary>
    private Task RankStreakAsync(long groupId, long personId, CancellationToken cancellation) =>
        _rankStreak.Set("group", groupId).Set("person", personId).Command.ExecuteNonQueryAsync(cancellation);

    private Statement Prepare(string text)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        return new Statement(command);
    }

    private IEnumerable<Statement> Statements() =>
        [_insertAnswer, _changeAnswer, _firstAnswer, _addTotals, _addTotalsInSeason, _addTopics, _readStreak, _writeStreak, _rankStreak, _scoreAnswer];

    private sealed class Statement(DbCommand command)
    {
        private readonly Dictionary<string, DbParameter> _parameters = new(StringComparer.Ordinal);

        public DbCommand Command => command;

        public Statement Set(string name, object value)
        {
            if (!_parameters.TryGetValue(name, out var parameter))
            {
                parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
                _parameters.Add(name, parameter);
            }
            parameter.Value = value;
            return this;
        }
    }
}
