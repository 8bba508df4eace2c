using Bot.Core.Chat;
using Bot.Discord;
using Bot.Testing;
using Bot.Testing.Discord;
using Bot.Testing.Discord.Http;
using Bot.Testing.Discord.State;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Bot.Contracts.Discord;

/// <summary>Makes the client that a suite is about.</summary>
public delegate IDiscordClient ClientFactory(DiscordTransportOptions options, TimeProvider time, ILoggerFactory loggers);

/// <summary>The whole transport on one client against a fake Discord, in real time over the loopback interface.</summary>
public sealed class TransportRig : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ListLogger _log = new();

    private TransportRig(FakeDiscord discord, ClientFactory client, ChatRouter router, Func<DiscordTransportOptions, DiscordTransportOptions> change)
    {
        Discord = discord;
        Guild = discord.AddGuild("study group");
        Channel = Guild.AddTextChannel("aws");
        Ada = discord.AddUser("ada", Guild);
        Options = change(OptionsFor(discord));
        Transport = new DiscordTransport(Options, client(Options, TimeProvider.System, _log), router, TimeProvider.System, _log);
        Running = Transport.RunAsync(_stop.Token);
    }

    /// <summary>Deadlines are wide: a busy machine must not fail a test that is not about time.</summary>
    public static FakeDiscordOptions WideDeadlines { get; } = new()
    {
        ResponseDeadline = TimeSpan.FromMinutes(2),
        IdentifyWindow = TimeSpan.FromMilliseconds(1),
        RateLimits = RateLimitRules.Unlimited,
        RequiresAllowedMentions = true,
    };

    public FakeDiscord Discord { get; }

    public FakeGuild Guild { get; }

    public FakeChannel Channel { get; }

    public FakeUser Ada { get; }

    public DiscordTransportOptions Options { get; }

    public DiscordTransport Transport { get; }

    public Task Running { get; }

    /// <inheritdoc cref="StartAsync(ClientFactory, ChatRouter, FakeDiscordOptions?, Func{DiscordTransportOptions, DiscordTransportOptions}?, Action{FakeDiscord}?)"/>
    /// <param name="handle">Answers every command and control.</param>
    public static Task<TransportRig> StartAsync(
        ClientFactory client,
        Func<Interaction, CancellationToken, Task<Reply>> handle,
        FakeDiscordOptions? options = null,
        Func<DiscordTransportOptions, DiscordTransportOptions>? change = null,
        Action<FakeDiscord>? before = null) => StartAsync(client, new HandledCommands(handle).Router(), options, change, before);

    /// <summary>Starts the transport and waits until it is connected.</summary>
    /// <param name="change">What is other than usual in its options.</param>
    /// <param name="before">What happens to Discord before the transport starts.</param>
    public static async Task<TransportRig> StartAsync(
        ClientFactory client,
        ChatRouter router,
        FakeDiscordOptions? options = null,
        Func<DiscordTransportOptions, DiscordTransportOptions>? change = null,
        Action<FakeDiscord>? before = null)
    {
        var discord = await FakeDiscord.StartAsync(options ?? WideDeadlines);
        before?.Invoke(discord);
        var rig = new TransportRig(discord, client, router, change ?? (unchanged => unchanged));
        try
        {
            await discord.WaitForReadyAsync(wait: TimeSpan.FromMinutes(1));
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message}\n{rig.LastLines()}", late);
        }

        return rig;
    }

    public static DiscordTransportOptions OptionsFor(FakeDiscord discord)
    {
        ArgumentNullException.ThrowIfNull(discord);
        return new()
        {
            Token = discord.Token,
            ApiBaseUrl = discord.ApiBaseUrl,
            MinConnectInterval = TimeSpan.FromMilliseconds(20),
            RetryDelay = TimeSpan.FromMilliseconds(50),
        };
    }

    public FakeInteraction Ask(string query) => Discord.SendSlashCommand(Channel, Ada, "ask", ("query", query));

    /// <summary>Asserts that the person reads this answer and no other. A failure shows the transport's log.</summary>
    public async Task AssertAnsweredOnceAsync(FakeInteraction asked, string text)
    {
        ArgumentNullException.ThrowIfNull(asked);
        try
        {
            var answer = await asked.AnswerAsync(TimeSpan.FromSeconds(40));
            Assert.Equal(text, answer.Content);
            Assert.Single(asked.Messages);
        }
        catch (TimeoutException missing)
        {
            throw new TimeoutException($"{missing.Message}\n{LastLines()}\n{Discord.Transcript}", missing);
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
        await Transport.DisposeAsync();
        _stop.Dispose();
        await Discord.DisposeAsync();
    }

    private string LastLines() => string.Join('\n', _log.Lines.TakeLast(60).Select(line => $"{line.Level}: {line.Text}"));
}
