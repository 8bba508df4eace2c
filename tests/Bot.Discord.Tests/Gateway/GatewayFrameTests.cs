using System.Text;
using System.Text.Json;
using Bot.Discord.Gateway;

namespace Bot.Discord.Tests.Gateway;

public sealed class GatewayFrameTests
{
    [Theory]
    [InlineData("""{"t":"GUILD_CREATE","s":7,"op":0,"d":{"id":"1"}}""")]
    [InlineData("""{"d":{"id":"1"},"op":0,"extra":[{"op":9}],"t":"GUILD_CREATE","s":7}""")]
    public void The_fields_may_come_in_any_order(string json)
    {
        var frame = GatewayFrame.Read(Encoding.UTF8.GetBytes(json));

        Assert.Equal(0, frame.Opcode);
        Assert.Equal(7, frame.Sequence);
        Assert.Equal("GUILD_CREATE", frame.EventName);
        Assert.Equal("""{"id":"1"}""", Encoding.UTF8.GetString(frame.Body.Span));
    }

    [Fact]
    public void Fields_of_the_wrong_kind_count_as_missing()
    {
        var frame = GatewayFrame.Read("""{"op":"ten","s":{},"t":5,"d":null}"""u8.ToArray());

        Assert.Null(frame.Opcode);
        Assert.Null(frame.Sequence);
        Assert.Null(frame.EventName);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"op":0""")]
    [InlineData("<html>")]
    public void What_is_no_object_is_malformed(string json) =>
        Assert.ThrowsAny<JsonException>(() => GatewayFrame.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Payloads_are_what_the_documentation_shows()
    {
        Assert.Equal("""{"op":1,"d":null}""", Encoding.UTF8.GetString(GatewayPayload.Heartbeat(null).Span));
        Assert.Equal("""{"op":1,"d":251}""", Encoding.UTF8.GetString(GatewayPayload.Heartbeat(251).Span));
        Assert.Equal("""{"op":6,"d":{"token":"t","session_id":"abc","seq":1337}}""", Encoding.UTF8.GetString(GatewayPayload.Resume("t", "abc", 1337).Span));
        var identify = JsonDocument.Parse(GatewayPayload.Identify(
            new GatewaySessionOptions { Url = SessionTranscript.GatewayUrl, ShardId = 1, ShardCount = 4 }, "t")).RootElement.GetProperty("d");
        Assert.Equal(1, identify.GetProperty("intents").GetInt32());
        Assert.Equal("[1,4]", identify.GetProperty("shard").GetRawText());
    }
}
