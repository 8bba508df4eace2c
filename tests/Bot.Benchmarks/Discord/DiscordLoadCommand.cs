using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Bot.Benchmarks.Retrieval;
using Bot.Discord;
using Bot.Options;
using Bot.Testing;
using Bot.Testing.Discord;
using Bot.Testing.Discord.Http;
using Bot.Testing.Discord.State;

namespace Bot.Benchmarks.Discord;

/// <summary>
/// Puts the Discord transport under load against the fake Discord of the tests, in one process over the loopback interface. The fake's own work
/// is in the figures, so they are an upper bound.
/// </summary>
internal static class DiscordLoadCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Command Create()
    {
        var rate = new Option<int>("--rate") { Description = "Interactions a second", DefaultValueFactory = _ => 200 };
        var seconds = new Option<int>("--seconds") { Description = "How long the steady load lasts", DefaultValueFactory = _ => 15 };
        var burst = new Option<int>("--burst") { Description = "Interactions at once", DefaultValueFactory = _ => 2000 };
        var disconnects = new Option<int>("--disconnects") { Description = "Forced disconnects under load", DefaultValueFactory = _ => 1000 };
        var guilds = new Option<int>("--guilds") { Description = "Guilds in READY", DefaultValueFactory = _ => 2500 };
        var total = new Option<int>("--total") { Description = "Interactions for the memory's curve", DefaultValueFactory = _ => 100_000 };
        var pause = new Option<int>("--connect-interval-ms") { Description = "Least time between two connections of the built-in client; 1000 outside of benches", DefaultValueFactory = _ => 1 };
        var client = new Option<string>("--client") { Description = "builtin or, built with -p:DiscordNet=true, discordnet", DefaultValueFactory = _ => DiscordClients.BuiltIn, HelpName = "NAME" };
        client.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } name && !DiscordClients.IsKnown(name, out var problem))
                result.AddError($"--client is '{name}'; {problem}");
        });
        var notes = new Option<string>("--knowledge") { Description = "Folder of the notes that /ask answers from; without it 10,000 made-up sections", DefaultValueFactory = _ => "", HelpName = "DIR" };
        var engine = EngineOption.Create();
        var command = new Command("discord", "Puts the Discord transport under load; a number of 0 leaves its part out") { client, engine, notes, rate, seconds, burst, disconnects, guilds, total, pause };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var loaded = await LoadedNotes.LoadAsync(parsed.GetRequiredValue(notes), parsed.GetRequiredValue(engine));
            var setup = new Setup(parsed.GetRequiredValue(client), TimeSpan.FromMilliseconds(parsed.GetValue(pause)), loaded);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"client {setup.Client}, engine {parsed.GetValue(engine)}, /ask on {loaded.Sections} sections, heap {GC.GetTotalMemory(forceFullCollection: true) / 1e6:F0} MB"));
            await HandlerAloneAsync(loaded);
            if (parsed.GetValue(rate) is > 0 and var perSecond)
                await SteadyAsync(setup, perSecond, parsed.GetValue(seconds), cancellationToken);
            if (parsed.GetValue(burst) is > 0 and var atOnce)
                await BurstAsync(setup, atOnce);
            if (parsed.GetValue(disconnects) is > 0 and var drops)
                await DisconnectsAsync(setup, drops, cancellationToken);
            if (parsed.GetValue(guilds) is > 0 and var servers)
                await GuildsAsync(setup, servers);
            if (parsed.GetValue(total) is > 0 and var many)
                await MemoryAsync(setup, many);
            return 0;
        });
        return command;
    }

    /// <summary>How much of the times below is the answer itself, without Discord.</summary>
    private static async Task HandlerAloneAsync(LoadedNotes notes)
    {
        var times = new List<double>();
        for (var round = 0; round < 2; round++)
        {
            times.Clear();
            foreach (var question in notes.Questions)
            {
                var start = Stopwatch.GetTimestamp();
                await notes.Router.HandleAsync(SampleInteraction.Command("ask", ("query", question)), CancellationToken.None);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        double[] sorted = [.. times.Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"/ask alone: p50 {At(sorted, 0.5):F2} ms, p99 {At(sorted, 0.99):F2} ms, max {At(sorted, 1):F1} ms"));
    }

    private static async Task SteadyAsync(Setup setup, int rate, int seconds, CancellationToken cancellationToken)
    {
        await using var rig = await Rig.StartAsync(setup);
        await rig.WarmUpAsync();
        var asked = new List<FakeInteraction>();
        var start = Stopwatch.GetTimestamp();
        while (asked.Count < rate * seconds)
        {
            var due = (int)(Stopwatch.GetElapsedTime(start).TotalSeconds * rate);
            while (asked.Count < Math.Min(due, rate * seconds))
                asked.Add(rig.Ask());
            await Task.Delay(1, cancellationToken);
        }

        await rig.FinishAsync(asked);
        Report($"{rate}/s for {seconds} s", asked);
    }

    private static async Task BurstAsync(Setup setup, int count)
    {
        await using var rig = await Rig.StartAsync(setup);
        await rig.WarmUpAsync();
        var asked = Enumerable.Range(0, count).Select(_ => rig.Ask()).ToList();
        await rig.FinishAsync(asked);
        Report($"burst of {count}", asked);
    }

    private static async Task DisconnectsAsync(Setup setup, int count, CancellationToken cancellationToken)
    {
        await using var rig = await Rig.StartAsync(setup);
        await rig.WarmUpAsync();
        var random = new Random(1);
        var asked = new List<FakeInteraction>();
        var outages = new List<double>();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            var resumes = rig.Discord.SessionsResumed;
            var dropped = Stopwatch.GetTimestamp();
            for (var n = random.Next(1, 4); n > 0; n--)
                asked.Add(rig.Ask());
            rig.Discord.GatewayFaults.DropSockets();
            await rig.Discord.WaitForResumeAsync(resumes + 1, Patience);
            // Discord.Net's pauses double when a connection is lost before it took notice of it; an outage of Discord's is something else.
            while (!rig.Transport.IsReady)
                await Task.Delay(1, cancellationToken);
            outages.Add(Stopwatch.GetElapsedTime(dropped).TotalMilliseconds);
            await Task.Delay(random.Next(5), cancellationToken);
        }

        await rig.FinishAsync(asked);
        Report($"{count} disconnects", asked);
        outages.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  from the drop to the resumed session p50 {At([.. outages], 0.5):F0} ms, max {At([.. outages], 1):F0} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  sessions started {rig.Discord.SessionsStarted}, resumed {rig.Discord.SessionsResumed}, in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s"));
    }

    private static async Task GuildsAsync(Setup setup, int count)
    {
        await using var rig = await Rig.CreateAsync(setup, count);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        await rig.ConnectAsync();
        while (rig.Transport.States is not [{ IsReady: true }])
            await Task.Delay(5);
        await rig.Ask().AnswerAsync(Patience);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{count} guilds: ready and answering after {Stopwatch.GetElapsedTime(start).TotalSeconds:F2} s, heap +{(GC.GetTotalMemory(true) - before) / 1e6:F1} MB, "
            + $"process {Environment.WorkingSet / 1e6:F0} MB with the fake"));
    }

    private static async Task MemoryAsync(Setup setup, int total)
    {
        await using var rig = await Rig.StartAsync(setup);
        var peak = 0L;
        for (var done = 0; done < total;)
        {
            var batch = Enumerable.Range(0, 500).Select(_ => rig.Ask()).ToList();
            foreach (var interaction in batch)
                await interaction.FirstResponseAsync(Patience);
            done += batch.Count;
            if (done % Math.Max(500, total / 10 / 500 * 500) == 0)
            {
                var heap = GC.GetTotalMemory(forceFullCollection: true);
                peak = Math.Max(peak, heap);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {done} interactions: heap {heap / 1e6:F1} MB"));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{total} interactions: peak heap {peak / 1e6:F1} MB"));
    }

    private static void Report(string name, List<FakeInteraction> asked)
    {
        var times = asked.Select(interaction => interaction.ResponseTime?.TotalMilliseconds ?? double.NaN).Where(double.IsFinite).Order().ToArray();
        var twice = asked.Count(interaction => interaction.Messages.Count > 1);
        var repeated = asked.Count(interaction => interaction.Callbacks > 1);
        var deferred = asked.Count(interaction => interaction.Response == InteractionResponseKind.DeferredMessage);
        var late = times.Count(ms => ms > 3000);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {times.Length} of {asked.Count} answered, {twice} twice, {late} late, {deferred} deferred, {repeated} sent again; frame to callback "
            + $"p50 {At(times, 0.5):F2} ms, p99 {At(times, 0.99):F2} ms, max {At(times, 1):F1} ms"));
    }

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? double.NaN : sorted[(int)Math.Ceiling(share * (sorted.Length - 1))];

    /// <param name="Client">One of <see cref="DiscordClients"/>.</param>
    /// <param name="ConnectInterval">Least time between two connections, where the client lets it be set.</param>
    /// <param name="Notes">What <c>/ask</c> answers from.</param>
    private sealed record Setup(string Client, TimeSpan ConnectInterval, LoadedNotes Notes);

    private sealed class Rig : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly ImmutableArray<string> _questions;
        private Task _running = Task.CompletedTask;
        private int _asked;

        private Rig(Setup setup, FakeDiscord discord, int guilds)
        {
            Discord = discord;
            _questions = setup.Notes.Questions;
            var guild = discord.AddGuild("load");
            for (var i = 1; i < guilds; i++)
                discord.AddGuild($"guild {i}");
            Channel = guild.AddTextChannel("aws");
            Ada = discord.AddUser("ada", guild);
            var options = new DiscordTransportOptions
            {
                Token = discord.Token,
                ApiBaseUrl = discord.ApiBaseUrl,
                MinConnectInterval = setup.ConnectInterval,
                RetryDelay = TimeSpan.FromMilliseconds(20),
            };
            Transport = new DiscordTransport(
                options, DiscordClients.Create(setup.Client, options, TimeProvider.System, setup.Notes.Loggers), setup.Notes.Router, TimeProvider.System, setup.Notes.Loggers);
        }

        public FakeDiscord Discord { get; }

        public DiscordTransport Transport { get; }

        private FakeChannel Channel { get; }

        private FakeUser Ada { get; }

        public static async Task<Rig> CreateAsync(Setup setup, int guilds = 1) => new(
            setup,
            await FakeDiscord.StartAsync(new FakeDiscordOptions
            {
                RateLimits = RateLimitRules.Unlimited,
                HistoryLimit = 4000,
                KeepsTranscript = false,
                OpenApiPath = null,
                // The fake keeps frames until a heartbeat acknowledges them; seldom ones would look like a leak of the client.
                HeartbeatInterval = TimeSpan.FromSeconds(5),
                IdentifyWindow = TimeSpan.FromMilliseconds(1),
            }),
            guilds);

        public static async Task<Rig> StartAsync(Setup setup)
        {
            var rig = await CreateAsync(setup);
            await rig.ConnectAsync();
            return rig;
        }

        public async Task ConnectAsync()
        {
            _running = Transport.RunAsync(_stop.Token);
            await Discord.WaitForReadyAsync(wait: Patience);
        }

        /// <summary>Asks the next question.</summary>
        public FakeInteraction Ask() => Discord.SendSlashCommand(Channel, Ada, "ask", ("query", _questions[_asked++ % _questions.Length]));

        /// <summary>Lets the code be compiled and the first connections be opened, as in a process that has run for a while.</summary>
        public async Task WarmUpAsync()
        {
            for (var i = 0; i < 2000; i++)
                await Ask().FirstResponseAsync(Patience);
        }

        /// <summary>Waits for all answers. One that came after Discord's three seconds never counts; the report shows it as missing.</summary>
        public async Task FinishAsync(List<FakeInteraction> asked)
        {
            foreach (var interaction in asked)
            {
                while (interaction is { Response: null, HasFailed: false })
                    await Task.Delay(5);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _running;
            await Transport.DisposeAsync();
            _stop.Dispose();
            await Discord.DisposeAsync();
        }
    }
}
