using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Testing.Discord.Faults;
using Bot.Testing.Discord.Gateway;
using Bot.Testing.Discord.Http;
using Bot.Testing.Tests.Discord.Support;

namespace Bot.Testing.Tests.Discord;

public sealed class FaultTests
{
    private const string CreateMessage = "POST /channels/{channel_id}/messages";

    [Fact]
    public async Task A_dropped_socket_leaves_a_session_to_resume()
    {
        await using var stage = await Stage.SetAsync();
        stage.Discord.GatewayFaults.DropSockets();
        Assert.Null(await stage.Gateway.ReadToCloseAsync());
        await using var second = await RawGateway.ConnectAsync(stage.Discord, stage.Gateway.ResumeUrl);
        await second.ResumeAsync(stage.Discord.Token, stage.Gateway.SessionId, stage.Gateway.Sequence);
        await second.ReadEventAsync("RESUMED");
    }

    [Fact]
    public async Task A_drop_in_the_middle_of_a_frame_never_shows_the_frame()
    {
        await using var stage = await Stage.SetAsync();
        stage.Discord.GatewayFaults.DropMidFrame();
        await Assert.ThrowsAsync<WebSocketException>(async () => await stage.Gateway.ReadBytesAsync());
    }

    [Fact]
    public async Task Op_7_and_op_9_come_as_told()
    {
        await using var stage = await Stage.SetAsync();
        stage.Discord.GatewayFaults.AskToReconnect();
        await stage.Gateway.ReadOpcodeAsync(7);
        stage.Discord.GatewayFaults.InvalidateSessions(isResumable: true);
        Assert.True((await stage.Gateway.ReadOpcodeAsync(9)).GetProperty("d").GetBoolean());
        await stage.Gateway.ResumeAsync(stage.Discord.Token, stage.Gateway.SessionId, stage.Gateway.Sequence);
        await stage.Gateway.ReadEventAsync("RESUMED");
        stage.Discord.GatewayFaults.InvalidateSessions(isResumable: false);
        Assert.False((await stage.Gateway.ReadOpcodeAsync(9)).GetProperty("d").GetBoolean());
        Assert.Throws<InvalidOperationException>(() => stage.Ask());
    }

    [Theory]
    [InlineData(GatewayCloseCode.Unknown, true)]
    [InlineData(GatewayCloseCode.SessionTimedOut, false)]
    [InlineData(GatewayCloseCode.DisallowedIntents, false)]
    public async Task A_close_on_command_ends_the_session_where_Discord_does(int code, bool isResumable)
    {
        await using var stage = await Stage.SetAsync();
        stage.Discord.GatewayFaults.Close(code);
        Assert.Equal(code, await stage.Gateway.ReadToCloseAsync());
        await using var second = await RawGateway.ConnectAsync(stage.Discord, stage.Gateway.ResumeUrl);
        await second.ReadAsync();
        await second.ResumeAsync(stage.Discord.Token, stage.Gateway.SessionId, stage.Gateway.Sequence);
        Assert.Equal(isResumable ? 0 : 9, (await second.ReadAsync())!.Value.GetProperty("op").GetInt32());
    }

