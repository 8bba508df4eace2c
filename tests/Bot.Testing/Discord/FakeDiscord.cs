using System.Net;
using System.Security.Cryptography;
using System.Text;
using Bot.Testing.Discord.Faults;
using Bot.Testing.Discord.Gateway;
using Bot.Testing.Discord.Http;
using Bot.Testing.Discord.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bot.Testing.Discord;

/// <summary>
/// Discord on the loopback interface: the parts of HTTP API v10 and Gateway v10 that a bot of slash commands, components and modals meets. Made from
/// Discord's documentation and its OpenAPI description, not from any client. It refuses what Discord refuses, writes down what the client did
/// wrong (<see cref="Violations"/>), and misbehaves on command (<see cref="GatewayFaults"/>, <see cref="HttpFaults"/>). Safe for use by several threads.
/// </summary>
/// <example>
/// <code>
/// await using var discord = await FakeDiscord.StartAsync();
/// var guild = discord.AddGuild("study group");
/// var channel = guild.AddTextChannel("aws");
/// var ada = discord.AddUser("ada", guild);
/// // start the client with discord.ApiBaseUrl and discord.Token, then
/// await discord.WaitForReadyAsync();
/// var asked = discord.SendSlashCommand(channel, ada, "ask", ("query", "cloudfront signed cookies"));
/// var answer = await asked.AnswerAsync();
/// </code>
/// </example>
public sealed partial class FakeDiscord : IAsyncDisposable
{
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(15);

    private readonly World _world;
    private readonly Violations _violations = new();
    private readonly GatewayServer _gateway;
    private readonly CancellationTokenSource _stopping = new();
    private WebApplication? _host;

    private FakeDiscord(FakeDiscordOptions options)
    {
        Options = options;
        _world = new World(options);
        Transcript = new Transcript(options);
        _gateway = new GatewayServer(_world, _violations, Transcript);
        GatewayFaults = new GatewayFaults(_world, _gateway);
        _world.Users.Add(_world.Owner.Id, _world.Owner);
        _world.Users.Add(_world.Bot.Id, _world.Bot);
    }

    public FakeDiscordOptions Options { get; }

    /// <summary>What a client is given instead of <c>https://discord.com/api/v10/</c>.</summary>
    public Uri ApiBaseUrl { get; private set; } = null!;

    /// <summary>The same without the version, for clients that add it.</summary>
    public Uri ApiRoot => new(ApiBaseUrl, "/api");

    public string Token => Options.Token;

    /// <summary>The bot's account.</summary>
    public FakeUser Bot => _world.Bot;

    public Transcript Transcript { get; }

    public Statistics Statistics { get; } = new();

    public HttpFaults HttpFaults { get; } = new();

    public GatewayFaults GatewayFaults { get; }

    /// <summary>How many sessions were started with Identify.</summary>
    public int SessionsStarted => _gateway.Ready;

    /// <summary>How many times a session was resumed.</summary>
    public int SessionsResumed => _gateway.Resumes;

    /// <summary>How many requests wrote commands: none for a client that finds its commands unchanged.</summary>
    public int CommandWrites
    {
        get
        {
            lock (_world.Gate)
                return _world.Commands.Writes;
        }
    }

    /// <summary>What the client did against the rules, so far.</summary>
    public IReadOnlyList<Violation> Violations => _violations.Snapshot();

    /// <summary>Starts the server on a free port of the loopback interface.</summary>
    public static async Task<FakeDiscord> StartAsync(FakeDiscordOptions? options = null)
    {
        var discord = new FakeDiscord(options ?? new FakeDiscordOptions());
        await discord.StartHostAsync();
        return discord;
    }

    /// <summary>Adds a guild that the bot is in; clients that are connected hear of it.</summary>
    public FakeGuild AddGuild(string name, FakeUser? owner = null)
    {
        lock (_world.Gate)
        {
            var guild = new FakeGuild(_world, _world.Ids.NextGuild(), name, owner ?? _world.Owner);
            guild.AddMember(_world.Bot);
            _world.Guilds.Add(guild.Id, guild);
            var joined = guild.ToCreateEvent(_world.Bot);
            // A library tells a guild that the bot joins from one that became available by the missing field.
            joined.Remove("unavailable");
            _world.Publish(new GatewayEvent("GUILD_CREATE", joined, guild, Intents.Guilds));
            return guild;
        }
    }

    /// <summary>Throws the bot out of the guild; clients that are connected hear of it.</summary>
    public void RemoveGuild(FakeGuild guild)
    {
        lock (_world.Gate)
        {
            _world.Publish(new GatewayEvent("GUILD_DELETE", new() { ["id"] = $"{guild.Id}" }, guild, Intents.Guilds));
            _world.Guilds.Remove(guild.Id);
            foreach (var channel in guild.Channels.Keys)
                _world.Channels.Remove(channel);
        }
    }

    /// <summary>Adds a person, who joins the guilds.</summary>
    public FakeUser AddUser(string name, params IEnumerable<FakeGuild> guilds) => AddUser(name, "en-US", guilds);

    /// <summary>Adds a person whose client is in the language, who joins the guilds.</summary>
    /// <param name="locale">One of Discord's locales, as <c>de</c>.</param>
    public FakeUser AddUser(string name, string locale, IEnumerable<FakeGuild> guilds)
    {
        lock (_world.Gate)
        {
            var user = new FakeUser(_world.Ids.Next(), name, locale);
            _world.Users.Add(user.Id, user);
            foreach (var guild in guilds)
                guild.AddMember(user);
            return user;
        }
    }

