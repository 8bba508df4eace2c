using System.Text.Json.Nodes;
using Bot.Testing.Discord.State;
using Bot.Testing.Tests.Discord.Support;

namespace Bot.Testing.Tests.Discord;

public sealed class InteractionTests
{
    private static JsonObject Content(string content, int flags = 0) => new() { ["content"] = content, ["flags"] = flags };

    private static JsonObject Row(params JsonNode[] components) => new() { ["type"] = 1, ["components"] = new JsonArray(components) };

    private static JsonObject Button(string customId, string label) => new() { ["type"] = 2, ["style"] = 1, ["custom_id"] = customId, ["label"] = label };

    [Fact]
    public async Task A_slash_command_arrives_and_its_answer_is_seen_in_the_channel()
    {
        await using var stage = await Stage.SetAsync();
        var asked = stage.Ask();
        var frame = await stage.ReadInteractionAsync();

        Assert.Equal("ask", frame.GetProperty("data").GetProperty("name").GetString());
        Assert.Equal("signed cookies", frame.GetProperty("data").GetProperty("options")[0].GetProperty("value").GetString());
        Assert.Equal($"{stage.Ada.Id}", frame.GetProperty("member").GetProperty("user").GetProperty("id").GetString());

        Assert.Equal(204, (await stage.Api.RespondAsync(frame, 4, Content("CloudFront › Signed cookies"))).Status);
        var answer = await asked.AnswerAsync();
        Assert.Equal("CloudFront › Signed cookies", answer.Content);
        Assert.Equal(InteractionResponseKind.Message, asked.Response);
        Assert.Contains(answer, stage.Discord.Messages(stage.Channel, stage.Ben));
    }

    [Fact]
    public async Task An_ephemeral_answer_is_seen_by_the_asker_alone()
    {
        await using var stage = await Stage.SetAsync();
        var asked = stage.Ask();
        await stage.Api.RespondAsync(await stage.ReadInteractionAsync(), 4, Content("only you", flags: 64));
        await asked.AnswerAsync();
        Assert.Single(stage.Discord.Messages(stage.Channel, stage.Ada));
        Assert.Empty(stage.Discord.Messages(stage.Channel, stage.Ben));
    }

    [Fact]
    public async Task A_second_response_is_refused_with_40060()
    {
        await using var stage = await Stage.SetAsync();
        var asked = stage.Ask();
        var frame = await stage.ReadInteractionAsync();
        await stage.Api.RespondAsync(frame, 4, Content("one"));
        var second = await stage.Api.RespondAsync(frame, 4, Content("two"));
        Assert.Equal((400, 40060), (second.Status, second.Code));
        Assert.Equal(2, asked.Callbacks);
        Assert.Single(stage.Discord.Messages(stage.Channel));
    }

    [Fact]
    public async Task A_response_after_three_seconds_finds_no_interaction()
    {
        var time = new ManualTime();
        await using var stage = await Stage.SetAsync(Stage.Strict with { Time = time });
        var asked = stage.Ask();
        var frame = await stage.ReadInteractionAsync();
        time.Advance(TimeSpan.FromSeconds(3.1));
        var late = await stage.Api.RespondAsync(frame, 4, Content("late"));
        Assert.Equal((404, 10062), (late.Status, late.Code));
        Assert.True(asked.HasFailed);
    }

    [Fact]
    public async Task The_token_ends_after_fifteen_minutes()
    {
        var time = new ManualTime();
        await using var stage = await Stage.SetAsync(Stage.Strict with { Time = time, HeartbeatInterval = TimeSpan.FromHours(1) });
        stage.Ask();
        var frame = await stage.ReadInteractionAsync();
        await stage.Api.RespondAsync(frame, 4, Content("in time"));
        time.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(200, (await stage.Api.WebhookAsync(HttpMethod.Patch, frame, "/messages/@original", Content("edited"))).Status);
        time.Advance(TimeSpan.FromMinutes(2));
        var late = await stage.Api.WebhookAsync(HttpMethod.Patch, frame, "/messages/@original", Content("too late"));
        Assert.Equal((401, 50027), (late.Status, late.Code));
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(0, false)]
    public async Task A_deferral_fixes_who_sees_the_answer(int flags, bool isEphemeral)
    {
        await using var stage = await Stage.SetAsync();
        var asked = stage.Ask();
        var frame = await stage.ReadInteractionAsync();
        await stage.Api.RespondAsync(frame, 5, new JsonObject { ["flags"] = flags });
        await asked.FirstResponseAsync();
        Assert.True(asked.Original!.IsLoading);

        await stage.Api.WebhookAsync(HttpMethod.Patch, frame, "/messages/@original", Content("found", flags: 64 - flags));
        var answer = await asked.AnswerAsync();
        Assert.Equal(("found", isEphemeral, 0), (answer.Content, answer.IsEphemeral, answer.Edits));
    }

