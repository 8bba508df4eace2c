using Bot.Core.Game;

namespace Bot.Storage.Stores;

/// <summary>Ranks people by their streak, with an index in the board's order that holds what equal streaks are told apart by.</summary>
internal sealed class StreakRanking(BotDbContext db, BoardQuery query, long guildId) : Ranking(db, query, guildId)
{
    private const string Alive = """
        s."GroupId" = @group AND s."AliveThrough" >= @today
        """;

    protected override (string From, string Where, string Person) Source => (
        $"""
        "Streaks" AS s LEFT JOIN "Totals" AS r ON r."GroupId" = s."GroupId" AND r."PersonId" = s."PersonId" AND r."Period" = {(int)BoardPeriod.AllTime} AND r."PeriodKey" = 0
        """,
        Alive,
        "s.\"PersonId\"");

    private static string Ranked => $"FROM \"Streaks\" AS s WHERE {Alive} AND s.\"PersonId\" {Visible}";

    protected override async Task<int> CountAsync(CancellationToken cancellation) => (int)(await ReadAsync($"SELECT COUNT(*) {Ranked}", [], cancellation))[0][0];

    protected override async Task<int> AheadAsync(Row row, CancellationToken cancellation)
    {
        // Two stretches of the index: longer streaks, and of those as long the ones that the ties put first.
        var counts = await ReadAsync(
            $"""
            SELECT (SELECT COUNT(*) {Ranked} AND s."Current" > @length),
                (SELECT COUNT(*) {Ranked} AND s."Current" = @length
                    AND (s."AccuracyPpm" > @ppm OR (s."AccuracyPpm" = @ppm AND (s."ReachedAt" < @reached OR (s."ReachedAt" = @reached AND s."PersonId" < @me)))))
            """,
            [("length", row.Streak), ("ppm", row.AccuracyPpm), ("reached", row.ReachedAt), ("me", row.PersonId)],
            cancellation);
        return (int)(counts[0][0] + counts[0][1]);
    }

    protected override async Task<List<long>> PeopleAsync(int offset, int count, CancellationToken cancellation)
    {
        var rows = await ReadAsync(
            $"""SELECT s."PersonId" {Ranked} ORDER BY s."Current" DESC, s."AccuracyPpm" DESC, s."ReachedAt", s."PersonId" LIMIT @count OFFSET @offset""",
            [("count", count), ("offset", offset)],
            cancellation);
        return rows.ConvertAll(row => row[0]);
    }
}
