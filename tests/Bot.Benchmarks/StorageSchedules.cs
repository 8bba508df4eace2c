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
/// <c>storage schedules</c>: many servers' questions due in one minute, on a virtual clock that the channel moves on as Discord would make it:
/// 50 requests a second (https://discord.com/developers/docs/topics/rate-limits#global-rate-limit).
/// </summary>
internal static class StorageSchedules
{
    private const int RequestsASecond = 50;

    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 12, 0);

    public static Command Create()
    {
        var count = new Option<int>("--count") { DefaultValueFactory = _ => 10_000 };
        var command = new Command("schedules", "Posts the questions of many servers that are due in one minute (SQLite).") { count };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(count), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int count, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("bot-bench-").FullName;
        try
        {
            await using var services = await StorageBench.OpenAsync(new StorageOptions { ConnectionString = $"Data Source={Path.Combine(folder, "schedules.db")}" });
            var (groups, schedules) = (services.GetRequiredService<IGroupStore>(), services.GetRequiredService<IScheduleStore>());
            for (var i = 0; i < count; i++)
            {
                // A schedule is due at a whole minute: all at one, but a few a minute earlier, made in between, which must come first.
                var due = i % 100 == 37 ? Start - Duration.FromMinutes(1) : Start;
                var group = await groups.DefaultAsync((long)(i + 1) << 22, "UTC", "en-US", cancellation);
                await schedules.AddAsync(
                    new PostingSchedule { GuildId = group.GuildId, GroupId = group.Id, ChannelId = i + 1, Time = due.InUtc().TimeOfDay, Zone = "UTC", NextDue = due }, cancellation);
            }

            var clock = new VirtualClock(Start);
            var channel = new LimitedChannel(clock);
            var options = new DailyQuestionOptions { Owner = "bench" };
            var posts = services.GetRequiredService<IPostStore>();
            var source = new DailyQuestionSource(new ManyQuestions(250), posts, groups, services.GetRequiredService<IBoardStore>(), services.GetRequiredService<ITrustStore>(), options);
            var worker = new DailyQuestionWorker(schedules, posts, services.GetRequiredService<ILeaseStore>(), source, channel, clock, options, NullLogger<DailyQuestionWorker>.Instance);
            var started = Stopwatch.GetTimestamp();
            while (channel.Sent.Count < count)
            {
                await worker.RunOnceAsync(cancellation);
                clock.Advance(options.Period);
            }

            var elapsed = Stopwatch.GetElapsedTime(started);
            var overtaken = 0;
            var latest = Instant.MinValue;
            foreach (var (due, _) in channel.Sent)
            {
                latest = Instant.Max(latest, due);
                if (due < latest)
                    overtaken++;
            }

            var busiest = channel.Sent.CountBy(s => s.At.ToUnixTimeSeconds()).Max(s => s.Value);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{channel.Sent.Count:N0} posts due in one minute, sent in {(channel.Sent[^1].At - Start).TotalSeconds:N0} s of the virtual clock, at most {busiest} in a second; {overtaken} after one due later"));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:N0} s of ours: {count / elapsed.TotalSeconds:N0} posts a second without Discord"));
            return channel.Sent.Count == count && busiest <= RequestsASecond ? 0 : 1;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Takes messages at Discord's global rate, and moves the clock on to when each is through.</summary>
    private sealed class LimitedChannel(VirtualClock clock) : IPostPublisher
    {
        private readonly Lock _lock = new();

        public List<(Instant Due, Instant At)> Sent { get; } = [];

        public Task<PublishOutcome> PublishAsync(QuestionPost post, PostingSchedule? schedule, QuestionPost? previous, CancellationToken cancellation)
        {
            lock (_lock)
            {
                clock.Advance(Duration.FromMilliseconds(1000.0 / RequestsASecond));
                Sent.Add((post.Due, clock.Now));
                return Task.FromResult<PublishOutcome>(new PublishOutcome.Done(post.Id));
            }
        }

        public Task<long?> FindAsync(QuestionPost post, CancellationToken cancellation) => Task.FromResult<long?>(null);

        public Task<PublishOutcome> RevealAsync(QuestionPost post, AnswerSplit split, CancellationToken cancellation) => Task.FromResult<PublishOutcome>(new PublishOutcome.Done(post.Id));

        public Task<PublishOutcome> AnnounceSkippedAsync(QuestionPost post, CancellationToken cancellation) => Task.FromResult<PublishOutcome>(new PublishOutcome.Done(0));
    }
}