    [Fact]
    public async Task A_follow_up_is_a_message_of_its_own_and_can_be_edited_and_deleted()
    {
        await using var stage = await Stage.SetAsync();
        var asked = stage.Ask();
        var frame = await stage.ReadInteractionAsync();
        await stage.Api.RespondAsync(frame, 4, Content("first"));
        var followUp = await stage.Api.WebhookAsync(HttpMethod.Post, frame, "", Content("more"));
        var path = $"/messages/{followUp.Json.GetProperty("id").GetString()}";
        await stage.Api.WebhookAsync(HttpMethod.Patch, frame, path, Content("more, edited"));
        Assert.Equal(["first", "more, edited"], asked.Messages.Select(message => message.Content));
        Assert.Equal(204, (await stage.Api.WebhookAsync(HttpMethod.Delete, frame, path)).Status);
        Assert.Equal(["first"], asked.Messages.Select(message => message.Content));
    }

    [Fact]
    public async Task A_follow_up_right_after_a_deferral_fills_the_deferred_answer()
    {
        await using var stage = await Stage.SetAsync();
        var asked = stage.Ask();
        var frame = await stage.ReadInteractionAsync();
        await stage.Api.RespondAsync(frame, 5);
        await stage.Api.WebhookAsync(HttpMethod.Post, frame, "", Content("found"));
        Assert.Equal("found", (await asked.AnswerAsync()).Content);
        Assert.Single(asked.Messages);
    }

    [Fact]
    public async Task A_token_has_no_webhook_before_the_first_response()
    {
        await using var stage = await Stage.SetAsync();
        stage.Ask();
        var early = await stage.Api.WebhookAsync(HttpMethod.Post, await stage.ReadInteractionAsync(), "", Content("early"));
        Assert.Equal((404, 10015), (early.Status, early.Code));
    }

    [Fact]
    public async Task A_button_updates_the_message_it_is_on()
    {
        await using var stage = await Stage.SetAsync();
        var asked = stage.Ask();
        await stage.Api.RespondAsync(await stage.ReadInteractionAsync(), 4, new JsonObject { ["content"] = "page 1", ["components"] = new JsonArray(Row(Button("next", "More"))) });
        var answer = await asked.AnswerAsync();

        var clicked = stage.Discord.ClickLabel(answer, "More", stage.Ben);
        var frame = await stage.ReadInteractionAsync();
        Assert.Equal("next", frame.GetProperty("data").GetProperty("custom_id").GetString());
        Assert.Equal($"{answer.Id}", frame.GetProperty("message").GetProperty("id").GetString());
        await stage.Api.RespondAsync(frame, 7, new JsonObject { ["content"] = "page 2", ["components"] = new JsonArray() });
        await clicked.FirstResponseAsync();
        Assert.Equal(("page 2", 1, 0), (answer.Content, answer.Edits, answer.Components.Count));
    }

    [Fact]
    public async Task Nobody_can_click_what_is_not_there_is_disabled_or_is_not_theirs_to_see()
    {
        await using var stage = await Stage.SetAsync();
        var asked = stage.Ask();
        var disabled = Button("off", "Off");
        disabled["disabled"] = true;
        await stage.Api.RespondAsync(await stage.ReadInteractionAsync(), 4, new JsonObject
        {
            ["content"] = "yours",
            ["flags"] = 64,
            ["components"] = new JsonArray(Row(Button("on", "On"), disabled)),
        });
        var answer = await asked.AnswerAsync();
        Assert.Throws<InvalidOperationException>(() => stage.Discord.ClickButton(answer, "on", stage.Ben));
        Assert.Throws<InvalidOperationException>(() => stage.Discord.ClickButton(answer, "off", stage.Ada));
        Assert.Throws<InvalidOperationException>(() => stage.Discord.ClickButton(answer, "none", stage.Ada));
        Assert.Equal("yours", answer.Content);
    }

    [Fact]
    public async Task A_modal_is_opened_filled_in_and_sent()
    {
        await using var stage = await Stage.SetAsync();
        var asked = stage.Ask();
        await stage.Api.RespondAsync(await stage.ReadInteractionAsync(), 9, new JsonObject
        {
            ["custom_id"] = "answer",
            ["title"] = "Your answer",
            ["components"] = new JsonArray(new JsonObject
            {
                ["type"] = 18,
                ["label"] = "Service",
                ["component"] = new JsonObject { ["type"] = 4, ["custom_id"] = "service", ["style"] = 1, ["max_length"] = 20 },
            }),
        });
        await asked.FirstResponseAsync();
        Assert.Throws<InvalidOperationException>(() => stage.Discord.SubmitModal(asked));

        var sent = stage.Discord.SubmitModal(asked, ("service", "CloudFront"));
        var frame = await stage.ReadInteractionAsync();
        Assert.Equal("CloudFront", frame.GetProperty("data").GetProperty("components")[0].GetProperty("component").GetProperty("value").GetString());
        await stage.Api.RespondAsync(frame, 4, Content("right", flags: 64));
        Assert.Equal("right", (await sent.AnswerAsync()).Content);
    }

