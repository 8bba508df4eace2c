using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Testing.Discord;
using Bot.Testing.Discord.OpenApi;
using Bot.Testing.Tests.Discord.Support;

namespace Bot.Testing.Tests.Discord;

public sealed class OpenApiTests
{
    private static readonly string[] NoErrors = [];

    public static TheoryData<string, string, string> Checks => new()
    {
        { """{"type":"string","maxLength":2}""", "\"ab\"", "" },
        { """{"type":"string","maxLength":2}""", "\"abc\"", "body: BASE_TYPE_MAX_LENGTH" },
        { """{"type":"string","maxLength":1}""", "\"😀\"", "" },
        { """{"type":["string","null"]}""", "null", "" },
        { """{"type":"string","pattern":"^(0|[1-9][0-9]*)$"}""", "\"012\"", "body: STRING_TYPE_REGEX" },
        { """{"type":"integer","minimum":1}""", "0", "body: NUMBER_TYPE_MIN" },
        { """{"type":"integer"}""", "1.5", "body: BASE_TYPE_BAD_TYPE" },
        { """{"type":"integer","format":"int32"}""", "4294967296", "body: NUMBER_TYPE_MAX" },
        { """{"enum":[1,2]}""", "3", "body: BASE_TYPE_CHOICES" },
        { """{"const":1}""", "2", "body: BASE_TYPE_CHOICES" },
        { """{"type":"array","items":{"type":"integer"},"minItems":1}""", "[]", "body: BASE_TYPE_BAD_LENGTH" },
        { """{"type":"array","items":{"type":"integer"}}""", "[1,\"2\"]", "1: BASE_TYPE_BAD_TYPE" },
        { """{"type":"array","uniqueItems":true}""", "[1,1]", "body: SET_TYPE_ALREADY_CONTAINS_VALUE" },
        { """{"type":"object","properties":{"a":{}},"required":["a"]}""", "{}", "a: BASE_TYPE_REQUIRED" },
        { """{"type":"object","properties":{"a":{}}}""", """{"b":1}""", "b: UNKNOWN_MEMBER" },
        { """{"type":"object","additionalProperties":{"type":"string"}}""", """{"b":1}""", "b: BASE_TYPE_BAD_TYPE" },
        { """{"allOf":[{"properties":{"a":{"type":"string"}}},{"properties":{"b":{}}}]}""", """{"a":"x","b":1}""", "" },
        { """{"oneOf":[{"type":"null"},{"$ref":"#/shared/id"}]}""", "\"x\"", "body: STRING_TYPE_REGEX" },
        { """{"oneOf":[{"properties":{"type":{"enum":[1]},"a":{"type":"string"}}},{"properties":{"type":{"enum":[2]},"b":{}}}]}""", """{"type":1,"a":5}""", "a: BASE_TYPE_BAD_TYPE" },
        { """{"oneOf":[{"properties":{"type":{"enum":[1]}}},{"properties":{"type":{"enum":[2]}}}]}""", """{"type":3}""", "body: UNION_TYPE_CHOICES" },
        { """{"oneOf":[{"properties":{"type":{"enum":[1]},"a":{}}},{"properties":{"type":{"enum":[2]},"b":{}}}]}""", """{"type":1,"b":5}""", "b: UNKNOWN_MEMBER" },
        { """{"type":"string","format":"date-time"}""", "\"yesterday\"", "body: DATE_TIME_TYPE_PARSE" },
    };

    [Theory]
    [MemberData(nameof(Checks))]
    public void A_value_is_checked_against_its_schema(string schema, string value, string expected)
    {
        var source = new SchemaSource(JsonElement.Parse("""{"shared":{"id":{"type":"string","pattern":"^[0-9]+$"}}}"""));
        var errors = SchemaValidator.Check(source.Read(JsonElement.Parse(schema)), JsonElement.Parse(value), refusesUnknownMembers: true);
        Assert.Equal(expected.Length == 0 ? NoErrors : [expected], errors.Select(error => $"{(error.Path.Count == 0 ? "body" : string.Join('.', error.Path))}: {error.Code}"));
    }

    [Fact]
    public void The_description_of_Discord_is_read()
    {
        SkipWithoutDescription();
        Assert.True(OpenApiDescription.Load(OpenApiDescription.Find()!).Paths > 100);
    }

    [Fact]
    public async Task A_misspelt_member_is_a_violation_that_names_its_request()
    {
        SkipWithoutDescription();
        await using var stage = await Stage.SetAsync(connects: false);
        var answer = await stage.Api.PostAsync($"channels/{stage.Channel.Id}/messages", new JsonObject { ["content"] = "x", ["embed"] = new JsonObject() });
        Assert.Equal(200, answer.Status);
        var violation = Assert.Single(stage.Discord.TakeViolations());
        Assert.Contains("embed", violation.Rule);
        Assert.Contains("POST /channels/", violation.Cause);
    }

    [Fact]
    public async Task A_wrong_type_is_refused_with_nested_errors()
    {
        SkipWithoutDescription();
        await using var stage = await Stage.SetAsync(connects: false);
        var embeds = new JsonArray(new JsonObject { ["title"] = "ok" }, new JsonObject { ["title"] = new string('x', 257) });
        var answer = await stage.Api.PostAsync($"channels/{stage.Channel.Id}/messages", new JsonObject { ["embeds"] = embeds });
        Assert.Equal(50035, answer.Code);
        var error = answer.Json.GetProperty("errors").GetProperty("embeds").GetProperty("1").GetProperty("title").GetProperty("_errors")[0];
        Assert.Equal("BASE_TYPE_MAX_LENGTH", error.GetProperty("code").GetString());
        Assert.NotEmpty(stage.Discord.TakeViolations());
    }

    [Fact]
    public async Task An_unknown_query_parameter_is_a_violation()
    {
        SkipWithoutDescription();
        await using var stage = await Stage.SetAsync(connects: false);
        await stage.Api.GetAsync($"channels/{stage.Channel.Id}/messages?count=3");
        Assert.Contains("count", Assert.Single(stage.Discord.TakeViolations()).Rule);
    }

    [Fact]
    public async Task An_unnoticed_violation_fails_the_test_that_caused_it()
    {
        var discord = await FakeDiscord.StartAsync();
        using (var api = new RawApi(discord))
            await api.GetAsync("nowhere");
        var thrown = await Assert.ThrowsAsync<DiscordViolationException>(async () => await discord.DisposeAsync());
        Assert.Contains("/api/v10/nowhere", thrown.Message);
    }

    private static void SkipWithoutDescription() =>
        Assert.SkipWhen(OpenApiDescription.Find() is null, "Discord's description (shared/discord/openapi.json, or DISCORD_OPENAPI) is not here.");
}