    /// <summary>Returns the person's conversation with the bot.</summary>
    public FakeChannel DirectMessages(FakeUser user)
    {
        lock (_world.Gate)
            return _world.DirectMessagesWith(user);
    }

    /// <summary>Returns the channel's messages as the person sees them, oldest first; as everyone together when no one is named.</summary>
    public IReadOnlyList<FakeMessage> Messages(FakeChannel channel, FakeUser? seenBy = null)
    {
        lock (_world.Gate)
            return [.. channel.Messages.Values.Where(message => seenBy is null || message.IsVisibleTo(seenBy))];
    }

    /// <summary>Returns the threads of the channel, oldest first.</summary>
    public IReadOnlyList<FakeChannel> Threads(FakeChannel channel)
    {
        lock (_world.Gate)
            return [.. _world.Channels.Values.Where(thread => thread.Parent == channel)];
    }

    /// <summary>Waits until this many sessions were started with Identify. In real time.</summary>
    /// <exception cref="TimeoutException">They were not; the message ends with the transcript's last lines.</exception>
    public Task WaitForReadyAsync(int sessions = 1, TimeSpan? wait = null) =>
        _gateway.WaitUntilAsync(gateway => gateway.Ready >= sessions, wait ?? DefaultWait, $"{sessions} sessions");

    /// <summary>Waits until sessions were resumed this often. In real time.</summary>
    /// <exception cref="TimeoutException">They were not; the message ends with the transcript's last lines.</exception>
    public Task WaitForResumeAsync(int resumes = 1, TimeSpan? wait = null) =>
        _gateway.WaitUntilAsync(gateway => gateway.Resumes >= resumes, wait ?? DefaultWait, $"{resumes} resumes");

    /// <summary>Returns the violations and forgets them: for tests that cause some on purpose.</summary>
    public IReadOnlyList<Violation> TakeViolations() => _violations.Take();

    /// <exception cref="DiscordViolationException">The client broke rules since the last look.</exception>
    public void ThrowIfViolated()
    {
        if (_violations.Take() is { Count: > 0 } found)
            throw new DiscordViolationException(found);
    }

    /// <summary>Stops the server.</summary>
    /// <exception cref="DiscordViolationException">The client broke rules and no one took notice.</exception>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        if (_host is not null)
            await _host.DisposeAsync();
        _stopping.Dispose();
        ThrowIfViolated();
    }

    private async Task StartHostAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(500));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, Options.Port);
        });
        _host = builder.Build();

        var pipeline = new ApiPipeline(_world, _violations, Transcript, HttpFaults, Statistics);
        IEnumerable<ApiRoute> routes =
        [
            .. new AccountRoutes(_world, _gateway, () => GatewayUrl).All,
            .. new CommandRoutes(_world).All,
            .. new ChannelRoutes(_world, _violations).All,
            .. new InteractionRoutes(_world, _violations, Statistics).All,
        ];
        foreach (var route in routes)
            _host.MapMethods("/api/v10" + route.Template, [route.Method], context => pipeline.InvokeAsync(context, route));
        _host.Map("/gateway/{kind?}", ServeGatewayAsync);
        _host.MapFallback("{**path}", pipeline.RefuseUnknownAsync);
        await _host.StartAsync();

        var address = _host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        ApiBaseUrl = new Uri(address + "/api/v10/");
        _gateway.ResumeUrl = GatewayUrl + "resume/";
    }

    private string GatewayUrl => $"ws://{ApiBaseUrl.Authority}/gateway/";

    /// <summary>
    /// Does the WebSocket handshake by hand (RFC 6455, 4.2.2), because cutting a connection in the middle of a frame needs the raw stream.
    /// </summary>
    private async Task ServeGatewayAsync(HttpContext context)
    {
        var upgrade = context.Features.Get<IHttpUpgradeFeature>();
        var query = new GatewayQuery(
            context.Request.Query["v"],
            context.Request.Query["encoding"],
            context.Request.Query["compress"],
            UsesResumeUrl: context.Request.RouteValues["kind"] is "resume");
        if (_gateway.RefusesConnections || upgrade is not { IsUpgradableRequest: true })
        {
            context.Response.StatusCode = _gateway.RefusesConnections ? 503 : 400;
            return;
        }
        if (query.Problem is { } problem)
        {
            _violations.Add("gateway", problem, context.Request.QueryString.Value!);
            context.Response.StatusCode = 400;
            return;
        }
        var key = context.Request.Headers.SecWebSocketKey.ToString();
        context.Response.Headers.Connection = "Upgrade";
        context.Response.Headers.Upgrade = "websocket";
        context.Response.Headers.SecWebSocketAccept = AcceptKey(key);
        await using var stream = await upgrade.UpgradeAsync();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token, context.RequestAborted);
        await _gateway.ServeAsync(stream, context.Abort, query, ended.Token);
    }

    /// <summary>The handshake's proof. SHA-1 is what RFC 6455 prescribes; nothing is kept secret by it.</summary>
    private static string AcceptKey(string key)
    {
#pragma warning disable CA5350
        return Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
    }
}
