using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Testing.Discord;
using Bot.Testing.Discord.State;
using Bot.Testing.Tests.Discord.Support;

namespace Bot.Testing.Tests.Discord;

public sealed class HttpTests
{
    private static string Messages(Stage stage) => $"channels/{stage.Channel.Id}/messages";

    [Fact]
    public async Task A_message_is_created_edited_read_and_deleted()
    {
        await using var stage = await Stage.SetAsync(connects: false);
        var created = await stage.Api.PostAsync(Messages(stage), new JsonObject { ["content"] = "question of the day" });
        Assert.Equal(200, created.Status);
        var path = $"{Messages(stage)}/{created.Json.GetProperty("id").GetString()}";
        Assert.Equal(200, (await stage.Api.PatchAsync(path, new JsonObject { ["content"] = "revealed" })).Status);
        Assert.Equal("revealed", (await stage.Api.GetAsync(path)).Json.GetProperty("content").GetString());
        Assert.Single((await stage.Api.GetAsync(Messages(stage) + "?limit=10")).Json.EnumerateArray());
        Assert.Equal(204, (await stage.Api.DeleteAsync(path)).Status);
        Assert.Equal(10008, (await stage.Api.GetAsync(path)).Code);
    }

    [Fact]
    public async Task The_same_nonce_is_one_message_for_some_minutes()
    {
        var time = new ManualTime();
        await using var stage = await Stage.SetAsync(Stage.Strict with { Time = time }, connects: false);
        async Task<string?> PostAsync() => (await stage.Api.PostAsync(Messages(stage), new JsonObject
        {
            ["content"] = "daily",
            ["nonce"] = "2026-03-02",
            ["enforce_nonce"] = true,
        })).Json.GetProperty("id").GetString();

        var first = await PostAsync();
        Assert.Equal(first, await PostAsync());
        Assert.Single(stage.Discord.Messages(stage.Channel));
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.NotEqual(first, await PostAsync());
    }

