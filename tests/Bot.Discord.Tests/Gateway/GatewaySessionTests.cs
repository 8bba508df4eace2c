using Bot.Discord.Gateway;

namespace Bot.Discord.Tests.Gateway;

public sealed class GatewaySessionTests
{
    private readonly SessionTranscript _session = new();

    [Fact]
    public void A_session_begins_with_hello_a_turn_identify_and_ready()
    {
        _session.PlayUntilReady();

        Assert.Equal(GatewayPhase.Ready, _session.Session.Phase);
    }

    [Fact]
    public void The_address_names_version_encoding_and_compression()
    {
        var action = Assert.Single(_session.Session.Handle(new GatewayInput.Start(), default));

        Assert.Equal("wss://gateway.test/?v=10&encoding=json&compress=zlib-stream", Assert.IsType<GatewayAction.Connect>(action).Url.AbsoluteUri);
    }

    [Fact]
    public void The_first_heartbeat_is_jittered_and_the_others_keep_the_interval()
    {
        _session.PlayUntilReady();
        var first = _session.Session.NextWake!.Value;
        Assert.InRange(first, TimeSpan.Zero, TimeSpan.FromMilliseconds(41250));

        _session.Play("""
            time: next
            client: HEARTBEAT 1
            server: ACK
            server: GUILD_CREATE s=2
            time: +41.25s
            client: HEARTBEAT 2
            server: ACK
            """);
    }

    [Fact]
    public void A_heartbeat_without_any_event_says_null() => _session.Play("""
        start: START
        client: CONNECT gateway.test
        server: OPEN
        server: HELLO 41250
        client: ASK TO IDENTIFY
        time: next
        client: HEARTBEAT null
        """);

    [Fact]
    public void The_latency_is_the_time_to_the_acknowledgement()
    {
        _session.PlayUntilReady().Play("""
            time: next
            client: HEARTBEAT 1
            time: +0.2s
            server: ACK
            """);

        Assert.Equal(TimeSpan.FromMilliseconds(200), _session.Session.HeartbeatLatency);
    }

    [Fact]
    public void Silence_after_a_heartbeat_means_a_dead_connection_and_the_session_is_resumed() => _session.PlayUntilReady().Play("""
        time: next
        client: HEARTBEAT 1
        time: +41.25s
        client: CLOSE 4000
        client: CONNECT resume.test
        server: OPEN
        server: HELLO 41250
        client: RESUME abc 1
        server: MISSED s=2
        server: RESUMED s=3
        """);

    [Fact]
    public void A_heartbeat_on_request_is_sent_at_once_and_does_not_make_the_next_one_look_unanswered() => _session.PlayUntilReady().Play("""
        time: next
        client: HEARTBEAT 1
        server: ACK
        time: +41.24s
        server: HEARTBEAT
        client: HEARTBEAT 1
        time: +0.01s
        client: HEARTBEAT 1
        server: ACK
        """);

    [Fact]
    public void Reconnect_is_followed_at_once() => _session.PlayUntilReady().Play("""
        time: +5s
        server: RECONNECT
        client: CLOSE 4000
        client: CONNECT resume.test
        server: OPEN
        server: HELLO 41250
        client: RESUME abc 1
        server: RESUMED s=2
        """);

    [Fact]
    public void A_session_that_works_reconnects_at_most_once_a_second()
    {
        _session.PlayUntilReady().Play("""
            time: +0.25s
            server: RECONNECT
            client: CLOSE 4000
            """);

        Assert.Equal(TimeSpan.FromSeconds(1), _session.Session.NextWake);
    }

    [Fact]
    public void An_invalid_session_that_may_be_resumed_is_resumed_after_one_to_five_seconds()
    {
        _session.PlayUntilReady().Play("""
            time: +5s
            server: INVALID resumable
            client: CLOSE 4000
            """);
        Assert.InRange(_session.Session.NextWake!.Value - _session.Now, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));