    [Fact]
    public async Task Autocomplete_takes_choices_and_nothing_else()
    {
        await using var stage = await Stage.SetAsync();
        var typed = stage.Discord.TypeIntoOption(stage.Channel, stage.Ada, "ask", "query", "cloudfr");
        var frame = await stage.ReadInteractionAsync();
        Assert.True(frame.GetProperty("data").GetProperty("options")[0].GetProperty("focused").GetBoolean());
        Assert.Equal(50035, (await stage.Api.RespondAsync(frame, 5)).Code);
        Assert.NotEmpty(stage.Discord.TakeViolations());

        var choices = new JsonArray(new JsonObject { ["name"] = "CloudFront › Signed cookies", ["value"] = "s17" });
        await stage.Api.RespondAsync(frame, 8, new JsonObject { ["choices"] = choices });
        await typed.FirstResponseAsync();
        Assert.Equal([("CloudFront › Signed cookies", "s17")], typed.Choices);
    }

    [Fact]
    public async Task More_than_25_choices_are_refused()
    {
        await using var stage = await Stage.SetAsync();
        stage.Discord.TypeIntoOption(stage.Channel, stage.Ada, "ask", "query", "a");
        var choices = new JsonArray([.. Enumerable.Range(0, 26).Select(i => (JsonNode)new JsonObject { ["name"] = $"n{i}", ["value"] = $"v{i}" })]);
        var refused = await stage.Api.RespondAsync(await stage.ReadInteractionAsync(), 8, new JsonObject { ["choices"] = choices });
        Assert.Equal(50035, refused.Code);
        Assert.NotEmpty(stage.Discord.TakeViolations());
    }

    [Fact]
    public async Task A_message_command_brings_the_message()
    {
        await using var stage = await Stage.SetAsync();
        var message = stage.Discord.Post(stage.Channel, stage.Ben, "what are signed cookies?");
        var used = stage.Discord.UseMessageCommand(message, stage.Ada, "Search notes for this");
        var frame = await stage.ReadInteractionAsync();
        var target = frame.GetProperty("data").GetProperty("target_id").GetString()!;
        Assert.Equal("what are signed cookies?", frame.GetProperty("data").GetProperty("resolved").GetProperty("messages").GetProperty(target).GetProperty("content").GetString());
        await stage.Api.RespondAsync(frame, 4, Content("these", flags: 64));
        Assert.True((await used.AnswerAsync()).IsEphemeral);
    }

    [Fact]
    public async Task A_component_response_cannot_answer_a_command()
    {
        await using var stage = await Stage.SetAsync();
        stage.Ask();
        Assert.Equal(50035, (await stage.Api.RespondAsync(await stage.ReadInteractionAsync(), 6)).Code);
        Assert.NotEmpty(stage.Discord.TakeViolations());
    }

    [Fact]
    public async Task The_callback_returns_the_message_when_asked_to()
    {
        await using var stage = await Stage.SetAsync();
        stage.Ask();
        var answer = await stage.Api.RespondAsync(await stage.ReadInteractionAsync(), 4, Content("hello"), "?with_response=true");
        Assert.Equal("hello", answer.Json.GetProperty("resource").GetProperty("message").GetProperty("content").GetString());
    }

    [Fact]
    public async Task An_unregistered_command_or_a_missing_option_cannot_be_sent()
    {
        await using var stage = await Stage.SetAsync();
        var unknown = Assert.Throws<InvalidOperationException>(() => stage.Discord.SendSlashCommand(stage.Channel, stage.Ada, "quiz"));
        Assert.Contains("ask", unknown.Message);
        Assert.Throws<InvalidOperationException>(() => stage.Discord.SendSlashCommand(stage.Channel, stage.Ada, "ask"));
        Assert.Throws<InvalidOperationException>(() => stage.Discord.SendSlashCommand(stage.Channel, stage.Ada, "ask", ("query", 7)));
    }

    [Fact]
    public async Task In_direct_messages_the_frame_carries_a_user_and_no_guild()
    {
        await using var stage = await Stage.SetAsync();
        stage.Discord.SendSlashCommand(stage.Discord.DirectMessages(stage.Ada), stage.Ada, "ask", ("query", "x"));
        var frame = await stage.ReadInteractionAsync();
        Assert.False(frame.TryGetProperty("guild_id", out _));
        Assert.False(frame.TryGetProperty("member", out _));
        Assert.Equal("ada", frame.GetProperty("user").GetProperty("username").GetString());
    }

    [Fact]
    public async Task The_response_time_counts_from_the_frame_to_the_callback()
    {
        var time = new ManualTime();
        await using var stage = await Stage.SetAsync(Stage.Strict with { Time = time });
        var asked = stage.Ask();
        var frame = await stage.ReadInteractionAsync();
        time.Advance(TimeSpan.FromSeconds(2));
        await stage.Api.RespondAsync(frame, 4, Content("slow"));
        Assert.Equal(TimeSpan.FromSeconds(2), asked.ResponseTime);
    }
}
