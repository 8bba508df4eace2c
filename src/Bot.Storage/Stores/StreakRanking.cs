using Bot.Core.Game;

namespace Bot.Storage.Stores;

/// <summary>
/// Ranks people by their streak. Ties are broken by totals of all time, which lie in another table: they are looked up only for the people whose
/// streaks are as long as those of the page. How many have a streak of each length comes first, from an index.
/// </summary>
internal sealed class StreakRanking(BotDbContext db, BoardQuery query, long guildId) : Ranking(db, query, guildId)
{
    private const string Alive = """
        s."GroupId" = @group AND s."AliveThrough" >= @today
        """;

    private const string WithTotal = """
        "Streaks" AS s LEFT JOIN "Totals" AS r ON r."GroupId" = s."GroupId" AND r."PersonId" = s."PersonId" AND r."Period" = 4 AND r."PeriodKey" = 0
        """;

    private const string Ppm = """COALESCE(r."AccuracyPpm", 0)""";
    private const string ReachedAt = """COALESCE(r."ReachedAt", 0)""";

    /// <summary>How many people have a streak of each length, the longest first; null before it was read.</summary>
    private List<long[]>? _lengths;

    protected override (string From, string Where, string Person) Source => (WithTotal, Alive, "s.\"PersonId\"");

    private static string Ranked(string from) => $"FROM {from} WHERE {Alive} AND s.\"PersonId\" {Visible}";

    protected override async Task<int> CountAsync(CancellationToken cancellation) => (int)(await LengthsAsync(cancellation)).Sum(l => l[1]);

    protected override async Task<int> AheadAsync(Row row, CancellationToken cancellation)
    {
        var longer = (await LengthsAsync(cancellation)).Where(l => l[0] > row.Streak).Sum(l => l[1]);
        var ties = await ReadAsync(
            $"""
            SELECT COUNT(*) {Ranked(WithTotal)} AND s."Current" = @length
                AND ({Ppm} > @ppm OR ({Ppm} = @ppm AND ({ReachedAt} < @reached OR ({ReachedAt} = @reached AND s."PersonId" < @me))))
            """,
            [("length", row.Streak), ("ppm", row.AccuracyPpm), ("reached", row.ReachedAt), ("me", row.PersonId)],
            cancellation);
        return (int)(longer + ties[0][0]);
    }

    protected override async Task<List<long>> PeopleAsync(int offset, int count, CancellationToken cancellation)
    {
        long above = 0, before = 0;
        long? longest = null, shortest = null;
        foreach (var length in await LengthsAsync(cancellation))
        {
            if (before + length[1] > offset && before < offset + count)
            {
                if (longest is null)
                    (longest, above) = (length[0], before);
                shortest = length[0];
            }

            before += length[1];
        }

        if (longest is null || shortest is null)
            return [];
        var rows = await ReadAsync(
            $"""
            SELECT s."PersonId" {Ranked(WithTotal)} AND s."Current" BETWEEN @shortest AND @longest
            ORDER BY s."Current" DESC, {Ppm} DESC, {ReachedAt}, s."PersonId" LIMIT @count OFFSET @offset
            """,
            [("shortest", shortest.Value), ("longest", longest.Value), ("count", count), ("offset", offset - (int)above)],
            cancellation);
        return rows.ConvertAll(row => row[0]);
    }

    private async Task<List<long[]>> LengthsAsync(CancellationToken cancellation) => _lengths ??= await ReadAsync(
        $"""SELECT s."Current", COUNT(*) {Ranked("\"Streaks\" AS s")} GROUP BY s."Current" ORDER BY s."Current" DESC""", [], cancellation);
}
