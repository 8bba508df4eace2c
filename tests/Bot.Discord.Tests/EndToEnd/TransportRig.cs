using Bot.Core.Chat;
using Bot.Discord.Tests.Support;
using Bot.Testing.Discord;
using Bot.Testing.Discord.State;

namespace Bot.Discord.Tests.EndToEnd;

/// <summary>The whole transport against a fake Discord, in real time over the loopback interface.</summary>
internal sealed class TransportRig : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ListLogger _log = new();
    private readonly DiscordTransport _transport;

    private TransportRig(FakeDiscord discord, StubCommand command)
    {
        Discord = discord;
        Commands = [command];
        Guild = discord.AddGuild("study group");
        Channel = Guild.AddTextChannel("aws");
        Ada = discord.AddUser("ada", Guild);
        _transport = new DiscordTransport(Options(discord), new ChatRouter([command], [command]), TimeProvider.System, _log);
        Running = _transport.RunAsync(_stop.Token);
    }

    public FakeDiscord Discord { get; }

    public FakeGuild Guild { get; }

    public FakeChannel Channel { get; }

    public FakeUser Ada { get; }

    public Task Running { get; }

    public IReadOnlyList<ICommand> Commands { get; }

    public DiscordTransport Transport => _transport;

    /// <summary>Deadlines are wide: a busy machine must not fail a test that is not about time.</summary>
    public static FakeDiscordOptions WideDeadlines { get; } = new()
    {
        ResponseDeadline = TimeSpan.FromMinutes(2),
        IdentifyWindow = TimeSpan.FromMilliseconds(1),
        RateLimits = Bot.Testing.Discord.Http.RateLimitRules.Unlimited,
        RequiresAllowedMentions = true,
    };

    public static DiscordTransportOptions Options(FakeDiscord discord) => new()
    {
        Token = discord.Token,
        ApiBaseUrl = discord.ApiBaseUrl,
        MinConnectInterval = TimeSpan.FromMilliseconds(20),
        RetryDelay = TimeSpan.FromMilliseconds(50),
    };

    public static async Task<TransportRig> StartAsync(Func<Interaction, CancellationToken, Task<Reply>> handle, FakeDiscordOptions? options = null)
    {
        var discord = await FakeDiscord.StartAsync(options ?? WideDeadlines);
        var rig = new TransportRig(discord, new StubCommand(handle));
        await discord.WaitForReadyAsync(wait: TimeSpan.FromMinutes(1));
        return rig;
    }

    public static Task<TransportRig> StartAsync(Func<Interaction, Reply> handle, FakeDiscordOptions? options = null) =>
        StartAsync((interaction, _) => Task.FromResult(handle(interaction)), options);

    public FakeInteraction Ask(string query) => Discord.SendSlashCommand(Channel, Ada, "ask", ("query", query));

    /// <summary>Asserts that the person reads this answer and no other. A failure shows the transport's log.</summary>
    public async Task AssertAnsweredOnceAsync(FakeInteraction asked, string text)
    {
        try
        {
            var answer = await asked.AnswerAsync(TimeSpan.FromSeconds(40));
            Assert.Equal(text, answer.Content);
            Assert.Single(asked.Messages);
        }
        catch (TimeoutException missing)
        {
            var last = _log.Lines.TakeLast(60).Select(line => $"{line.Level}: {line.Text}");
            throw new TimeoutException($"{missing.Message}\n{string.Join('\n', last)}\n{Discord.Transcript}", missing);
        }
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Running;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAny(Running);
        await _transport.DisposeAsync();
        _stop.Dispose();
        await Discord.DisposeAsync();
    }

    private sealed class StubCommand(Func<Interaction, CancellationToken, Task<Reply>> handle) : ICompletingCommand, IControlHandler
    {
        public CommandDefinition Definition { get; } = new()
        {
            Name = "ask",
            Description = new("Find it", "Findet es"),
            HideOption = "hide",
            Options =
            [
                new() { Name = new("query", "frage"), Description = "What", IsRequired = true, IsCompleted = true },
                new() { Name = "hide", Description = "Only for you", Kind = OptionKind.Flag },
            ],
        };

        public IReadOnlyCollection<string> Routes { get; } = ["show", "drop", "form"];

        public IReadOnlyList<OptionChoice> Complete(Interaction interaction) =>
            [new($"{interaction.Text(interaction.FocusedOption!)} › first", "1"), new("second", "2")];

        public Visibility VisibilityOf(ButtonToken token) => Visibility.Public;

        public Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken) => handle(interaction, cancellationToken);
    }
}
