using System.Globalization;
using System.Net;
using Bot.Core.Chat;
using Bot.Discord.Gateway;
using Bot.Discord.Rest;
using Bot.Discord.Tests.Support;
using Bot.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Discord.Tests;

/// <summary>How commands are registered when Discord puts it off.</summary>
public sealed class DiscordTransportTests : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(3);

    private readonly ManualTime _clock = new();
    private readonly StubHandler _http;
    private readonly DiscordRestClient _api;
    private int _puts;

    public DiscordTransportTests()
    {
        _http = new StubHandler(_clock, request =>
        {
            if (!request.Path.Contains("commands", StringComparison.Ordinal))
                return StubHandler.Json("""{"id":"9","name":"bot"}""");
            return request.Method is "PUT" && ++_puts == 1 ? TooMany() : StubHandler.Json("[]");
        });
        _api = new DiscordRestClient(new DiscordRestOptions { Token = "t" }, _http, _clock, NullLogger<DiscordRestClient>.Instance);
    }

    public void Dispose()
    {
        _api.Dispose();
        _http.Dispose();
    }

    [Fact]
    public async Task Commands_that_Discord_takes_later_are_registered_then_and_nobody_waits_for_it()
    {
        var client = new ConnectedClient(_api);
        await using var transport = NewTransport(client);
        using var stop = new CancellationTokenSource();

        var running = transport.RunAsync(stop.Token);
        await client.Connected;
        Assert.StartsWith("Discord takes no commands for 180 min", transport.CommandProblem, StringComparison.Ordinal);
        _clock.Advance(Pause - TimeSpan.FromSeconds(1));
        Assert.Equal(1, _puts);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await stop.CancelAsync();
        await running;

        Assert.Equal((2, null), (_puts, transport.CommandProblem));
    }

    private DiscordTransport NewTransport(IDiscordClient client) => new(
        new DiscordTransportOptions { Token = "MTAwMDAwMDAwMDAwMDAwMDAw.abcdef.abcdefghijklmnopqrstuvwxyz" },
        client, new ChatRouter([new Ping()], []), _clock, NullLoggerFactory.Instance);

    private static HttpResponseMessage TooMany() => StubHandler.Json(
        """{"message":"Max number of daily application command creates has been reached (200)","code":30034,"retry_after":10800}""",
        HttpStatusCode.TooManyRequests,
        ("Retry-After", Pause.TotalSeconds.ToString(CultureInfo.InvariantCulture)), ("X-RateLimit-Scope", "user"));

    private sealed class Ping : ICommand
    {
        public CommandDefinition Definition { get; } = new() { Name = "ping", Description = "Nothing" };

        public Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken) => Task.FromResult(new Reply { Text = "pong" });
    }

    private sealed class ConnectedClient(IDiscordApi api) : IDiscordClient
    {
        private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Connected => _connected.Task;

        public IDiscordApi Api => api;

        public IReadOnlyList<GatewayState> States => [];

        public async Task RunAsync(IGatewayEventReceiver receiver, CancellationToken cancellationToken)
        {
            _connected.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
