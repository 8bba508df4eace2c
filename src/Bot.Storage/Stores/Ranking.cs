using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Bot.Core.Game;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Bot.Storage.Stores;

/// <summary>
/// The one ranking that boards and profiles are read from. Rows come in the order of an index, so a page reads about as many rows as
/// it shows, and a place is the number of rows ahead of it in the same order.
/// </summary>
internal sealed class Ranking(BotDbContext db, BoardQuery query, long guildId)
{
    // One row for each person of the period; r is ranked, s is the streak.
    private const string PointsSource = """
        "Totals" AS r LEFT JOIN "Streaks" AS s ON s."GroupId" = r."GroupId" AND s."PersonId" = r."PersonId"
        """;
    private const string StreakSource = """
        "Streaks" AS s LEFT JOIN "Totals" AS r ON r."GroupId" = s."GroupId" AND r."PersonId" = s."PersonId" AND r."Period" = 4 AND r."PeriodKey" = 0
        """;
    private const string Visible = """
        NOT IN (SELECT p."PersonId" FROM "PersonSettings" AS p WHERE p."GuildId" = @guild AND p."Appearance" = 2)
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

    /// <summary>Which rows are ahead of the row whose values are @a, @b, @c and @me: <see cref="Order"/> as a condition.</summary>
    private string Ahead
    {
        get
        {
            var (a, b, c) = query.Metric switch
            {
                BoardMetric.Points => ("r.\"Points\"", "r.\"AccuracyPpm\"", "r.\"ReachedAt\""),
                BoardMetric.Accuracy => ("r.\"AccuracyPpm\"", "r.\"Points\"", "r.\"ReachedAt\""),
                BoardMetric.Streak => ("s.\"Current\"", "COALESCE(r.\"AccuracyPpm\", 0)", "COALESCE(r.\"ReachedAt\", 0)"),
            };
            return $"{a} >= @a AND ({a} > @a OR {b} > @b OR ({b} = @b AND ({c} < @c OR ({c} = @c AND {Person} < @me))))";
        }
    }

    private string Columns => $"""
        {Person}, COALESCE(r."Points", 0), COALESCE(r."Answered", 0), COALESCE(r."Right", 0), COALESCE(r."AccuracyPpm", 0), COALESCE(r."ReachedAt", 0),
        CASE WHEN s."AliveThrough" >= @today THEN s."Current" ELSE 0 END,
        (SELECT m."HasLeft" FROM "Members" AS m WHERE m."GroupId" = @group AND m."PersonId" = {Person}),
        (SELECT p."Appearance" FROM "PersonSettings" AS p WHERE p."GuildId" = @guild AND p."PersonId" = {Person})
        """;

    /// <summary>Returns the page with the viewer's own line.</summary>
    public async Task<BoardPage> PageAsync(CancellationToken cancellation)
    {
        var size = Math.Clamp(query.PageSize, 1, 50);
        var people = await CountAsync("", [], cancellation);
        var mine = await LineAsync(query.ViewerId, cancellation);
        var pageCount = Math.Max(1, (people + size - 1) / size);
        var wanted = query.AroundViewer && mine is { Rank: > 0 } ? (mine.Rank - 1) / size : query.Page;
        var page = Math.Clamp(wanted, 0, pageCount - 1);
        var rows = await ReadAsync($"SELECT {Columns} FROM {From} WHERE {Where} AND {Person} {Visible} ORDER BY {Order} LIMIT @limit OFFSET @offset",
            [("limit", size), ("offset", page * size)], cancellation);
        var lines = rows.Select((row, i) => row.ToLine(page * size + i + 1, namesAlways: row.PersonId == query.ViewerId)).ToImmutableArray();
        return new BoardPage(lines, page, pageCount, people, mine);
    }

    /// <summary>Returns a person's line; rank 0 when they are hidden or have too few answers; null when they have none in the period.</summary>
    public async Task<BoardLine?> LineAsync(long personId, CancellationToken cancellation)
    {
        var rows = await ReadAsync($"SELECT {Columns} FROM {From} WHERE {Where} AND {Person} = @me", [("me", personId)], cancellation);
        if (rows.Count == 0)
        {
            // Too few answers for this board: the line is shown, without a place.
            if (query.Metric != BoardMetric.Accuracy)
                return null;
            var unranked = await new Ranking(db, query with { Metric = BoardMetric.Points }, guildId).LineAsync(personId, cancellation);
            return unranked is null ? null : unranked with { Rank = 0 };
        }
        var row = rows[0];
        if (row.Appearance == Appearance.Hidden)
            return row.ToLine(0, namesAlways: true);
        var (a, b) = query.Metric switch
        {
            BoardMetric.Points => (row.Points, row.AccuracyPpm),
            BoardMetric.Accuracy => (row.AccuracyPpm, row.Points),
            BoardMetric.Streak => (row.Streak, row.AccuracyPpm),
        };
        var ahead = await CountAsync($" AND {Ahead}", [("a", a), ("b", b), ("c", row.ReachedAt), ("me", personId)], cancellation);
        return row.ToLine(ahead + 1, namesAlways: true);
    }

    private async Task<int> CountAsync(string condition, (string Name, object Value)[] parameters, CancellationToken cancellation)
    {
        // A plain count of points needs no streak to be joined.
        var from = ByStreak ? From : "\"Totals\" AS r";
        await using var command = Command($"SELECT COUNT(*) FROM {from} WHERE {Where} AND {Person} {Visible}{condition}", parameters);
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
    }

    private async Task<List<Row>> ReadAsync(string text, (string Name, object Value)[] parameters, CancellationToken cancellation)
    {
        await using var command = Command(text, parameters);
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
