using System.Text.Json.Nodes;
using Bot.Testing.Discord;
using Bot.Testing.Tests.Discord.Support;

namespace Bot.Testing.Tests.Discord;

public sealed class TranscriptTests
{
    [Fact]
    public async Task A_conversation_reads_as_the_protocol()
    {
        await using var discord = await FakeDiscord.StartAsync(new FakeDiscordOptions { Time = new ManualTime() });
        await using (var gateway = await RawGateway.ConnectAsync(discord))
        {
            await gateway.IdentifyAsync(discord.Token);
            await gateway.ReadEventAsync("READY");
            await gateway.SendAsync(1, 1);
            await gateway.ReadOpcodeAsync(11);
            discord.GatewayFaults.AskToReconnect();
            await gateway.ReadOpcodeAsync(7);
            await gateway.CloseAsync(4000);
        }
        Assert.Equal(
            """
            · [1] connect v=10 encoding=json compress=none
            ← [1] 10 Hello {"heartbeat_interval":41250}
            → [1] 2 Identify {"token":"‹bot token›","intents":1,"properties":{"os":"linux","browser":"raw","device":"raw"}}
            ← [1] 0 READY s=1 {"v":10,"user":{"id":"#1","username":"study-bot","discriminator":"0","global_name":null,"avatar":null,"public_flags":0,"flags":0,"primary_guild":null,"bot":true},"guilds":[],"private_channels":[],"session_id":"session-00000001","resume_gateway_url":"ws://127.0.0.1:‹port›/gateway/resume/","application":{"id":"#1","flags":0}}
            → [1] 1 Heartbeat 1
            ← [1] 11 HeartbeatAck
            ← [1] 7 Reconnect
            """,
            string.Join('\n', discord.Transcript.ToString().Split('\n').TakeWhile(line => !line.Contains("closed by", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task People_see_messages_as_text()
    {
        await using var stage = await Stage.SetAsync();
        var asked = stage.Ask();
        await stage.Api.RespondAsync(await stage.ReadInteractionAsync(), 4, new JsonObject
        {
            ["content"] = "Found:",
            ["flags"] = 64,
            ["embeds"] = new JsonArray(new JsonObject
            {
                ["title"] = "CloudFront › Signed cookies",
                ["description"] = "Several files.\nOne cookie.",
                ["footer"] = new JsonObject { ["text"] = "cloudfront.md, line 12" },
            }),
            ["components"] = new JsonArray(new JsonObject
            {
                ["type"] = 1,
                ["components"] = new JsonArray(
                    new JsonObject { ["type"] = 2, ["style"] = 1, ["custom_id"] = "m", ["label"] = "More" },
                    new JsonObject { ["type"] = 2, ["style"] = 4, ["custom_id"] = "d", ["label"] = "Delete", ["disabled"] = true }),
            }),
        });
        Assert.Equal(
            """
            [study-bot → only ada] Found:
            ┌ CloudFront › Signed cookies
            │ Several files.
            │ One cookie.
            └ cloudfront.md, line 12
            [More] (Delete)
            """,
            (await asked.AnswerAsync()).ToString());
    }

    [Fact]
    public async Task The_token_is_never_written_down()
    {
        await using var stage = await Stage.SetAsync();
        Assert.DoesNotContain(stage.Discord.Transcript.Lines, line => line.Contains(stage.Discord.Token, StringComparison.Ordinal));
    }
}