    [Theory]
    [InlineData(Permissions.ViewChannel, 50001)]
    [InlineData(Permissions.SendMessages, 50013)]
    [InlineData(Permissions.EmbedLinks, 50013)]
    public async Task Missing_permissions_refuse_with_their_code(Permissions denied, int code)
    {
        await using var stage = await Stage.SetAsync(connects: false);
        stage.Channel.Overwrite(stage.Discord.Bot, deny: denied);
        var refused = await stage.Api.PostAsync(Messages(stage), new JsonObject { ["content"] = "x", ["embeds"] = new JsonArray(new JsonObject { ["title"] = "t" }) });
        Assert.Equal((403, code), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Pinning_needs_its_own_permission()
    {
        await using var stage = await Stage.SetAsync(connects: false);
        var id = (await stage.Api.PostAsync(Messages(stage), new JsonObject { ["content"] = "pin me" })).Json.GetProperty("id").GetString();
        Assert.Equal(50013, (await stage.Api.PutAsync($"{Messages(stage)}/pins/{id}")).Code);
        stage.Guild.AddMember(stage.Discord.Bot, stage.Guild.AddRole("bot", Permissions.PinMessages));
        Assert.Equal(204, (await stage.Api.PutAsync($"{Messages(stage)}/pins/{id}")).Status);
    }

    [Fact]
    public async Task A_thread_starts_at_a_message_once_and_takes_messages()
    {
        await using var stage = await Stage.SetAsync(connects: false);
        var id = (await stage.Api.PostAsync(Messages(stage), new JsonObject { ["content"] = "question" })).Json.GetProperty("id").GetString();
        var thread = await stage.Api.PostAsync($"{Messages(stage)}/{id}/threads", new JsonObject { ["name"] = "Discussion" });
        Assert.Equal((201, id), (thread.Status, thread.Json.GetProperty("id").GetString()));
        Assert.Equal(200, (await stage.Api.PostAsync($"channels/{id}/messages", new JsonObject { ["content"] = "in the thread" })).Status);
        Assert.Equal(160004, (await stage.Api.PostAsync($"{Messages(stage)}/{id}/threads", new JsonObject { ["name"] = "Again" })).Code);
        Assert.Equal("in the thread", stage.Discord.Messages(Assert.Single(stage.Discord.Threads(stage.Channel)))[0].Content);
    }

    [Fact]
    public async Task Everything_else_that_a_bot_reads_is_described_as_it_is_answered()
    {
        await using var stage = await Stage.SetAsync(connects: false);
        var guild = $"guilds/{stage.Guild.Id}";
        foreach (var path in (string[])["gateway", "gateway/bot", "users/@me", "users/@me/guilds", "applications/@me", "oauth2/applications/@me", guild,
            $"{guild}/channels", $"{guild}/roles", $"{guild}/members/{stage.Ada.Id}", $"channels/{stage.Channel.Id}"])
            Assert.Equal(200, (await stage.Api.GetAsync(path)).Status);
        Assert.Empty(stage.Discord.Violations);
    }

    [Fact]
    public async Task A_wrong_token_is_unauthorised_and_a_violation()
    {
        await using var discord = await FakeDiscord.StartAsync();
        using var api = new RawApi(discord, token: "wrong");
        Assert.Equal(401, (await api.GetAsync("users/@me")).Status);
        Assert.Contains("Authorization", Assert.Single(discord.TakeViolations()).Rule);
    }

    [Fact]
    public async Task A_user_agent_of_another_form_is_a_violation()
    {
        await using var discord = await FakeDiscord.StartAsync();
        using var api = new RawApi(discord);
        api.Headers.Remove("User-Agent");
        api.Headers.TryAddWithoutValidation("User-Agent", "curl/8");
        await api.GetAsync("users/@me");
        Assert.Contains("User-Agent", Assert.Single(discord.TakeViolations()).Rule);
    }

    [Fact]
    public async Task An_unknown_path_is_a_violation()
    {
        await using var discord = await FakeDiscord.StartAsync();
        using var api = new RawApi(discord);
        Assert.Equal(404, (await api.GetAsync("users/@me/you")).Status);
        Assert.Single(discord.TakeViolations());
    }

    [Theory]
    [InlineData("{\"content\":", "application/json", 50109)]
    [InlineData("content=x", "text/plain", 50035)]
    public async Task A_body_that_is_no_json_is_refused(string body, string contentType, int code)
    {
        await using var stage = await Stage.SetAsync(connects: false);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stage.Discord.ApiBaseUrl, Messages(stage)));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bot", stage.Discord.Token);
        request.Headers.TryAddWithoutValidation("User-Agent", "DiscordBot (https://example.org, 1.0)");
        request.Content = new StringContent(body, Encoding.UTF8, contentType);
        using var response = await http.SendAsync(request);
        Assert.Contains($"{code}", await response.Content.ReadAsStringAsync());
        Assert.NotEmpty(stage.Discord.TakeViolations());
    }

