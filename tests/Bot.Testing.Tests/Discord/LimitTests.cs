using System.Text.Json.Nodes;
using Bot.Testing.Tests.Discord.Support;

namespace Bot.Testing.Tests.Discord;

/// <summary>Limits that the documentation states and the description does not hold.</summary>
public sealed class LimitTests
{
    private const string Row = """{"type":1,"components":[*]}""";

    private static string Buttons(string components) => $$"""{"content":"x","components":[{{Row.Replace("*", components, StringComparison.Ordinal)}}]}""";

    public static TheoryData<string, string> RefusedMessages => new()
    {
        { """{"content":" "}""", "50006" },
        { $$"""{"content":"{{new string('x', 2001)}}"}""", "BASE_TYPE_MAX_LENGTH" },
        { $$"""{"embeds":[{"description":"{{new string('x', 4000)}}"},{"description":"{{new string('y', 2001)}}"}]}""", "MAX_EMBED_SIZE_EXCEEDED" },
        { Buttons("""{"type":2,"style":1,"custom_id":"a","label":"A"},{"type":2,"style":1,"custom_id":"a","label":"B"}"""), "COMPONENT_CUSTOM_ID_DUPLICATED" },
        { Buttons("""{"type":2,"style":1,"label":"A"}"""), "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED" },
        { Buttons("""{"type":2,"style":1,"custom_id":"a"}"""), "BUTTON_COMPONENT_INVALID" },
        { Buttons("""{"type":2,"style":5,"label":"A"}"""), "BUTTON_COMPONENT_LINK" },
        { Buttons("""{"type":3,"custom_id":"s","options":[{"label":"a","value":"1"}]},{"type":2,"style":1,"custom_id":"a","label":"A"}"""), "COMPONENT_LAYOUT_WIDTH_EXCEEDED" },
        { Buttons("""{"type":3,"custom_id":"s","options":[{"label":"a","value":"1"},{"label":"b","value":"1"}]}"""), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED" },
        { Buttons("""{"type":3,"custom_id":"s","max_values":3,"options":[{"label":"a","value":"1"}]}"""), "SELECT_COMPONENT_MAX_VALUES" },
        { """{"flags":32768,"content":"x","components":[{"type":10,"content":"y"}]}""", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2" },
        { """{"components":[{"type":10,"content":"y"}]}""", "UNION_TYPE_CHOICES" },
        { $$"""{"content":"x","components":[{{string.Join(',', Enumerable.Range(0, 6).Select(i => Row.Replace("*", $$"""{"type":2,"style":1,"custom_id":"b{{i}}","label":"B"}""", StringComparison.Ordinal)))}}]}""", "BASE_TYPE_BAD_LENGTH" },
    };

    [Theory]
    [MemberData(nameof(RefusedMessages))]
    public async Task A_message_beyond_a_limit_is_refused_and_a_violation(string body, string expected)
    {
        await using var stage = await Stage.SetAsync(connects: false);
        var refused = await stage.Api.PostAsync($"channels/{stage.Channel.Id}/messages", JsonNode.Parse(body)!);
        Assert.Equal(400, refused.Status);
        Assert.Contains(expected, refused.Text);
        Assert.NotEmpty(stage.Discord.TakeViolations());
        Assert.Empty(stage.Discord.Messages(stage.Channel));
    }

    public static TheoryData<string, string> RefusedCommands => new()
    {
        { """[{"name":"ask","description":"a"},{"name":"ask","description":"b"}]""", "APPLICATION_COMMANDS_DUPLICATE_NAME" },
        { """[{"name":"Ask","description":"a"}]""", "APPLICATION_COMMAND_INVALID_NAME" },
        { """[{"name":"a b","description":"a"}]""", "APPLICATION_COMMAND_INVALID_NAME" },
        { """[{"name":"ask","name_localizations":{"de":"Frag mich"},"description":"a"}]""", "APPLICATION_COMMAND_INVALID_NAME" },
        { """[{"name":"ask"}]""", "BASE_TYPE_REQUIRED" },
        { """[{"name":"ask","description":"a","options":[{"type":3,"name":"x","description":"d"},{"type":3,"name":"x","description":"d"}]}]""", "APPLICATION_COMMAND_OPTIONS_NAME_INVALID" },
        { """[{"name":"ask","description":"a","options":[{"type":3,"name":"x","description":"d"},{"type":3,"name":"y","description":"d","required":true}]}]""", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID" },
        { $$"""[{"name":"ask","description":"a","options":[{"type":3,"name":"x","description":"d","choices":[{{string.Join(',', Enumerable.Range(0, 25).Select(i => $$"""{"name":"{{new string('n', 98)}}{{i:00}}","value":"{{new string('v', 100)}}"}"""))}}]},{"type":3,"name":"y","description":"d","choices":[{{string.Join(',', Enumerable.Range(0, 25).Select(i => $$"""{"name":"{{new string('n', 98)}}{{i:00}}","value":"{{new string('v', 100)}}"}"""))}}]}]}]""", "APPLICATION_COMMAND_TOO_LARGE" },
    };

    [Theory]
    [MemberData(nameof(RefusedCommands))]
    public async Task A_command_beyond_a_limit_is_refused_and_a_violation(string body, string expected)
    {
        await using var stage = await Stage.SetAsync(connects: false);
        var refused = await stage.Api.PutAsync($"applications/{stage.Discord.Bot.Id}/commands", JsonNode.Parse(body));
        Assert.Equal(400, refused.Status);
        Assert.Contains(expected, refused.Text);
        Assert.NotEmpty(stage.Discord.TakeViolations());
    }

    [Fact]
    public async Task A_scope_takes_200_new_commands_a_day()
    {
        await using var stage = await Stage.SetAsync(Stage.Strict with { RateLimits = Testing.Discord.Http.RateLimitRules.Unlimited }, connects: false);
        async Task<RawApi.Answer> ReplaceAsync(int round) => await stage.Api.PutAsync(
            $"applications/{stage.Discord.Bot.Id}/guilds/{stage.Guild.Id}/commands",
            new JsonArray([.. Enumerable.Range(0, 100).Select(i => (JsonNode)new JsonObject { ["name"] = $"c{round}-{i}", ["description"] = "d" })]));
        Assert.Equal(200, (await ReplaceAsync(1)).Status);
        Assert.Equal(200, (await ReplaceAsync(2)).Status);
        Assert.Equal(30034, (await ReplaceAsync(3)).Code);
    }

    [Fact]
    public async Task A_command_of_the_same_name_keeps_its_id_and_translations_are_listed_when_asked_for()
    {
        await using var stage = await Stage.SetAsync(connects: false);
        var path = $"applications/{stage.Discord.Bot.Id}/commands";
        var id = (await stage.Api.GetAsync(path)).Json[0].GetProperty("id").GetString();
        var body = new JsonObject { ["name"] = "ask", ["description"] = "Quotes", ["description_localizations"] = new JsonObject { ["de"] = "Zitiert" } };
        var again = await stage.Api.PostAsync(path, body);
        Assert.Equal((200, id), (again.Status, again.Json.GetProperty("id").GetString()));
        Assert.DoesNotContain("Zitiert", (await stage.Api.GetAsync(path)).Text);
        Assert.Contains("Zitiert", (await stage.Api.GetAsync(path + "?with_localizations=true")).Text);
        Assert.Equal(2, stage.Discord.CommandWrites);
    }
}
