using System.Collections.Concurrent;
using System.Globalization;
using Bot.Core.Chat;
using Bot.Core.Commands.Game;
using Bot.Core.Schedule;
using Bot.Discord;
using Bot.Discord.Posting;
using Bot.Testing;
using Bot.Testing.Discord;
using Bot.Testing.Discord.Http;
using Bot.Testing.Discord.State;
using Bot.Tests.Cli;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace Bot.Tests.Hosting;

/// <summary>Two whole programs, each with half of the shards, on one Discord and one database.</summary>
public sealed class ShardedHostsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_daily_question_is_posted_by_the_process_that_has_the_servers_shard(string provider)
    {
        await using var rig = await Rig.StartAsync(provider);
        await rig.ScheduleAsync();

        rig.Clock.Advance(TimeSpan.FromHours(1));

        await rig.WaitForPostsAsync(1);
        Assert.Equal([rig.Channels[0].Id], rig.PostedBy(0));
        Assert.Equal([rig.Channels[1].Id], rig.PostedBy(1));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task When_a_process_stops_the_other_posts_for_its_servers_within_the_lease(string provider)
    {
        await using var rig = await Rig.StartAsync(provider);
        await rig.ScheduleAsync();
        rig.Clock.Advance(TimeSpan.FromHours(1));
        await rig.WaitForPostsAsync(1);

        await rig.StopAsync(0);
        rig.Clock.Advance(TimeSpan.FromDays(1));
        // The one that is left does its own at once, and the other's when that is half a minute late.
        await Rig.UntilAsync(() => rig.PostedBy(1).Count == 2);
        Assert.Single(rig.QuestionsIn(0));
        rig.Clock.Advance(TimeSpan.FromMinutes(1));

        await rig.WaitForPostsAsync(2);
        Assert.Equal([rig.Channels[0].Id], rig.PostedBy(0));
        Assert.Equal([rig.Channels[1].Id, rig.Channels[1].Id, rig.Channels[0].Id], rig.PostedBy(1));
    }

    private sealed class Rig : IAsyncDisposable
    {
        private readonly TemporaryNotes _notes = TemporaryNotes.AboutQueues();
        private readonly ScratchPostgres _postgres = new();
        private readonly string _provider;
        private readonly FakeUser _ada;
        private readonly IHost?[] _hosts = new IHost?[2];
        private readonly ConcurrentQueue<ulong>[] _sent = [new(), new()];

        private Rig(string provider, FakeDiscord discord, LeapingTime clock)
        {
            (_provider, Discord, Clock) = (provider, discord, clock);
            // The owner of a server may do everything there.
            _ada = discord.AddUser("ada");
            while (Array.IndexOf(Channels, null) >= 0)
            {
                var guild = discord.AddGuild("study group", _ada);
                Channels[(guild.Id >> 22) % 2] ??= guild.AddTextChannel("daily");
            }
        }

        public FakeDiscord Discord { get; }

        public LeapingTime Clock { get; }

        /// <summary>A channel of a server on each half of the shards.</summary>
        public FakeChannel[] Channels { get; } = new FakeChannel[2];

        public static async Task<Rig> StartAsync(string provider)
        {
            if (provider == "postgres" && ScratchPostgres.Server is null)
                Assert.Skip(ScratchPostgres.MissingServer);
            var clock = new LeapingTime();
            var discord = await FakeDiscord.StartAsync(HostUnderTest.Strictness with
            {
                Shards = 2,
                MaxConcurrency = 2,
                Time = clock,
                IdentifyWindow = TimeSpan.FromMilliseconds(1),
                ResponseDeadline = Patience,
                RateLimits = RateLimitRules.Unlimited,
            });
            var rig = new Rig(provider, discord, clock);
            for (var process = 0; process < 2; process++)
            {
                rig._hosts[process] = rig.NewHost(process);
                await rig._hosts[process]!.StartAsync(Cancellation);
            }

            await discord.WaitForReadyAsync(sessions: 2, wait: Patience);
            return rig;
        }

        /// <summary>Sets a question for noon in both servers; it is past eleven.</summary>
        public async Task ScheduleAsync()
        {
            foreach (var channel in Channels)
            {
                var reply = await Discord.SendSlashCommand(channel, _ada, "schedule add", ("channel", channel), ("time", "12:00"), ("timezone", "UTC")).AnswerAsync(Patience);
                Assert.Contains("is set", reply.Content, StringComparison.Ordinal);
            }
        }

        /// <summary>The channels into which a process has posted, in order.</summary>
        public IReadOnlyList<ulong> PostedBy(int process) => [.. _sent[process]];

        /// <summary>The questions in the channel of a half.</summary>
        public IReadOnlyList<FakeMessage> QuestionsIn(int half) =>
            [.. Discord.Messages(Channels[half]).Where(m => m.Content.StartsWith("**Question of", StringComparison.Ordinal))];

        /// <summary>Waits until both processes have noted as many questions as there are.</summary>
        public Task WaitForPostsAsync(int inEachChannel) => UntilAsync(() =>
            QuestionsIn(0).Count == inEachChannel && QuestionsIn(1).Count == inEachChannel && PostedBy(0).Count + PostedBy(1).Count == 2 * inEachChannel);

        public async Task StopAsync(int process)
        {
            if (_hosts[process] is not { } host)
                return;
            _hosts[process] = null;
            await host.StopAsync(CancellationToken.None);
            await ((IAsyncDisposable)host).DisposeAsync();
        }

        public static async Task UntilAsync(Func<bool> condition)
        {
            using var patience = new CancellationTokenSource(Patience);
            while (!condition())
                await Task.Delay(10, patience.Token);
        }

        public async ValueTask DisposeAsync()
        {
            await StopAsync(0);
            await StopAsync(1);
            Discord.ThrowIfViolated();
            await Discord.DisposeAsync();
            SqliteConnection.ClearAllPools();
            _notes.Dispose();
            if (_provider == "postgres")
                await _postgres.DisposeAsync();
        }

        private IHost NewHost(int process) => HostUnderTest.On(
            Discord,
            _notes,
            services => services
                .AddSingleton<TimeProvider>(Clock)
                .AddSingleton(new DailyQuestionOptions
                {
                    Owner = process.ToString(CultureInfo.InvariantCulture),
                    Servers = new ShardRange(process, process, 2),
                    TakesOver = ShardRange.All,
                    Period = Duration.FromMilliseconds(50),
                })
                .AddSingleton<IChannelWriter>(s => new NotingWriter(new DiscordChannelWriter(() => s.GetRequiredService<DiscordTransport>().Api), _sent[process])),
            ("Discord:Shards", $"{process}/2"),
            ("Storage:Provider", _provider),
            ("Storage:ConnectionString", _provider == "postgres"
                ? _postgres.ConnectionString
                : $"Data Source={Path.Combine(_notes.Folder, "bot.db")}"));
    }

    /// <summary>
    /// Stands at shortly past eleven on 2 March 2026 until it is told to leap, so that no process is late because the machine is busy; timers and
    /// connections live on real time.
    /// </summary>
    private sealed class LeapingTime : TimeProvider
    {
        private long _leaptTicks;

        public void Advance(TimeSpan by) => Interlocked.Add(ref _leaptTicks, by.Ticks);

        public override DateTimeOffset GetUtcNow() =>
            new DateTimeOffset(2026, 3, 2, 11, 0, 1, TimeSpan.Zero) + TimeSpan.FromTicks(Interlocked.Read(ref _leaptTicks));
    }

    /// <summary>Notes into which channels a process wrote.</summary>
    private sealed class NotingWriter(IChannelWriter inner, ConcurrentQueue<ulong> sent) : IChannelWriter
    {
        public async Task<PublishOutcome> SendAsync(ChannelMessage message, CancellationToken cancellationToken)
        {
            var outcome = await inner.SendAsync(message, cancellationToken);
            sent.Enqueue((ulong)message.ChannelId);
            return outcome;
        }

        public Task<PublishOutcome> EditAsync(long channelId, long messageId, Reply reply, CancellationToken cancellationToken) =>
            inner.EditAsync(channelId, messageId, reply, cancellationToken);

        public Task<long?> FindAsync(long channelId, string tokenPrefix, CancellationToken cancellationToken) => inner.FindAsync(channelId, tokenPrefix, cancellationToken);

        public Task<PublishOutcome> TellAsync(long personId, Reply reply, CancellationToken cancellationToken) => inner.TellAsync(personId, reply, cancellationToken);

        public Task<RoleMention> CanMentionAsync(long guildId, long channelId, long roleId, CancellationToken cancellationToken) =>
            inner.CanMentionAsync(guildId, channelId, roleId, cancellationToken);

        public Task<IReadOnlyList<string>> MissingPermissionsAsync(long guildId, long channelId, MemberPermissions needed, CancellationToken cancellationToken) =>
            inner.MissingPermissionsAsync(guildId, channelId, needed, cancellationToken);
    }
}
