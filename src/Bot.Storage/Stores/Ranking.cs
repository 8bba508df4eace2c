using System.Collections.Immutable;
using System.Data.Common;
using Bot.Core.Game;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Bot.Storage.Stores;

/// <summary>
/// The one ranking that boards and profiles are read from. A page sorts the people of its period, whose totals lie side by side, and
/// a place is the number of people ahead in the same order.
/// </summary>
internal sealed class Ranking(BotDbContext db, BoardQuery query, long guildId)
{
    // One row for each person of the period; r is the total, s the streak.
    private const string PointsSource = "\"Totals\" AS r";
    private const string StreakSource = """
        "Streaks" AS s LEFT JOIN "Totals" AS r ON r."GroupId" = s."GroupId" AND r."PersonId" = s."PersonId" AND r."Period" = 4 AND r."PeriodKey" = 0
        """;
    private const string Visible = """
        NOT IN (SELECT p."PersonId" FROM "PersonSettings" AS p WHERE p."GuildId" = @guild AND p."Appearance" = 2)
        """;

    private const string Columns = """
        r."PersonId", r."Points", r."Answered", r."Right", r."AccuracyPpm", r."ReachedAt",
        CASE WHEN s."AliveThrough" >= @today THEN s."Current" ELSE 0 END,
        (SELECT m."HasLeft" FROM "Members" AS m WHERE m."GroupId" = @group AND m."PersonId" = r."PersonId"),
        (SELECT p."Appearance" FROM "PersonSettings" AS p WHERE p."GuildId" = @guild AND p."PersonId" = r."PersonId")
        """;

    private bool ByStreak => query.Metric == BoardMetric.Streak;

    private string Person => ByStreak ? "s.\"PersonId\"" : "r.\"PersonId\"";

    private string From => ByStreak ? StreakSource : PointsSource;

    /// <summary>Which rows are of the board, hidden people included.</summary>
    private string Where => query.Metric switch
    {
        BoardMetric.Points => "r.\"GroupId\" = @group AND r.\"Period\" = @period AND r.\"PeriodKey\" = @key",
        BoardMetric.Accuracy => "r.\"GroupId\" = @group AND r.\"Period\" = @period AND r.\"PeriodKey\" = @key AND r.\"Answered\" >= @min",
        BoardMetric.Streak => "s.\"GroupId\" = @group AND s.\"AliveThrough\" >= @today",
    };

    private string Order => query.Metric switch
    {
        BoardMetric.Points => "r.\"Points\" DESC, r.\"AccuracyPpm\" DESC, r.\"ReachedAt\", r.\"PersonId\"",
        BoardMetric.Accuracy => "r.\"AccuracyPpm\" DESC, r.\"Points\" DESC, r.\"ReachedAt\", r.\"PersonId\"",
        BoardMetric.Streak => "s.\"Current\" DESC, COALESCE(r.\"AccuracyPpm\", 0) DESC, COALESCE(r.\"ReachedAt\", 0), s.\"PersonId\"",
    };

    /// <summary>1 for a row ahead of the row whose values are @a, @b, @c and @me, else 0: <see cref="Order"/> as a comparison.</summary>
    private string Ahead
    {
        get
        {
            var (a, b, c) = query.Metric switch
            {
                BoardMetric.Points => ("r.\"Points\"", "r.\"AccuracyPpm\"", "r.\"ReachedAt\""),
                BoardMetric.Accuracy => ("r.\"AccuracyPpm\"", "r.\"Points\"", "r.\"ReachedAt\""),
                // Looked up only for those whose row of days is as long.
                BoardMetric.Streak => ("s.\"Current\"", OfAllTime("AccuracyPpm"), OfAllTime("ReachedAt")),
            };
            return $"CASE WHEN {a} > @a THEN 1 WHEN {a} < @a THEN 0 WHEN {b} > @b OR ({b} = @b AND ({c} < @c OR ({c} = @c AND {Person} < @me))) THEN 1 ELSE 0 END";

            static string OfAllTime(string column) => $"""
                COALESCE((SELECT t."{column}" FROM "Totals" AS t WHERE t."GroupId" = s."GroupId" AND t."Period" = 4 AND t."PeriodKey" = 0 AND t."PersonId" = s."PersonId"), 0)
                """;
        }
    }

    /// <summary>Returns the page with the viewer's own line.</summary>
    public async Task<BoardPage> PageAsync(CancellationToken cancellation)
    {
        var size = Math.Clamp(query.PageSize, 1, 50);
        var (mine, people) = await PlaceAsync(query.ViewerId, cancellation);
        var pageCount = Math.Max(1, (people + size - 1) / size);
        var wanted = query.AroundViewer && mine is { Rank: > 0 } ? (mine.Rank - 1) / size : query.Page;
        var page = Math.Clamp(wanted, 0, pageCount - 1);
        var rows = await ReadAsync($"AND {Person} {Visible} ORDER BY {Order} LIMIT @limit OFFSET @offset", [("limit", size), ("offset", page * size)], cancellation);
        var lines = rows.Select((row, i) => row.ToLine(page * size + i + 1, namesAlways: row.PersonId == query.ViewerId)).ToImmutableArray();
        return new BoardPage(lines, page, pageCount, people, mine);
    }