    [Fact]
    public async Task A_silent_gateway_acknowledges_no_heartbeat()
    {
        await using var stage = await Stage.SetAsync();
        stage.Discord.GatewayFaults.GoSilent();
        await stage.Gateway.SendAsync(1, 1);
        var read = stage.Gateway.ReadBytesAsync();
        await stage.Discord.WaitForReadyAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => read.WaitAsync(TimeSpan.FromMilliseconds(200)));
        stage.Gateway.Abort();
        await Assert.ThrowsAnyAsync<Exception>(() => read);
    }

    [Fact]
    public async Task Events_are_repeated_at_once_and_after_a_resume()
    {
        await using var stage = await Stage.SetAsync();
        stage.Ask();
        var id = (await stage.ReadInteractionAsync()).GetProperty("id").GetString();
        stage.Discord.GatewayFaults.RepeatEvents(1);
        Assert.Equal(id, (await stage.ReadInteractionAsync()).GetProperty("id").GetString());

        stage.Discord.GatewayFaults.RepeatEventsOnResume(1);
        stage.Discord.GatewayFaults.DropSockets();
        await stage.Gateway.ReadToCloseAsync();
        await using var second = await RawGateway.ConnectAsync(stage.Discord, stage.Gateway.ResumeUrl);
        await second.ResumeAsync(stage.Discord.Token, stage.Gateway.SessionId, stage.Gateway.Sequence);
        Assert.Equal(id, (await second.ReadEventAsync("INTERACTION_CREATE")).GetProperty("id").GetString());
        await second.ReadEventAsync("RESUMED");
    }

    [Fact]
    public async Task Broken_unknown_and_huge_frames_come_as_told_and_the_connection_goes_on()
    {
        await using var stage = await Stage.SetAsync();
        var faults = stage.Discord.GatewayFaults;
        faults.SendText("{\"op\":0,");
        faults.SendText("""{"op":99,"d":null}""");
        faults.SendEvent("SOMETHING_NEW", new JsonObject { ["a"] = null });
        faults.SendHugeEvent(2 * 1024 * 1024);
        faults.RequestHeartbeat();
        Assert.Equal("{\"op\":0,", System.Text.Encoding.UTF8.GetString((await stage.Gateway.ReadBytesAsync())!));
        Assert.Equal(99, (await stage.Gateway.ReadAsync())!.Value.GetProperty("op").GetInt32());
        await stage.Gateway.ReadEventAsync("SOMETHING_NEW");
        Assert.True((await stage.Gateway.ReadEventAsync("HUGE_UNKNOWN_EVENT")).GetRawText().Length > 2_000_000);
        await stage.Gateway.ReadOpcodeAsync(1);
    }

    [Fact]
    public async Task A_coming_event_can_lose_members()
    {
        await using var stage = await Stage.SetAsync();
        stage.Discord.GatewayFaults.AlterNext("INTERACTION_CREATE", data => { data.Remove("member"); data["guild_id"] = null; });
        stage.Ask();
        var frame = await stage.ReadInteractionAsync();
        Assert.False(frame.TryGetProperty("member", out _));
        Assert.Equal(JsonValueKind.Null, frame.GetProperty("guild_id").ValueKind);
    }

    [Fact]
    public async Task Connections_are_refused_while_told_so()
    {
        await using var stage = await Stage.SetAsync();
        stage.Discord.GatewayFaults.RefusesConnections = true;
        await Assert.ThrowsAsync<WebSocketException>(() => RawGateway.ConnectAsync(stage.Discord));
        stage.Discord.GatewayFaults.RefusesConnections = false;
        await using var second = await RawGateway.ConnectAsync(stage.Discord);
    }

    [Theory]
    [InlineData(RateLimitScope.User, "user", false)]
    [InlineData(RateLimitScope.Shared, "shared", false)]
    [InlineData(RateLimitScope.Global, "global", true)]
    public async Task A_429_of_each_scope_comes_on_command(RateLimitScope scope, string name, bool isGlobal)
    {
        await using var stage = await Stage.SetAsync(connects: false);
        stage.Discord.HttpFaults.Add(CreateMessage, HttpFault.RateLimited(scope, TimeSpan.FromSeconds(1.5)));
        var refused = await PostAsync(stage);
        Assert.Equal((429, name, "2"), (refused.Status, refused.Headers["X-RateLimit-Scope"], refused.Headers["Retry-After"]));
        Assert.Equal((1.5, isGlobal), (refused.Json.GetProperty("retry_after").GetDouble(), refused.Json.GetProperty("global").GetBoolean()));
        Assert.Equal(200, (await PostAsync(stage)).Status);
        Assert.True(stage.Discord.HttpFaults.AreOver);
    }

    [Fact]
    public async Task Faults_of_a_route_happen_in_their_order_and_others_go_on()
    {
        await using var stage = await Stage.SetAsync(connects: false);
        stage.Discord.HttpFaults.Add(CreateMessage, HttpFault.Status(503), times: 2);
        stage.Discord.HttpFaults.Add(CreateMessage, HttpFault.Html(502));
        Assert.Equal(503, (await PostAsync(stage)).Status);
        Assert.Equal(200, (await stage.Api.GetAsync("users/@me")).Status);
        Assert.Equal(503, (await PostAsync(stage)).Status);
        Assert.StartsWith("<html>", (await PostAsync(stage)).Text);
        Assert.Equal(200, (await PostAsync(stage)).Status);
        Assert.Single(stage.Discord.Messages(stage.Channel));
    }

    [Fact]
    public async Task A_truncated_answer_is_no_json_though_the_request_was_carried_out()
    {
        await using var stage = await Stage.SetAsync(connects: false);
        stage.Discord.HttpFaults.Add(CreateMessage, HttpFault.TruncatedJson);
        var cut = await PostAsync(stage);
        Assert.ThrowsAny<JsonException>(() => cut.Json);
        Assert.Single(stage.Discord.Messages(stage.Channel));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_connection_breaks_after_or_before_the_request_is_carried_out(bool isDone, int messages)
    {
        await using var stage = await Stage.SetAsync(connects: false);
        stage.Discord.HttpFaults.Add(CreateMessage, isDone ? HttpFault.LostAnswer : HttpFault.LostRequest);
        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(stage));
        Assert.Equal(messages, stage.Discord.Messages(stage.Channel).Count);
    }

    [Fact]
    public async Task An_expired_interaction_is_unknown()
    {
        await using var stage = await Stage.SetAsync();
        stage.Ask().Expire();
        Assert.Equal(10062, (await stage.Api.RespondAsync(await stage.ReadInteractionAsync(), 5)).Code);
    }

    private static Task<RawApi.Answer> PostAsync(Stage stage) =>
        stage.Api.PostAsync($"channels/{stage.Channel.Id}/messages", new JsonObject { ["content"] = "x" });
}
