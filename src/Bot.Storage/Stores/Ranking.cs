using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Bot.Core.Game;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Bot.Storage.Stores;

/// <summary>
/// The one ranking that boards and profiles are read from. The people of a page, and how many are ahead of somebody, are read from an index in the
/// board's order; the rest of a line is looked up for the people of the page alone.
/// </summary>
internal abstract class Ranking(BotDbContext db, BoardQuery query, long guildId)
{
    private const string Columns = """
        COALESCE(r."Points", 0), COALESCE(r."Answered", 0), COALESCE(r."Right", 0), COALESCE(r."AccuracyPpm", 0), COALESCE(r."ReachedAt", 0),
        CASE WHEN s."AliveThrough" >= @today THEN s."Current" ELSE 0 END
        """;

    protected BoardQuery Query => query;

    /// <summary>What leaves hidden people out; follows a person's column.</summary>
    protected static string Visible { get; } = $"""
        NOT IN (SELECT p."PersonId" FROM "PersonSettings" AS p WHERE p."GuildId" = @guild AND p."Appearance" = {(int)Appearance.Hidden})
        """;

    /// <summary>The tables of a person's line, r the total and s the streak, and what a row of the board fulfils, hidden people included.</summary>
    protected abstract (string From, string Where, string Person) Source { get; }

    public static Ranking Of(BotDbContext db, BoardQuery query, long guildId) =>
        query.Metric == BoardMetric.Streak ? new StreakRanking(db, query, guildId) : new TotalRanking(db, query, guildId);

    /// <summary>Returns the page with the viewer's own line.</summary>
    public async Task<BoardPage> PageAsync(CancellationToken cancellation)
    {
        var size = Math.Clamp(query.PageSize, 1, 50);
        var people = await CountAsync(cancellation);
        var mine = await LineAsync(query.ViewerId, cancellation);
        var pageCount = Math.Max(1, (people + size - 1) / size);
        var page = Math.Clamp(query.AroundViewer && mine is { Rank: > 0 } ? (mine.Rank - 1) / size : query.Page, 0, pageCount - 1);
        var shown = await PeopleAsync(page * size, size, cancellation);
        var rows = await RowsAsync(shown, cancellation);
        var lines = ImmutableArray.CreateBuilder<BoardLine>(shown.Count);
        for (var i = 0; i < shown.Count; i++)
        {
            // Whoever was deleted since the people were read has no line any more.
            if (rows.TryGetValue(shown[i], out var row))
                lines.Add(row.ToLine(page * size + i + 1, namesAlways: row.PersonId == query.ViewerId));
        }

        return new BoardPage(lines.ToImmutable(), page, pageCount, people, mine);
    }

    /// <summary>Returns a person's line; rank 0 when they are hidden or have too few answers; null when they have none in the period.</summary>
    public async Task<BoardLine?> LineAsync(long personId, CancellationToken cancellation)
    {
        if ((await RowsAsync([personId], cancellation)).TryGetValue(personId, out var row))
            return row.ToLine(row.Appearance == Appearance.Hidden ? 0 : await AheadAsync(row, cancellation) + 1, namesAlways: true);
        if (query.Metric != BoardMetric.Accuracy)
            return null;
        // Too few answers for this board: the line is shown, without a place.
        var unranked = await Of(db, query with { Metric = BoardMetric.Points }, guildId).RowsAsync([personId], cancellation);
        return unranked.TryGetValue(personId, out var few) ? few.ToLine(0, namesAlways: true) : null;
    }

    /// <summary>Returns the number of people on the board.</summary>
    protected abstract Task<int> CountAsync(CancellationToken cancellation);

    /// <summary>Returns the number of people ahead of a row.</summary>
    protected abstract Task<int> AheadAsync(Row row, CancellationToken cancellation);

    /// <summary>Returns the people of the board from a place on, the best first.</summary>
    protected abstract Task<List<long>> PeopleAsync(int offset, int count, CancellationToken cancellation);

    /// <summary>Reads numbers: one row of results is one array.</summary>
    protected async Task<List<long[]>> ReadAsync(string text, (string Name, object Value)[] parameters, CancellationToken cancellation)
    {
        await using var command = Command(text, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<long[]>();
        while (await reader.ReadAsync(cancellation))
        {
            var row = new long[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
                row[i] = reader.GetInt64(i);
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Returns the rows of those of the people who are of the board, hidden or not.</summary>
    private async Task<Dictionary<long, Row>> RowsAsync(IReadOnlyCollection<long> people, CancellationToken cancellation)
    {
        var rows = new Dictionary<long, Row>();
        if (people.Count == 0)
            return rows;
        var (from, where, person) = Source;
        var parameters = people.Select((id, i) => (Name: string.Create(CultureInfo.InvariantCulture, $"who{i}"), Value: (object)id)).ToArray();
        await using var command = Command(
            $"""
            SELECT {person}, {Columns},
                (SELECT m."HasLeft" FROM "Members" AS m WHERE m."GroupId" = @group AND m."PersonId" = {person}),
                (SELECT p."Appearance" FROM "PersonSettings" AS p WHERE p."GuildId" = @guild AND p."PersonId" = {person})
            FROM {from} WHERE {where} AND {person} IN ({string.Join(", ", parameters.Select(p => "@" + p.Name))})
            """,
            parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            rows[reader.GetInt64(0)] = new Row(reader.GetInt64(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetInt64(5), reader.GetInt32(6),
                !await reader.IsDBNullAsync(7, cancellation) && reader.GetBoolean(7),
                await reader.IsDBNullAsync(8, cancellation) ? Appearance.Shown : (Appearance)reader.GetInt32(8));
        }

        return rows;
    }

    // The texts are put together from constants; whatever comes from outside is a parameter.
#pragma warning disable CA2100
    private DbCommand Command(string text, (string Name, object Value)[] parameters)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = text;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        (string Name, object Value)[] common =
        [
            ("group", query.GroupId), ("guild", guildId), ("today", query.Today), ("period", (int)query.Period),
            ("key", PeriodKeys.Of(query.Period, query.Today, query.SeasonId)), ("min", Math.Max(1, query.AccuracyAnswersMin)),
        ];
        // A statement gets only what it names: a database may refuse more.
        foreach (var (name, value) in common.Where(p => text.Contains("@" + p.Name, StringComparison.Ordinal)).Concat(parameters))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
#pragma warning restore CA2100

    internal readonly record struct Row(long PersonId, int Points, int Answered, int Right, int AccuracyPpm, long ReachedAt, int Streak, bool HasLeft, Appearance Appearance)
    {
        public BoardLine ToLine(int rank, bool namesAlways) =>
            new(rank, namesAlways || Appearance == Appearance.Shown ? PersonId : null, Points, Answered, Right, Streak, HasLeft);
    }
}
