using Bot.Core.Game;

namespace Bot.Storage.Stores;

/// <summary>Ranks the people of a period by points or by accuracy, each with an index in its order.</summary>
internal sealed class TotalRanking(BotDbContext db, BoardQuery query, long guildId) : Ranking(db, query, guildId)
{
    private const string OfPeriod = """
        r."GroupId" = @group AND r."Period" = @period AND r."PeriodKey" = @key
        """;

    protected override (string From, string Where, string Person) Source =>
        ("""
        "Totals" AS r LEFT JOIN "Streaks" AS s ON s."GroupId" = r."GroupId" AND s."PersonId" = r."PersonId"
        """, Where, "r.\"PersonId\"");

    private bool ByPoints => Query.Metric == BoardMetric.Points;

    private string Where => ByPoints ? OfPeriod : OfPeriod + " AND r.\"Answered\" >= @min";

    private string Ranked => $"FROM \"Totals\" AS r WHERE {Where} AND r.\"PersonId\" {Visible}";

    private (string First, string Second) By => ByPoints ? ("r.\"Points\"", "r.\"AccuracyPpm\"") : ("r.\"AccuracyPpm\"", "r.\"Points\"");

    protected override async Task<int> CountAsync(CancellationToken cancellation) => (int)(await ReadAsync($"SELECT COUNT(*) {Ranked}", [], cancellation))[0][0];

    protected override async Task<int> AheadAsync(Row row, CancellationToken cancellation)
    {
        var (first, second) = By;
        // Two stretches of the index: those with more, and of those with as much the ones that the ties put first.
        var counts = await ReadAsync(
            $"""
            SELECT (SELECT COUNT(*) {Ranked} AND {first} > @first),
                (SELECT COUNT(*) {Ranked} AND {first} = @first AND ({second} > @second OR ({second} = @second AND (r."ReachedAt" < @reached OR (r."ReachedAt" = @reached AND r."PersonId" < @me)))))
            """,
            [("first", ByPoints ? row.Points : row.AccuracyPpm), ("second", ByPoints ? row.AccuracyPpm : row.Points), ("reached", row.ReachedAt), ("me", row.PersonId)],
            cancellation);
        return (int)(counts[0][0] + counts[0][1]);
    }

    protected override async Task<List<long>> PeopleAsync(int offset, int count, CancellationToken cancellation)
    {
        var (first, second) = By;
        var rows = await ReadAsync(
            $"""SELECT r."PersonId" {Ranked} ORDER BY {first} DESC, {second} DESC, r."ReachedAt", r."PersonId" LIMIT @count OFFSET @offset""",
            [("count", count), ("offset", offset)],
            cancellation);
        return rows.ConvertAll(row => row[0]);
    }
}
