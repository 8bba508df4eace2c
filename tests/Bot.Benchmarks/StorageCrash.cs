using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Bot.Core.Game;
using Bot.Core.Game.Simulation;
using Bot.Core.Schedule;
using Bot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Bot.Benchmarks;

/// <summary>
/// <c>storage crash</c>: kills a process that records answers and posts questions, at random moments, and then checks that every
/// confirmed answer is there, boards equal the recount, and every due post was made once.
/// </summary>
internal static class StorageCrash
{
    private const long GuildId = 1L << 22;
    private const int SchedulesEachRun = 10;

    /// <summary>Processes that have started and wait for their turn: starting takes longer than living.</summary>
    private const int WarmProcesses = 2;

    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 12, 0);

    public static Command Create()
    {
        var kills = new Option<int>("--kills") { DefaultValueFactory = _ => 20 };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var postgres = new Option<string?>("--postgres") { Description = "Connection string of an empty PostgreSQL database instead of a new SQLite file." };
        var folder = new Option<string?>("--child") { Hidden = true };
        var run = new Option<int>("--run") { Hidden = true };
        var command = new Command("crash", "Kills the storage's process at random moments and checks what is left.") { kills, seed, postgres, folder, run };
        command.SetAction((parsed, _) => parsed.GetValue(folder) is { } child
            ? ChildAsync(child, parsed.GetValue(postgres), parsed.GetValue(run), isLast: false)
            : ParentAsync(parsed.GetValue(kills), parsed.GetValue(seed), parsed.GetValue(postgres)));
        return command;
    }

    private static StorageOptions Options(string folder, string? postgres) => postgres is null
        ? new StorageOptions { ConnectionString = $"Data Source={Path.Combine(folder, "crash.db")}" }
        : new StorageOptions { Provider = "postgres", ConnectionString = postgres };

    private static async Task<int> ParentAsync(int kills, int seed, string? postgres)
    {
        var folder = Directory.CreateTempSubdirectory("bot-crash-").FullName;
        var random = new Random(seed);
        var confirmed = new ConcurrentBag<(long Post, long Person)>();
        await using (await StorageBench.OpenAsync(Options(folder, postgres)))
        {
        }

        var started = Stopwatch.GetTimestamp();
        var processes = new Queue<BenchProcess>();
        for (var run = 0; run < kills; run++)
        {
            while (processes.Count < Math.Min(WarmProcesses, kills - run))
                processes.Enqueue(NewProcess(run + processes.Count));
            using var process = processes.Dequeue();
            await process.ReadyAsync();
            await process.SendAsync("go");
            // Some are killed as they begin, the others in the midst of work.
            if (random.Next(10) > 0)
                await process.AtWorkAsync();
            await Task.Delay(random.Next(0, 700));
            await process.KillAsync();
        }

        // The last run is left to finish what the others began.
        await ChildAsync(folder, postgres, kills, isLast: true);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kills} kills in {Stopwatch.GetElapsedTime(started).TotalSeconds:N0} s"));
        return await CheckAsync(folder, postgres, confirmed);

        BenchProcess NewProcess(int run)
        {
            string[] arguments = ["storage", "crash", "--child", folder, "--run", run.ToString(CultureInfo.InvariantCulture), .. postgres is null ? (string[])[] : ["--postgres", postgres]];
            return new BenchProcess(arguments, line =>
            {
                // A line that the kill has torn apart was not confirmed to anybody.
                if (line.Split(' ') is [var post, var person, "."])
                    confirmed.Add((long.Parse(post, CultureInfo.InvariantCulture), long.Parse(person, CultureInfo.InvariantCulture)));
            });
        }
    }

    private static async Task<int> CheckAsync(string folder, string? postgres, IReadOnlyCollection<(long Post, long Person)> confirmed)
    {
        await using var services = await StorageBench.OpenAsync(Options(folder, postgres));
        var answers = services.GetRequiredService<IAnswerStore>();
        var lost = 0;
        await Parallel.ForEachAsync(confirmed, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (answer, cancellation) =>
        {
            var again = await answers.RecordAsync(new AnswerSubmission { PostId = answer.Post, GuildId = GuildId, PersonId = answer.Person, Options = 2, At = Start }, cancellation);
            if (again is not AnswerOutcome.AlreadyAnswered)
                Interlocked.Increment(ref lost);
        });
        var mismatches = 0;
        foreach (var group in await services.GetRequiredService<IGroupStore>().ListAsync(GuildId, CancellationToken.None))
            mismatches += (await services.GetRequiredService<IBoardStore>().RecountAsync(group.Id, CancellationToken.None)).Length;
        var schedules = await services.GetRequiredService<IScheduleStore>().ListAsync(GuildId, CancellationToken.None);
        var sent = ChannelFolder.Read(folder).CountBy(m => m.ScheduleId).ToDictionary();
        var notOnce = schedules.Count(s => sent.GetValueOrDefault(s.Id) != 1);
        Console.WriteLine($"{confirmed.Count:N0} answers confirmed, {lost} lost; {mismatches} totals differ from the recount; {schedules.Length} posts due, {notOnce} not made exactly once");
        Directory.Delete(folder, recursive: true);
        return lost + mismatches + notOnce == 0 ? 0 : 1;
    }

    /// <summary>Records answers and posts what is due until it is killed; the last run only finishes.</summary>
    private static async Task<int> ChildAsync(string folder, string? postgres, int run, bool isLast)
    {
        await using var services = await StorageBench.OpenAsync(Options(folder, postgres));
        var groups = services.GetRequiredService<IGroupStore>();
        var group = await groups.DefaultAsync(GuildId, "UTC", "en-US", CancellationToken.None);
        if (!isLast)
        {
            Console.WriteLine("ready");
            await Console.In.ReadLineAsync();
        }

        // Two minutes later than the last run: its leases have run out.
        var clock = new VirtualClock(Start + Duration.FromMinutes(2 * run));
        var post = await services.GetRequiredService<IPostStore>().AddAsync(StorageBench.OpenPost(GuildId, group.Id, $"run {run / 2}", Start), CancellationToken.None);
        var answering = isLast ? [] : Enumerable.Range(0, 16).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; ; i++)
            {
                var person = 1 + caller * 1_000_000L + i;
                if (await services.GetRequiredService<IAnswerStore>().RecordAsync(new AnswerSubmission { PostId = post.Id, GuildId = GuildId, PersonId = person, Options = 1 + i % 2, At = Start }, CancellationToken.None) is AnswerOutcome.Recorded)
                    Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{post.Id} {person} ."));
            }
        })).ToArray();

        var options = new DailyQuestionOptions { Owner = $"run {run}" };
        var source = new DailyQuestionSource(new ManyQuestions(20_000), services.GetRequiredService<IPostStore>(), groups, services.GetRequiredService<IBoardStore>(), services.GetRequiredService<ITrustStore>(), options);
        var schedules = services.GetRequiredService<IScheduleStore>();
        var worker = new DailyQuestionWorker(schedules, services.GetRequiredService<IPostStore>(), services.GetRequiredService<ILeaseStore>(), source,
            new ChannelFolder(folder, options.Owner, clock), clock, options, NullLogger<DailyQuestionWorker>.Instance);
        for (var i = 0; i < SchedulesEachRun && !isLast; i++)
        {
            await schedules.AddAsync(new PostingSchedule { GuildId = GuildId, GroupId = group.Id, ChannelId = 1, Time = clock.Now.InUtc().TimeOfDay, Zone = "UTC", OpenFor = Duration.FromHours(23), NextDue = clock.Now }, CancellationToken.None);
            await worker.RunOnceAsync(CancellationToken.None);
        }

        await worker.RunOnceAsync(CancellationToken.None);
        await Task.WhenAll(answering);
        return 0;
    }
}