    [Fact]
    public async Task A_file_comes_with_its_payload_json()
    {
        await using var stage = await Stage.SetAsync(connects: false);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stage.Discord.ApiBaseUrl, Messages(stage)));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bot", stage.Discord.Token);
        request.Headers.TryAddWithoutValidation("User-Agent", "DiscordBot (https://example.org, 1.0)");
        request.Content = new MultipartFormDataContent
        {
            { new StringContent("""{"content":"your data"}"""), "payload_json" },
            { new ByteArrayContent([1, 2, 3]), "files[0]", "answers.csv" },
        };
        using var response = await http.SendAsync(request);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Contains("answers.csv", stage.Discord.Messages(stage.Channel)[0].Json.GetRawText());
    }

    [Fact]
    public async Task Pings_are_what_allowed_mentions_leaves()
    {
        await using var stage = await Stage.SetAsync(connects: false);
        async Task<IReadOnlyList<string>> PingsAsync(JsonNode? allowed)
        {
            var body = new JsonObject { ["content"] = $"<@{stage.Ada.Id}> <@{stage.Ben.Id}> @everyone" };
            if (allowed is not null)
                body["allowed_mentions"] = allowed;
            await stage.Api.PostAsync(Messages(stage), body);
            return stage.Discord.Messages(stage.Channel)[^1].Pings;
        }
        Assert.Equal([$"{stage.Ada.Id}", $"{stage.Ben.Id}"], await PingsAsync(null));
        Assert.Empty(await PingsAsync(new JsonObject { ["parse"] = new JsonArray() }));
        Assert.Equal([$"{stage.Ben.Id}"], await PingsAsync(new JsonObject { ["parse"] = new JsonArray(), ["users"] = new JsonArray($"{stage.Ben.Id}") }));
        stage.Guild.AddMember(stage.Discord.Bot, stage.Guild.AddRole("loud", Permissions.MentionEveryone));
        Assert.Equal(["everyone"], await PingsAsync(new JsonObject { ["parse"] = new JsonArray("everyone") }));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_message_without_allowed_mentions_is_a_violation_where_the_project_wants_them(bool isWanted, int violations)
    {
        await using var stage = await Stage.SetAsync(Stage.Strict with { RequiresAllowedMentions = isWanted }, connects: false);
        await stage.Api.PostAsync(Messages(stage), new JsonObject { ["content"] = "x" });
        await stage.Api.PostAsync(Messages(stage), new JsonObject { ["content"] = "x", ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() } });
        Assert.Equal(violations, stage.Discord.TakeViolations().Count);
    }

    [Fact]
    public async Task The_headers_count_down_and_the_next_request_gets_429()
    {
        var time = new ManualTime();
        await using var stage = await Stage.SetAsync(Stage.Strict with { Time = time }, connects: false);
        RawApi.Answer answer = null!;
        for (var left = 4; left >= 0; left--)
        {
            answer = await stage.Api.PostAsync(Messages(stage), new JsonObject { ["content"] = $"{left}" });
            Assert.Equal($"{left}", answer.Headers["X-RateLimit-Remaining"]);
        }
        var refused = await stage.Api.PostAsync(Messages(stage), new JsonObject { ["content"] = "x" });
        Assert.Equal((429, "user"), (refused.Status, refused.Headers["X-RateLimit-Scope"]));
        Assert.Equal(5.0, refused.Json.GetProperty("retry_after").GetDouble());
        Assert.Equal(answer.Headers["X-RateLimit-Bucket"], refused.Headers["X-RateLimit-Bucket"]);

        var elsewhere = stage.Guild.AddTextChannel("elsewhere");
        Assert.Equal(200, (await stage.Api.PostAsync($"channels/{elsewhere.Id}/messages", new JsonObject { ["content"] = "x" })).Status);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(200, (await stage.Api.PostAsync(Messages(stage), new JsonObject { ["content"] = "x" })).Status);
    }

    [Fact]
    public async Task The_51st_request_in_a_second_hits_the_global_limit_and_interactions_do_not_count()
    {
        var time = new ManualTime();
        await using var stage = await Stage.SetAsync(Stage.Strict with { Time = time, RateLimits = new() { Default = new("default", 1000, TimeSpan.FromSeconds(1)) } }, connects: true);
        time.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 50; i++)
            Assert.Equal(200, (await stage.Api.GetAsync("users/@me")).Status);
        stage.Ask();
        Assert.Equal(204, (await stage.Api.RespondAsync(await stage.ReadInteractionAsync(), 4, new JsonObject { ["content"] = "x" })).Status);
        var refused = await stage.Api.GetAsync("users/@me");
        Assert.Equal((429, "global", "true"), (refused.Status, refused.Headers["X-RateLimit-Scope"], refused.Headers["X-RateLimit-Global"]));
        Assert.True(refused.Json.GetProperty("global").GetBoolean());
    }

    [Fact]
    public async Task Too_many_invalid_requests_ban_the_client_for_a_while()
    {
        var time = new ManualTime();
        await using var discord = await FakeDiscord.StartAsync(new FakeDiscordOptions { Time = time, RateLimits = new() { InvalidRequests = 3 } });
        using var wrong = new RawApi(discord, token: "wrong");
        using var right = new RawApi(discord);
        for (var i = 0; i < 3; i++)
            Assert.Equal(401, (await wrong.GetAsync("users/@me")).Status);
        var banned = await right.GetAsync("users/@me");
        Assert.Equal((429, '<'), (banned.Status, banned.Text[0]));
        time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(200, (await right.GetAsync("users/@me")).Status);
        Assert.NotEmpty(discord.TakeViolations());
    }
}
