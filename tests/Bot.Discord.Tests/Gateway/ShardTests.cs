using Bot.Discord.Gateway;
using Bot.Discord.Tests.Support;
using Bot.Discord.Wire;
using Bot.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Discord.Tests.Gateway;

public sealed class ShardTests : IAsyncDisposable
{
    private const string Hello = """{"op":10,"d":{"heartbeat_interval":41250}}""";
    private const string Ready =
        """{"op":0,"t":"READY","s":1,"d":{"v":10,"session_id":"abc","resume_gateway_url":"wss://resume.test","guilds":[{"id":"5","unavailable":true}],"user":{"id":"1"}}}""";

    private readonly ManualTime _clock = new();
    private readonly ScriptedSockets _sockets = new();
    private readonly EventLog _events = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Shard _shard;
    private readonly Task _running;

    public ShardTests()
    {
        _shard = new Shard(
            new GatewaySessionOptions { Url = SessionTranscript.GatewayUrl }, "t0ken", _sockets.Create,
            new IdentifyQueue(new SessionStartLimit(), _ => Task.FromResult<SessionStartLimit?>(null), _clock, NullLogger.Instance), _events, _clock, NullLogger.Instance, seed: 1);
        _running = _shard.RunAsync(_stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAny(_running);
        _shard.Dispose();
        _stop.Dispose();
    }

    private async Task<ScriptedSocket> ConnectAsync()
    {
        var socket = await _sockets.NextAsync();
        socket.Send(Hello);
        Assert.Contains("\"op\":2", await socket.ReceiveAsync(), StringComparison.Ordinal);
        socket.Send(Ready);
        return socket;
    }

    [Fact]
    public async Task An_interaction_is_handed_on_with_its_time_of_arrival()
    {
        var socket = await ConnectAsync();

        socket.Send("""{"op":0,"t":"INTERACTION_CREATE","s":2,"d":{"id":"77","type":2,"token":"x","data":{"name":"ask"}}}""");

        var received = Assert.IsType<GatewayEvent.InteractionReceived>(await _events.NextAsync());
        Assert.Equal(77UL, received.Interaction.Id.Value);
    }

    [Fact]
    public async Task What_cannot_be_read_is_dropped_and_the_next_event_comes_through()
    {
        var socket = await ConnectAsync();

        socket.Send("<html>");
        socket.Send("""{"op":0,"t":"INTERACTION_CREATE","s":2,"d":{"id":{},"token":5}}""");
        socket.Send("""{"op":0,"t":"SOMETHING_NEW","s":3,"d":[[[1]]]}""");
        socket.Send("""{"op":99,"d":null}""");
        socket.Send("""{"op":0,"t":"GUILD_CREATE","s":4,"d":"nonsense"}""");
        socket.SendTooLarge();
        socket.Send("""{"op":0,"t":"INTERACTION_CREATE","s":5,"d":{"id":"78","token":"x"}}""");

        var received = Assert.IsType<GatewayEvent.InteractionReceived>(await _events.NextAsync());
        Assert.Equal(78UL, received.Interaction.Id.Value);
    }

    [Fact]
    public async Task A_broken_connection_is_resumed_with_the_last_sequence()
    {
        var socket = await ConnectAsync();
        socket.Send("""{"op":0,"t":"INTERACTION_CREATE","s":41,"d":{"id":"77","type":2,"token":"x","data":{"name":"ask"}}}""");
        await _events.NextAsync();
        _clock.Advance(TimeSpan.FromSeconds(1));

        socket.Break();
        var next = await _sockets.NextAsync();
        next.Send(Hello);

        Assert.Equal("""{"op":6,"d":{"token":"t0ken","session_id":"abc","seq":41}}""", await next.ReceiveAsync());
        Assert.Equal("resume.test", next.Url!.Host);
    }

    [Fact]
    public async Task An_outage_of_a_guild_is_no_removal()
    {
        var socket = await ConnectAsync();

        socket.Send("""{"op":0,"t":"GUILD_CREATE","s":2,"d":{"id":"6"}}""");
        socket.Send("""{"op":0,"t":"GUILD_DELETE","s":3,"d":{"id":"5","unavailable":true}}""");
        socket.Send("""{"op":0,"t":"GUILD_DELETE","s":4,"d":{"id":"6"}}""");
        socket.Send("""{"op":1,"d":null}""");
        await socket.ReceiveAsync();

        Assert.Equal(1, _shard.State.Guilds);
    }

    [Fact]
    public async Task A_fatal_close_ends_the_shard_with_what_to_change()
    {
        var socket = await ConnectAsync();

        socket.Close(4014);

        var fatal = await Assert.ThrowsAsync<GatewayFatalException>(() => _running);
        Assert.Equal(4014, fatal.CloseCode);
        Assert.Equal(GatewayPhase.Failed, _shard.State.Phase);
        Assert.Contains("Bot page", _shard.State.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_closes_with_1000()
    {
        var socket = await ConnectAsync();
        socket.Send("""{"op":0,"t":"INTERACTION_CREATE","s":2,"d":{"id":"77","type":2,"token":"x","data":{"name":"ask"}}}""");
        await _events.NextAsync();

        await _stop.CancelAsync();
        await _running;

        Assert.Equal(1000, socket.ClosedWith);
        Assert.Equal(GatewayPhase.Stopped, _shard.State.Phase);
    }

    [Fact]
    public async Task Who_stops_stays_until_the_server_has_hung_up()
    {
        var socket = await ConnectAsync();
        socket.AnswersClose = false;

        await _stop.CancelAsync();
        await socket.Told;
        socket.Close(1000);
        await _running;

        Assert.True(await socket.StayedToTheEnd);
    }

    [Fact]
    public async Task A_server_that_does_not_hang_up_is_left_after_two_seconds()
    {
        var socket = await ConnectAsync();
        socket.AnswersClose = false;

        await _stop.CancelAsync();
        await socket.Told;
        _clock.Advance(TimeSpan.FromSeconds(2));
        await _running;

        Assert.False(await socket.StayedToTheEnd);
    }

    [Theory]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":0}}""")]
    [InlineData("""{"op":10,"d":null}""")]
    [InlineData("""{"op":10}""")]
    public async Task A_hello_without_a_sensible_interval_gets_one(string hello)
    {
        var socket = await _sockets.NextAsync();

        socket.Send(hello);

        Assert.Contains("\"op\":2", await socket.ReceiveAsync(), StringComparison.Ordinal);
    }
}
