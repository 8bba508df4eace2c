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
/// <c>storage two</c>: two processes on one PostgreSQL database play days on a virtual clock, and one of them is killed at random moments. Then
/// every confirmed answer must be there, boards equal the recount, every due post must have been made once, and soon.
/// </summary>
internal static class StorageTwo
{
    private const int PeopleInAGroup = 200;
    private const int AnswersInATick = 5;

    /// <summary>The change to summer time in Europe is among the first 30 days.</summary>
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 10, 0, 0);

    /// <summary>Around a due post the clock goes on in small ticks: from a little before until another process must have taken over.</summary>
    private static readonly Duration Before = Duration.FromSeconds(10);
    private static readonly Duration After = Duration.FromSeconds(80);
    private static readonly Duration SmallTick = Duration.FromSeconds(10);
    private static readonly Duration LargeTick = Duration.FromMinutes(40);

    // Several servers, and two schedules of one group at the same moment.
    private static readonly (long Guild, string Zone, int Hour)[] Plan =
    [
        (1L << 22, "Europe/Berlin", 9), (1L << 22, "Europe/Berlin", 9), (2L << 22, "America/New_York", 9), (3L << 22, "Asia/Kathmandu", 18), (4L << 22, "Australia/Lord_Howe", 2),
    ];

    public static Command Create()
    {
        var postgres = new Option<string>("--postgres") { Required = true, Description = "Connection string of an empty PostgreSQL database." };
        var days = new Option<int>("--days") { DefaultValueFactory = _ => 30 };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var share = new Option<double>("--kill-chance") { DefaultValueFactory = _ => 0.02, Description = "Chance of a kill at a tick near a due post, 0 to 1." };
        var folder = new Option<string?>("--child") { Hidden = true };
        var run = new Option<int>("--run") { Hidden = true };
        var command = new Command("two", "Two processes on one PostgreSQL, one of them killed at random.") { postgres, days, seed, share, folder, run };
        command.SetAction((parsed, _) => parsed.GetValue(folder) is { } child
            ? ChildAsync(child, parsed.GetValue(postgres)!, parsed.GetValue(run))
            : ParentAsync(parsed.GetValue(postgres)!, parsed.GetValue(days), parsed.GetValue(seed), parsed.GetValue(share)));
        return command;
    }

    private static StorageOptions Options(string postgres) => new() { Provider = "postgres", ConnectionString = postgres };

    private static async Task<int> ParentAsync(string postgres, int days, int seed, double killChance)
    {
        var folder = Directory.CreateTempSubdirectory("bot-two-").FullName;
        var random = new Random(seed);
        var confirmed = new ConcurrentBag<(long Guild, long Post, long Person)>();
        var schedules = new List<PostingSchedule>();
        await using (var services = await StorageBench.OpenAsync(Options(postgres)))
        {
            foreach (var (guild, zone, hour) in Plan)
            {
                var group = await services.GetRequiredService<IGroupStore>().DefaultAsync(guild, zone, "en-US", CancellationToken.None);
                var rule = new DailySchedule(new LocalTime(hour, 0), DateTimeZoneProviders.Tzdb[zone]);
                schedules.Add(await services.GetRequiredService<IScheduleStore>().AddAsync(
                    new PostingSchedule { GuildId = guild, GroupId = group.Id, ChannelId = 1, Time = rule.Time, Zone = zone, OpenFor = Duration.FromHours(12), NextDue = rule.NextAfter(Start).Due },
                    CancellationToken.None));
            }
        }

        var started = Stopwatch.GetTimestamp();
        var (runs, kills, ticks) = (0, 0, 0);
        var end = Start + Duration.FromDays(days);
        // Each half of the shards has another one that waits, started: its start takes a second of ours and none of the virtual clock's.
        Member[] members = [NewMember(0), NewMember(1)];
        Member[] spares = [NewMember(0), NewMember(1)];
        for (var now = Start; now < end; ticks++)
        {
            var nextDue = schedules.Min(s => s.Rule().NextAfter(now - After).Due);
            var isNear = nextDue - now <= Before;
            var done = Task.WhenAll(members.Select(m => m.TickAsync(now)));
            // Most of all while something is being posted.
            if (isNear && random.NextDouble() < (nextDue <= now && now - nextDue < SmallTick ? 10 : 1) * killChance)
            {
                await Task.Delay(random.Next(0, 25));
                var half = random.Next(2);
                await members[half].KillAsync();
                kills++;
                (members[half], spares[half]) = (spares[half], NewMember(half));
            }

            await done;
            now = isNear ? now + SmallTick : Instant.Min(now + LargeTick, nextDue - Before);
        }

        // Whatever is still open is closed and revealed.
        await Task.WhenAll(members.Select(m => m.TickAsync(end + Duration.FromDays(1))));
        await Task.WhenAll(members.Concat(spares).Select(m => m.KillAsync()));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{days} days in {ticks:N0} ticks, {kills} kills, {Stopwatch.GetElapsedTime(started).TotalSeconds:N0} s"));
        return await CheckAsync(folder, postgres, schedules, end, confirmed);

        // Even runs have one half, odd ones the other.
        Member NewMember(int half)
        {
            runs += 2;
            return new(folder, postgres, runs + half, confirmed);
        }
    }

    private static async Task<int> CheckAsync(
        string folder, string postgres, List<PostingSchedule> schedules, Instant end, IReadOnlyCollection<(long Guild, long Post, long Person)> confirmed)
    {
        await using var services = await StorageBench.OpenAsync(Options(postgres));
        var lost = 0;
        foreach (var (guild, post, person) in confirmed)
        {
            var again = await services.GetRequiredService<IAnswerStore>().RecordAsync(
                new AnswerSubmission { PostId = post, GuildId = guild, PersonId = person, Options = 2, At = Start }, CancellationToken.None);
            // After closing a second click is refused as too late: a post that was open and closed has the answer in its split.
            if (again is not (AnswerOutcome.AlreadyAnswered or AnswerOutcome.Closed))
                lost++;
        }

        var kept = 0;
        foreach (var post in confirmed.Select(c => c.Post).Distinct())
            kept += (await services.GetRequiredService<IPostStore>().SplitAsync(post, CancellationToken.None)).People;
        lost += Math.Max(0, confirmed.Distinct().Count() - kept);

        var mismatches = 0;
        foreach (var guild in Plan.Select(p => p.Guild).Distinct())
        {
            foreach (var group in await services.GetRequiredService<IGroupStore>().ListAsync(guild, CancellationToken.None))
                mismatches += (await services.GetRequiredService<IBoardStore>().RecountAsync(group.Id, CancellationToken.None)).Length;
        }

        var messages = ChannelFolder.Read(folder);
        var sent = messages.CountBy(m => (m.ScheduleId, m.Date)).ToDictionary();
        var due = 0;
        var notOnce = 0;
        foreach (var schedule in schedules)
        {
            for (var next = schedule.Rule().NextAfter(Start); next.Due < end; next = schedule.Rule().NextAfter(next.Due))
            {
                due++;
                if (sent.GetValueOrDefault((schedule.Id, next.LocalDate)) != 1)
                    notOnce++;
            }
        }

        var latest = messages.Max(m => m.At - m.Due);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{confirmed.Count:N0} answers confirmed, {lost} lost; {mismatches} totals differ from the recount; {due} posts due, {notOnce} not made exactly once; the latest was {latest.TotalSeconds:N0} s late"));
        Directory.Delete(folder, recursive: true);
        return lost + mismatches + notOnce == 0 && latest < Duration.FromMinutes(1) + SmallTick ? 0 : 1;
    }

    /// <summary>Does what is due each time it is told the time, and records a few answers to the latest posts.</summary>
    private static async Task<int> ChildAsync(string folder, string postgres, int run)
    {
        await using var services = await StorageBench.OpenAsync(Options(postgres));
        var posts = services.GetRequiredService<IPostStore>();
        var clock = new VirtualClock(Start);
        var options = new DailyQuestionOptions
        {
            Owner = string.Create(CultureInfo.InvariantCulture, $"run {run}"),
            Servers = new ShardRange(run % 2, run % 2, 2),
            TakesOver = ShardRange.All,
        };
        var source = new DailyQuestionSource(
            new ManyQuestions(500), posts, services.GetRequiredService<IGroupStore>(), services.GetRequiredService<IBoardStore>(), services.GetRequiredService<ITrustStore>(), options);
        var worker = new DailyQuestionWorker(
            services.GetRequiredService<IScheduleStore>(), posts, services.GetRequiredService<ILeaseStore>(), source, new ChannelFolder(folder, options.Owner, clock), clock, options,
            NullLogger<DailyQuestionWorker>.Instance);
        var random = new Random(run);
        Console.WriteLine("ready");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            clock.MoveTo(Instant.Max(clock.Now, Instant.FromUnixTimeMilliseconds(long.Parse(line, CultureInfo.InvariantCulture))));
            await worker.RunOnceAsync(CancellationToken.None);
            foreach (var message in ChannelFolder.Read(folder).Where(m => clock.Now - m.At < Duration.FromHours(12) && random.Next(3) == 0))
            {
                if (await posts.FindAsync(message.PostId, CancellationToken.None) is not { State: PostState.Posted } post)
                    continue;
                await Task.WhenAll(Enumerable.Range(0, AnswersInATick).Select(async _ =>
                {
                    var person = random.Next(1, PeopleInAGroup + 1);
                    var outcome = await services.GetRequiredService<IAnswerStore>().RecordAsync(
                        new AnswerSubmission { PostId = post.Id, GuildId = post.GuildId, PersonId = person, Options = 1 + person % 2, At = clock.Now }, CancellationToken.None);
                    if (outcome is AnswerOutcome.Recorded)
                        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{post.GuildId} {post.Id} {person} ."));
                }));
            }

            Console.Out.WriteLine("done");
        }

        return 0;
    }

    /// <summary>One of the processes, as the one that kills it sees it.</summary>
    private sealed class Member : IDisposable
    {
        private readonly BenchProcess _process;
        private TaskCompletionSource _done = new();

        public Member(string folder, string postgres, int run, ConcurrentBag<(long Guild, long Post, long Person)> confirmed) => _process = new BenchProcess(
            ["storage", "two", "--child", folder, "--postgres", postgres, "--run", run.ToString(CultureInfo.InvariantCulture)],
            line =>
            {
                if (line == "done")
                    _done.TrySetResult();
                else if (line.Split(' ') is [var guild, var post, var person, "."])
                    confirmed.Add((long.Parse(guild, CultureInfo.InvariantCulture), long.Parse(post, CultureInfo.InvariantCulture), long.Parse(person, CultureInfo.InvariantCulture)));
            });

        /// <summary>Tells the time and returns when all that is due then is done, or the process is killed.</summary>
        public async Task TickAsync(Instant now)
        {
            await _process.ReadyAsync();
            _done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_process.HasEnded)
                throw new InvalidOperationException("A process ended that nobody killed.");
            await _process.SendAsync(now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
            await _done.Task;
        }

        public async Task KillAsync()
        {
            await _process.KillAsync();
            Dispose();
            _done.TrySetResult();
        }

        public void Dispose() => _process.Dispose();
    }
}