        _session.Play("""
            time: next
            client: CONNECT resume.test
            server: OPEN
            server: HELLO 41250
            client: RESUME abc 1
            """);
    }

    [Fact]
    public void An_invalid_session_that_is_gone_makes_way_for_a_new_one_at_the_first_address() => _session.PlayUntilReady().Play("""
        time: +5s
        server: INVALID gone
        client: CLOSE 4000
        time: next
        client: CONNECT gateway.test
        server: OPEN
        server: HELLO 41250
        client: ASK TO IDENTIFY
        queue: GRANT
        client: IDENTIFY
        server: READY def s=1
        """);

    [Theory]
    [InlineData("DROP")]
    [InlineData("CLOSE 1000")]
    [InlineData("CLOSE 1001")]
    [InlineData("CLOSE 1006")]
    [InlineData("CLOSE 4000")]
    [InlineData("CLOSE 4001")]
    [InlineData("CLOSE 4002")]
    [InlineData("CLOSE 4008")]
    [InlineData("CLOSE 4999")]
    public void These_ends_leave_a_session_to_resume(string end) => _session.PlayUntilReady().Play($"""
        time: +5s
        server: {end}
        client: CONNECT resume.test
        server: OPEN
        server: HELLO 41250
        client: RESUME abc 1
        """);

    [Theory]
    [InlineData(4003)]
    [InlineData(4005)]
    [InlineData(4007)]
    [InlineData(4009)]
    public void These_codes_need_a_new_session(int code) => _session.PlayUntilReady().Play($"""
        time: +5s
        server: CLOSE {code}
        client: CONNECT gateway.test
        server: OPEN
        server: HELLO 41250
        client: ASK TO IDENTIFY
        """);

    [Theory]
    [InlineData(4004, "Discord:Token")]
    [InlineData(4010, "Discord:Shards")]
    [InlineData(4011, "Discord:Shards")]
    [InlineData(4012, "Update the bot")]
    [InlineData(4013, "Update the bot")]
    [InlineData(4014, "Bot page")]
    public void These_codes_end_the_bot_with_a_line_that_says_what_to_change(int code, string whatToChange)
    {
        _session.PlayUntilReady().Play($"""
            server: CLOSE {code}
            client: FAIL {code}
            time: +3600s
            """);

        Assert.Equal(GatewayPhase.Failed, _session.Session.Phase);
        Assert.Contains(whatToChange, GatewayClose.Describe(code), StringComparison.Ordinal);
    }

    [Fact]
    public void Attempts_that_come_to_nothing_wait_longer_each_time_up_to_a_minute_and_never_end()
    {
        _session.Play("start: START\nclient: CONNECT gateway.test");
        var waits = new List<TimeSpan>();
        for (var i = 0; i < 30; i++)
        {
            _session.Play("server: REFUSE");
            waits.Add(_session.Session.NextWake!.Value - _session.Now);
            _session.Play("time: next\nclient: CONNECT gateway.test");
        }

        Assert.InRange(waits[0], TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
        Assert.InRange(waits[3], TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8));
        Assert.All(waits.Skip(10), wait => Assert.InRange(wait, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public void Where_the_address_for_resuming_is_dead_a_new_session_begins_at_the_first_address() => PlayUntilTheResumeAddressIsGivenUp().Play("""
        server: OPEN
        server: HELLO 41250
        client: ASK TO IDENTIFY
        queue: GRANT
        client: IDENTIFY
        server: READY def s=1
        time: +5s
        server: DROP
        client: CONNECT resume.test
        """);

    [Fact]
    public void Where_no_address_can_be_reached_the_session_is_kept_and_resumed_when_the_network_is_back() => PlayUntilTheResumeAddressIsGivenUp().Play("""
        server: REFUSE
        time: next
        client: CONNECT resume.test
        server: OPEN
        server: HELLO 41250
        client: RESUME abc 1
        server: RESUMED s=2
        """);

    [Fact]
    public void An_address_for_resuming_that_opens_and_then_closes_is_given_up_too() => _session.PlayUntilReady().Play("""
        time: +5s
        server: DROP
        client: CONNECT resume.test
        server: OPEN
        server: HELLO 41250
        client: RESUME abc 1
        server: DROP
        time: next
        client: CONNECT resume.test
        server: OPEN
        server: DROP
        time: next
        client: CONNECT resume.test
        server: REFUSE
        time: next
        client: CONNECT gateway.test
        server: OPEN
        server: HELLO 41250
        client: ASK TO IDENTIFY
        """);

    private SessionTranscript PlayUntilTheResumeAddressIsGivenUp() => _session.PlayUntilReady().Play("""
        time: +5s
        server: DROP
        client: CONNECT resume.test
        server: REFUSE
        time: next
        client: CONNECT resume.test
        server: REFUSE
        time: next
        client: CONNECT resume.test
        server: REFUSE
        time: next
        client: CONNECT gateway.test
        """);

    [Fact]
    public void No_hello_in_twenty_seconds_means_another_attempt() => _session.Play("""
        start: START
        client: CONNECT gateway.test
        server: OPEN
        time: +20s
        client: CLOSE 4000
        time: next
        client: CONNECT gateway.test
        """);

    [Fact]
    public void Replayed_events_do_not_turn_the_sequence_back() => _session.PlayUntilReady().Play("""
        server: A s=5
        server: B s=3
        server: C
        time: next
        client: HEARTBEAT 5
        """);

    [Fact]
    public void A_server_that_keeps_asking_for_heartbeats_cannot_use_up_the_budget()
    {
        _session.PlayUntilReady();
        var sent = 0;
        for (var i = 0; i < 500; i++)
            sent += _session.Session.Handle(new GatewayInput.HeartbeatRequest(), _session.Now).Count;

        // 120 in a minute, less the identify and what is kept for two regular heartbeats and one to spare.
        Assert.Equal(120 - 1 - 3, sent);
        _session.Play("server: ACK\ntime: next\nclient: HEARTBEAT 1");
    }

    [Fact]
    public void Stopping_closes_the_session_so_that_the_bot_goes_offline_at_once() => _session.PlayUntilReady().Play("""
        stop: STOP
        client: CLOSE 1000
        server: RECONNECT
        time: +3600s
        """);

    [Fact]
    public void News_of_a_closed_connection_changes_nothing() => _session.PlayUntilReady().Play("""
        time: +0.5s
        server: DROP
        server: HELLO 41250
        server: READY old s=9
        server: RECONNECT
        time: next
        client: CONNECT resume.test
        """);
}
