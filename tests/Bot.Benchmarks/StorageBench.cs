using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Bot.Core.Game;
using Bot.Storage;
using Bot.Storage.Postgres;
using Bot.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Bot.Benchmarks;

/// <summary>Load programs for the game's storage: <c>storage answers</c>, <c>storage boards</c>, <c>storage schedules</c>, <c>storage crash</c> and <c>storage two</c>.</summary>
internal static class StorageBench
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 12, 0);

    public static Command Create()
    {
        var callers = new Option<int>("--callers") { DefaultValueFactory = _ => 64, Description = "Callers that each wait for their receipt." };
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 10, Description = "How long each way is measured." };
        var postgres = new Option<string?>("--postgres") { Description = "Connection string of a PostgreSQL database to fill instead of a new SQLite file." };
        var rate = new Option<int>("--rate") { Description = "Answers a second over all callers; as many as there can be unless given." };
        var answers = new Command("answers", "Answers recorded a second, and how long a receipt takes.") { callers, seconds, rate, postgres };
        answers.SetAction((parsed, cancellation) => AnswersAsync(
            new Load(parsed.GetValue(callers), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(rate)), parsed.GetValue(postgres), cancellation));

        var people = new Option<int>("--people") { DefaultValueFactory = _ => 10_000 };
        var days = new Option<int>("--days") { DefaultValueFactory = _ => 100, Description = "Days on which everybody answered." };
        var streaks = new Option<int>("--streaks") { DefaultValueFactory = _ => 40, Description = "Number of different streaks; few make many people equal." };
        var boards = new Command("boards", "Time of a leaderboard page over a long history (SQLite).") { people, days, streaks };
        boards.SetAction((parsed, cancellation) => BoardsAsync(parsed.GetValue(people), parsed.GetValue(days), parsed.GetValue(streaks), cancellation));

        return new Command("storage", "The game's storage under load.") { answers, boards, StorageSchedules.Create(), StorageCrash.Create(), StorageTwo.Create() };
    }

    internal static async Task<ServiceProvider> OpenAsync(StorageOptions options, StorageProvider? sqlite = null)
    {
        var services = new ServiceCollection().AddBotStorage(options, sqlite ?? SqliteStorage.Provider, PostgresStorage.Provider).BuildServiceProvider();
        await services.GetRequiredService<BotDatabase>().MigrateAsync(CancellationToken.None);
        return services;
    }

    internal static QuestionPost OpenPost(long guildId, long groupId, string questionId, Instant at) => new()
    {
        Kind = PostKind.Manual,
        GuildId = guildId,
        GroupId = groupId,
        SeasonId = 1,
        ChannelId = 1,
        LocalDate = at.InUtc().Date.ToDateOnly(),
        Zone = "UTC",
        QuestionId = questionId,
        Topic = $"topic {questionId.Length % 7}",
        Difficulty = 2,
        OptionCount = 4,
        Correct = 1,
        State = PostState.Posted,
        Due = at,
        OpenFor = Duration.FromHours(24),
        PostedAt = at,
        ClosesAt = at + Duration.FromHours(24),
    };

    private static async Task<int> AnswersAsync(Load load, string? postgres, CancellationToken cancellation)
    {
        if (postgres is not null)
        {
            await MeasureAnswersAsync("postgres, one transaction each", new StorageOptions { Provider = "postgres", ConnectionString = postgres }, null, load, cancellation);
            return 0;
        }
        var folder = Directory.CreateTempSubdirectory("bot-bench-").FullName;
        try
        {
            await MeasureAnswersAsync("sqlite, group commit", SqliteAt(folder, "group.db"), SqliteStorage.Provider, load, cancellation);
            await MeasureAnswersAsync("sqlite, one transaction each", SqliteAt(folder, "single.db"), SqliteStorage.Provider with { HasOneWriter = false }, load, cancellation);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    /// <param name="Rate">Answers a second over all callers; 0 for as many as there can be.</param>
    private sealed record Load(int Callers, TimeSpan Time, int Rate);

    private static StorageOptions SqliteAt(string folder, string file) => new() { ConnectionString = $"Data Source={Path.Combine(folder, file)}" };

    private static async Task MeasureAnswersAsync(string name, StorageOptions options, StorageProvider? sqlite, Load load, CancellationToken cancellation)
    {
        await using var services = await OpenAsync(options, sqlite);
        var guildId = Stopwatch.GetTimestamp();
        var group = (await services.GetRequiredService<IGroupStore>().AddAsync(new StudyGroup { GuildId = guildId, Name = "bench", Zone = "UTC" }, cancellation))!;
        var posts = new List<long>();
        for (var i = 0; i < 20; i++)
            posts.Add((await services.GetRequiredService<IPostStore>().AddAsync(OpenPost(guildId, group.Id, $"question {i}", Noon), cancellation)).Id);
        var answers = services.GetRequiredService<IAnswerStore>();
        // Until the compiler is done with what runs often.
        await RunAsync(TimeSpan.FromSeconds(4), 1_000_000);
        var latencies = await RunAsync(load.Time, 2_000_000);
        Print(name, latencies, latencies.Count / load.Time.TotalSeconds);
        var wrong = await services.GetRequiredService<IBoardStore>().RecountAsync(group.Id, cancellation);
        Console.WriteLine($"  boards equal the recount: {wrong.IsEmpty}");

        async Task<List<double>> RunAsync(TimeSpan time, long firstPerson)
        {
            var clock = Stopwatch.StartNew();
            var lists = await Task.WhenAll(Enumerable.Range(0, load.Callers).Select(caller => Task.Run(async () =>
            {
                var own = new List<double>();
                for (var i = 0; clock.Elapsed < time; i++)
                {
                    // Callers take turns; one that is late goes on at once, so that a slow answer is not hidden by the next starting later.
                    if (load.Rate > 0 && TimeSpan.FromSeconds((i * (double)load.Callers + caller) / load.Rate) - clock.Elapsed is { Ticks: > 0 } early)
                        await Task.Delay(early, cancellation);
                    var started = Stopwatch.GetTimestamp();
                    var outcome = await answers.RecordAsync(
                        new AnswerSubmission { PostId = posts[i % posts.Count], GuildId = guildId, PersonId = firstPerson + caller * 10_000 + i / posts.Count, Options = i % 3 == 0 ? 2 : 1, At = Noon }, cancellation);
                    if (outcome is not AnswerOutcome.Recorded)
                        throw new InvalidOperationException($"An answer was {outcome}.");
                    own.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
                return own;
            })));
            return [.. lists.SelectMany(l => l)];
        }
    }

    private static async Task<int> BoardsAsync(int people, int days, int streaks, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("bot-bench-").FullName;
        try
        {
            await using var services = await OpenAsync(SqliteAt(folder, "boards.db"));
            var (groupId, today) = await FillAsync(services, people, days, streaks, cancellation);
            var boards = services.GetRequiredService<IBoardStore>();
            Console.WriteLine($"{people:N0} people, {people * (long)days:N0} answers");
            var boardPages =
                (from period in Enum.GetValues<BoardPeriod>()
                 from metric in Enum.GetValues<BoardMetric>()
                 from page in new[] { 0, people / 20 }
                 select (period, metric, page)).ToList();
            // Until the compiler is done with what runs often.
            foreach (var (period, metric, page) in boardPages)
                await LookAsync(boards, groupId, today, people, period, metric, page, looks: 40, cancellation);
            foreach (var (period, metric, page) in boardPages)
                Print($"{period} by {metric}, page {page + 1}", await LookAsync(boards, groupId, today, people, period, metric, page, looks: 100, cancellation), null);
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Looks at a page as many people in turn and returns how long each look took, in milliseconds.</summary>
    private static async Task<List<double>> LookAsync(
        IBoardStore boards, long groupId, DateOnly today, int people, BoardPeriod period, BoardMetric metric, int page, int looks, CancellationToken cancellation)
    {
        var latencies = new List<double>();
        for (var i = 0; i < looks; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await boards.PageAsync(new BoardQuery { GroupId = groupId, Period = period, Metric = metric, Today = today, SeasonId = 1, ViewerId = i * 79 % people + 1, Page = page, AccuracyAnswersMin = 1 }, cancellation);
            latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return latencies;
    }

    /// <summary>Fills a group with history by SQL: recording a million answers one by one is the other program's work.</summary>
    private static async Task<(long GroupId, DateOnly Today)> FillAsync(ServiceProvider services, int people, int days, int streaks, CancellationToken cancellation)
    {
        var group = (await services.GetRequiredService<IGroupStore>().AddAsync(new StudyGroup { GuildId = 1, Name = "bench", Zone = "UTC" }, cancellation))!;
        var database = services.GetRequiredService<BotDatabase>();
        var first = Noon.InUtc().Date.ToDateOnly();
        for (var day = 0; day < days; day++)
        {
            var at = Noon + Duration.FromDays(day);
            var date = first.AddDays(day);
            var post = await services.GetRequiredService<IPostStore>().AddAsync(OpenPost(1, group.Id, $"question {day}", at), cancellation);
            var keys = new long[] { date.DayNumber, Streak.WeekOf(date).DayNumber, new DateOnly(date.Year, date.Month, 1).DayNumber, 1, 0 };
            await database.WriteAsync(async db =>
            {
                await db.Database.ExecuteSqlAsync($"""
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {people})
                    INSERT INTO "Answers" ("PostId", "PersonId", "GuildId", "GroupId", "SeasonId", "QuestionId", "Topic", "Day", "Options", "IsRight", "Points", "At", "Counts")
                    SELECT {post.Id}, i, 1, {group.Id}, 1, {post.QuestionId}, {post.Topic}, {date}, 1, (i * 7919 + {day} * 104729) % 100 < 30 + i % 60, 0, {at.ToUnixTimeMilliseconds()} + i, 1 FROM n
                    """, cancellation);
                await db.Database.ExecuteSqlAsync($"""UPDATE "Answers" SET "Points" = 15 WHERE "PostId" = {post.Id} AND "IsRight" """, cancellation);
                for (var period = 0; period < keys.Length; period++)
                {
                    await db.Database.ExecuteSqlAsync($"""
                        INSERT INTO "Totals" ("GroupId", "Period", "PeriodKey", "PersonId", "Points", "Answered", "Right", "AccuracyPpm", "ReachedAt")
                        SELECT {group.Id}, {period}, {keys[period]}, "PersonId", "Points", 1, "IsRight", "IsRight" * 1000000, CASE WHEN "IsRight" THEN "At" ELSE 0 END FROM "Answers" WHERE "PostId" = {post.Id}
                        ON CONFLICT DO UPDATE SET "Points" = "Points" + excluded."Points", "Answered" = "Answered" + 1, "Right" = "Right" + excluded."Right",
                            "AccuracyPpm" = ("Right" + excluded."Right") * 1000000 / ("Answered" + 1), "ReachedAt" = max("ReachedAt", excluded."ReachedAt")
                        """, cancellation);
                }
                return true;
            }, cancellation);
        }
        var today = first.AddDays(days - 1);
        await database.WriteAsync(db => db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Streaks" ("GroupId", "PersonId", "Current", "Longest", "LastDay", "FrozenWeek", "AliveThrough", "AccuracyPpm", "ReachedAt")
            SELECT {group.Id}, "PersonId", 1 + "PersonId" % {streaks}, {streaks}, {today}, NULL, {today.AddDays(2)}, "AccuracyPpm", "ReachedAt" FROM "Totals" WHERE "GroupId" = {group.Id} AND "Period" = 4
            """, cancellation), cancellation);
        return (group.Id, today);
    }

    private static void Print(string name, List<double> latencies, double? perSecond)
    {
        latencies.Sort();
        var rate = perSecond is { } r ? string.Create(CultureInfo.InvariantCulture, $"{r,8:N0} a second, ") : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-36} {rate}median {At(0.5),6:F2} ms, 99th percentile {At(0.99),6:F2} ms, worst {latencies[^1],6:F2} ms"));

        double At(double share) => latencies[(int)(share * (latencies.Count - 1))];
    }
}