    /// <summary>Returns a person's line; rank 0 when they are hidden or have too few answers; null when they have none in the period.</summary>
    public async Task<BoardLine?> LineAsync(long personId, CancellationToken cancellation) => (await PlaceAsync(personId, cancellation)).Line;

    /// <summary>Returns a person's line and the number of people ranked, both from one pass over the period's people.</summary>
    private async Task<(BoardLine? Line, int People)> PlaceAsync(long personId, CancellationToken cancellation)
    {
        var rows = await ReadAsync($"AND {Person} = @me", [("me", personId)], cancellation);
        var row = rows.Count == 0 ? default : rows[0];
        var (a, b) = query.Metric switch
        {
            BoardMetric.Points => (row.Points, row.AccuracyPpm),
            BoardMetric.Accuracy => (row.AccuracyPpm, row.Points),
            BoardMetric.Streak => (row.Streak, row.AccuracyPpm),
        };
        var (people, ahead) = await CountAsync([("a", a), ("b", b), ("c", row.ReachedAt), ("me", personId)], cancellation);
        if (rows.Count > 0)
            return (row.ToLine(row.Appearance == Appearance.Hidden ? 0 : ahead + 1, namesAlways: true), people);
        if (query.Metric != BoardMetric.Accuracy)
            return (null, people);
        // Too few answers for this board: the line is shown, without a place.
        var (unranked, _) = await new Ranking(db, query with { Metric = BoardMetric.Points }, guildId).PlaceAsync(personId, cancellation);
        return (unranked is null ? null : unranked with { Rank = 0 }, people);
    }

    private async Task<(int People, int Ahead)> CountAsync((string Name, object Value)[] parameters, CancellationToken cancellation)
    {
        var from = ByStreak ? "\"Streaks\" AS s" : From;
        await using var command = Command($"SELECT COUNT(*), COALESCE(SUM({Ahead}), 0) FROM {from} WHERE {Where} AND {Person} {Visible}", parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return ((int)reader.GetInt64(0), (int)reader.GetInt64(1));
    }

    /// <param name="which">What follows the board's own condition: which of its rows, in which order.</param>
    private async Task<List<Row>> ReadAsync(string which, (string Name, object Value)[] parameters, CancellationToken cancellation)
    {
        // What a line shows besides is looked up for the rows of the page alone, not for all that were sorted.
        await using var command = Command($"""
            SELECT {Columns} FROM (
                SELECT {Person} AS "PersonId", COALESCE(r."Points", 0) AS "Points", COALESCE(r."Answered", 0) AS "Answered", COALESCE(r."Right", 0) AS "Right",
                    COALESCE(r."AccuracyPpm", 0) AS "AccuracyPpm", COALESCE(r."ReachedAt", 0) AS "ReachedAt"
                FROM {From} WHERE {Where} {which}) AS r
            LEFT JOIN "Streaks" AS s ON s."GroupId" = @group AND s."PersonId" = r."PersonId"
            ORDER BY {Order}
            """, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<Row>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new Row(reader.GetInt64(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetInt64(5), reader.GetInt32(6),
                !await reader.IsDBNullAsync(7, cancellation) && reader.GetBoolean(7),
                await reader.IsDBNullAsync(8, cancellation) ? Appearance.Shown : (Appearance)reader.GetInt32(8)));
        }
        return rows;
    }

    // The texts are put together from the constants above; whatever comes from outside is a parameter.
#pragma warning disable CA2100
    private DbCommand Command(string text, (string Name, object Value)[] parameters)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = text;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        Add("group", query.GroupId);
        Add("guild", guildId);
        Add("today", query.Today);
        if (!ByStreak)
        {
            Add("period", (int)query.Period);
            Add("key", PeriodKeys.Of(query.Period, query.Today, query.SeasonId));
        }
        if (query.Metric == BoardMetric.Accuracy)
            Add("min", Math.Max(1, query.AccuracyAnswersMin));
        foreach (var (name, value) in parameters)
            Add(name, value);
        return command;

        void Add(string name, object value)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
    }
#pragma warning restore CA2100

    private readonly record struct Row(long PersonId, int Points, int Answered, int Right, int AccuracyPpm, long ReachedAt, int Streak, bool HasLeft, Appearance Appearance)
    {
        public BoardLine ToLine(int rank, bool namesAlways) =>
            new(rank, namesAlways || Appearance == Appearance.Shown ? PersonId : null, Points, Answered, Right, Streak, HasLeft);
    }
}
