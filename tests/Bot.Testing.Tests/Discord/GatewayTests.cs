using System.IO.Compression;
using Bot.Testing.Discord;
using Bot.Testing.Discord.Gateway;
using Bot.Testing.Tests.Discord.Support;

namespace Bot.Testing.Tests.Discord;

public sealed class GatewayTests
{
    private static readonly FakeDiscordOptions Calm = Stage.Strict with { HeartbeatInterval = TimeSpan.FromHours(1) };

    [Fact]
    public async Task A_connection_starts_with_hello()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var gateway = await RawGateway.ConnectAsync(discord);
        var hello = (await gateway.ReadAsync())!.Value;
        Assert.Equal(10, hello.GetProperty("op").GetInt32());
        Assert.Equal(41_250, hello.GetProperty("d").GetProperty("heartbeat_interval").GetInt32());
    }

    [Fact]
    public async Task Ready_names_the_guilds_and_each_follows_whole()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var guild = discord.AddGuild("study group");
        var channel = guild.AddTextChannel("aws");
        await using var gateway = await RawGateway.ConnectAsync(discord);
        await gateway.IdentifyAsync(discord.Token);
        var ready = await gateway.ReadEventAsync("READY");
        Assert.True(ready.GetProperty("guilds")[0].GetProperty("unavailable").GetBoolean());
        Assert.Equal(1, gateway.Sequence);
        var created = await gateway.ReadEventAsync("GUILD_CREATE");
        Assert.Equal("study group", created.GetProperty("name").GetString());
        Assert.Equal($"{channel.Id}", created.GetProperty("channels")[0].GetProperty("id").GetString());
        Assert.Equal(2, gateway.Sequence);
    }

    [Fact]
    public async Task Without_the_guilds_intent_no_guild_follows()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.AddGuild("study group");
        await using var gateway = await RawGateway.StartAsync(discord, intents: 0);
        await gateway.SendAsync(1, 1);
        Assert.Equal(11, (await gateway.ReadAsync())!.Value.GetProperty("op").GetInt32());
    }

    [Fact]
    public async Task A_heartbeat_is_acknowledged_also_before_identify()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var gateway = await RawGateway.ConnectAsync(discord);
        await gateway.SendAsync(1, null);
        Assert.Equal(11, (await gateway.ReadOpcodeAsync(11)).GetProperty("op").GetInt32());
    }

    public static TheoryData<string, int> Refusals => new()
    {
        { """{"op":2,"d":{"token":"wrong","intents":1,"properties":{"os":"a","browser":"b","device":"c"}}}""", GatewayCloseCode.AuthenticationFailed },
        { """{"op":2,"d":{"token":"$","intents":1}}""", GatewayCloseCode.DecodeError },
        { """{"op":2,"d":{"token":"$","intents":8388608,"properties":{"os":"a","browser":"b","device":"c"}}}""", GatewayCloseCode.InvalidIntents },
        { """{"op":2,"d":{"token":"$","properties":{"os":"a","browser":"b","device":"c"}}}""", GatewayCloseCode.InvalidIntents },
        { """{"op":2,"d":{"token":"$","intents":32768,"properties":{"os":"a","browser":"b","device":"c"}}}""", GatewayCloseCode.DisallowedIntents },
        { """{"op":2,"d":{"token":"$","intents":1,"shard":[1,1],"properties":{"os":"a","browser":"b","device":"c"}}}""", GatewayCloseCode.InvalidShard },
        { """{"op":3,"d":{}}""", GatewayCloseCode.NotAuthenticated },
        { """{"op":77,"d":{}}""", GatewayCloseCode.UnknownOpcode },
        { """{"op":1,"d":"three"}""", GatewayCloseCode.DecodeError },
        { """{"op":2,"d":""", GatewayCloseCode.DecodeError },
        { "[1]", GatewayCloseCode.DecodeError },
        { """{"op":1,"d":null,"x":"*"}""", GatewayCloseCode.DecodeError },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_wrong_payload_closes_with_its_code(string payload, int code)
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var gateway = await RawGateway.ConnectAsync(discord);
        await gateway.SendTextAsync(payload.Replace("$", discord.Token, StringComparison.Ordinal).Replace("*", new string('x', 4096), StringComparison.Ordinal));
        Assert.Equal(code, await gateway.ReadToCloseAsync());
        Assert.Contains($"{code}", Assert.Single(discord.TakeViolations()).Rule);
    }

    [Fact]
    public async Task A_second_identify_closes_with_4005()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var gateway = await RawGateway.StartAsync(discord);
        await gateway.IdentifyAsync(discord.Token);
        Assert.Equal(GatewayCloseCode.AlreadyAuthenticated, await gateway.ReadToCloseAsync());
        Assert.Single(discord.TakeViolations());
    }

    [Fact]
    public async Task Another_version_of_the_gateway_closes_with_4012()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var gateway = await RawGateway.ConnectAsync(discord, query: "?v=5&encoding=json");
        Assert.Equal(GatewayCloseCode.InvalidApiVersion, await gateway.ReadToCloseAsync());
        Assert.Single(discord.TakeViolations());
    }

    [Fact]
    public async Task The_121st_payload_in_a_minute_closes_with_4008()
    {
        await using var discord = await FakeDiscord.StartAsync(Calm with { Time = new ManualTime() });
        await using var gateway = await RawGateway.ConnectAsync(discord);
        for (var i = 0; i < 121; i++)
            await gateway.SendAsync(1, null);
        Assert.Equal(GatewayCloseCode.RateLimited, await gateway.ReadToCloseAsync());
        Assert.Single(discord.TakeViolations());
    }

    [Fact]
    public async Task A_missed_heartbeat_closes_the_connection_and_keeps_the_session()
    {
        var time = new ManualTime();
        await using var discord = await FakeDiscord.StartAsync(new FakeDiscordOptions { Time = time });
        await using var gateway = await RawGateway.StartAsync(discord);
        time.Advance(TimeSpan.FromMinutes(1.5));
        Assert.Equal(GatewayCloseCode.Unknown, await gateway.ReadToCloseAsync());
        Assert.Single(discord.TakeViolations());

        await using var second = await RawGateway.ConnectAsync(discord, gateway.ResumeUrl);
        await second.ResumeAsync(discord.Token, gateway.SessionId, gateway.Sequence);
        await second.ReadEventAsync("RESUMED");
    }

    [Fact]
    public async Task A_second_identify_within_five_seconds_gets_op_9_and_a_later_one_a_session()
    {
        var time = new ManualTime();
        await using var discord = await FakeDiscord.StartAsync(Calm with { Time = time });
        await using var first = await RawGateway.StartAsync(discord);
        await using var second = await RawGateway.ConnectAsync(discord);
        await second.IdentifyAsync(discord.Token);
        Assert.False((await second.ReadOpcodeAsync(9)).GetProperty("d").GetBoolean());
        Assert.Single(discord.TakeViolations());
        time.Advance(TimeSpan.FromSeconds(5));
        await second.IdentifyAsync(discord.Token);
        await second.ReadEventAsync("READY");
    }

    [Fact]
    public async Task Shards_of_different_keys_may_identify_together()
    {
        await using var discord = await FakeDiscord.StartAsync(Calm with { Shards = 2, MaxConcurrency = 2 });
        for (var i = 0; i < 8; i++)
            discord.AddGuild($"guild {i}");
        var guilds = 0;
        for (var shard = 0; shard < 2; shard++)
        {
            await using var gateway = await RawGateway.ConnectAsync(discord);
            await gateway.IdentifyAsync(discord.Token, shard: [shard, 2]);
            guilds += (await gateway.ReadEventAsync("READY")).GetProperty("guilds").GetArrayLength();
        }
        Assert.Equal(8, guilds);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task The_gateway_bot_route_counts_the_sessions_started()
    {
        await using var stage = await Stage.SetAsync();
        var limit = (await stage.Api.GetAsync("gateway/bot")).Json.GetProperty("session_start_limit");
        Assert.Equal((1000, 999), (limit.GetProperty("total").GetInt32(), limit.GetProperty("remaining").GetInt32()));
    }

    [Fact]
    public async Task A_resume_replays_what_was_missed_in_order_and_ends_with_resumed()
    {
        await using var stage = await Stage.SetAsync();
        stage.Gateway.Abort();
        var seen = stage.Gateway.Sequence;
        stage.Ask("one");
        stage.Ask("two");

        await using var second = await RawGateway.ConnectAsync(stage.Discord, stage.Gateway.ResumeUrl);
        await second.ResumeAsync(stage.Discord.Token, stage.Gateway.SessionId, seen);
        foreach (var query in (string[])["one", "two"])
        {
            var frame = await second.ReadEventAsync("INTERACTION_CREATE");
            Assert.Equal(query, frame.GetProperty("data").GetProperty("options")[0].GetProperty("value").GetString());
        }
        Assert.Equal(seen + 2, second.Sequence);
        await second.ReadEventAsync("RESUMED");
        Assert.Equal(1, stage.Discord.SessionsResumed);
    }

    [Fact]
    public async Task A_resume_from_the_future_closes_with_4007()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var gateway = await RawGateway.StartAsync(discord);
        gateway.Abort();
        await using var second = await RawGateway.ConnectAsync(discord, gateway.ResumeUrl);
        await second.ResumeAsync(discord.Token, gateway.SessionId, 4711);
        Assert.Equal(GatewayCloseCode.InvalidSequence, await second.ReadToCloseAsync());
        Assert.Single(discord.TakeViolations());
    }

    [Theory]
    [InlineData(1000, false)]
    [InlineData(1001, false)]
    [InlineData(4000, true)]
    public async Task A_client_that_closes_with_1000_or_1001_ends_its_session(int code, bool isResumable)
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var gateway = await RawGateway.StartAsync(discord);
        await gateway.CloseAsync(code);
        await using var second = await RawGateway.ConnectAsync(discord, gateway.ResumeUrl);
        await second.ReadAsync();
        await second.ResumeAsync(discord.Token, gateway.SessionId, gateway.Sequence);
        Assert.Equal(isResumable ? 0 : 9, (await second.ReadAsync())!.Value.GetProperty("op").GetInt32());
    }

    [Fact]
    public async Task A_session_ends_some_minutes_after_its_connection()
    {
        var time = new ManualTime();
        await using var discord = await FakeDiscord.StartAsync(Calm with { Time = time });
        var gateway = await RawGateway.StartAsync(discord);
        await gateway.CloseAsync(4000);
        await using var probe = await RawGateway.ConnectAsync(discord, gateway.ResumeUrl);
        await probe.ReadAsync();
        time.Advance(TimeSpan.FromMinutes(4));
        await probe.ResumeAsync(discord.Token, gateway.SessionId, gateway.Sequence);
        Assert.False((await probe.ReadOpcodeAsync(9)).GetProperty("d").GetBoolean());
        await gateway.DisposeAsync();
    }

    [Fact]
    public async Task Identify_on_the_resume_url_is_a_violation()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var gateway = await RawGateway.ConnectAsync(discord, $"ws://{discord.ApiBaseUrl.Authority}/gateway/resume/");
        await gateway.IdentifyAsync(discord.Token);
        await gateway.ReadEventAsync("READY");
        Assert.Single(discord.TakeViolations());
    }

    [Fact]
    public async Task Zlib_stream_is_one_stream_with_a_sync_flush_after_each_frame()
    {
        await using var discord = await FakeDiscord.StartAsync();
        await using var gateway = await RawGateway.ConnectAsync(discord, query: "?v=10&encoding=json&compress=zlib-stream");
        using var received = new MemoryStream();
        var hello = (await gateway.ReadBytesAsync())!;
        await gateway.IdentifyAsync(discord.Token);
        var ready = (await gateway.ReadBytesAsync())!;
        foreach (var piece in (byte[][])[hello, ready])
        {
            Assert.Equal([0x00, 0x00, 0xff, 0xff], piece[^4..]);
            received.Write(piece);
        }
        received.Position = 0;
        await using var inflate = new ZLibStream(received, CompressionMode.Decompress);
        var buffer = new byte[64 * 1024];
        var length = await inflate.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false);
        var text = System.Text.Encoding.UTF8.GetString(buffer, 0, length);
        Assert.Contains("heartbeat_interval", text);
        Assert.Contains("READY", text);
    }

    [Fact]
    public async Task A_guild_that_is_added_or_removed_later_is_announced()
    {
        await using var stage = await Stage.SetAsync();
        var late = stage.Discord.AddGuild("late");
        Assert.Equal("late", (await stage.Gateway.ReadEventAsync("GUILD_CREATE")).GetProperty("name").GetString());
        stage.Discord.RemoveGuild(late);
        Assert.Equal($"{late.Id}", (await stage.Gateway.ReadEventAsync("GUILD_DELETE")).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_shard_takes_2500_guilds()
    {
        await using var discord = await FakeDiscord.StartAsync(Calm with { KeepsTranscript = false });
        for (var i = 0; i < 2500; i++)
            discord.AddGuild($"guild {i}");
        await using var gateway = await RawGateway.StartAsync(discord);
        for (var i = 0; i < 2500; i++)
            await gateway.ReadEventAsync("GUILD_CREATE");
        Assert.Equal(2501, gateway.Sequence);
    }

    [Fact]
    public async Task A_shard_of_more_than_2500_guilds_closes_with_4011()
    {
        await using var discord = await FakeDiscord.StartAsync(Calm with { KeepsTranscript = false });
        for (var i = 0; i < 2501; i++)
            discord.AddGuild($"guild {i}");
        await using var gateway = await RawGateway.ConnectAsync(discord);
        await gateway.IdentifyAsync(discord.Token);
        Assert.Equal(GatewayCloseCode.ShardingRequired, await gateway.ReadToCloseAsync());
        Assert.Single(discord.TakeViolations());
    }
}
