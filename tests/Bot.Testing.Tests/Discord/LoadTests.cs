using System.Text.Json.Nodes;
using Bot.Testing.Discord;
using Bot.Testing.Discord.Http;
using Bot.Testing.Discord.State;
using Bot.Testing.Tests.Discord.Support;

namespace Bot.Testing.Tests.Discord;

/// <summary>What the load program in Bot.Benchmarks relies on. How fast it is, it measures; here it must only be right.</summary>
public sealed class LoadTests
{
    private static readonly FakeDiscordOptions Lean = new()
    {
        RateLimits = RateLimitRules.Unlimited,
        KeepsTranscript = false,
        ResponseDeadline = TimeSpan.FromMinutes(5),
        HeartbeatInterval = TimeSpan.FromHours(1),
        OpenApiPath = null,
    };

    [Fact]
    public async Task A_burst_of_2000_interactions_is_delivered_and_each_answer_counted_once()
    {
        await using var stage = await Stage.SetAsync(Lean);
        var asked = Enumerable.Range(0, 2000).Select(i => stage.Ask($"question {i}")).ToList();
        await AnswerAsync(stage, 2000);
        Assert.All(asked, one => Assert.Equal((InteractionResponseKind.Message, 1), (one.Response, one.Callbacks)));
        Assert.Equal(2000, stage.Discord.Statistics.InteractionsAnswered);
    }

    [Fact]
    public async Task A_limited_history_forgets_the_oldest()
    {
        await using var stage = await Stage.SetAsync(Lean with { HistoryLimit = 50 });
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 40; i++)
                stage.Ask($"question {i}");
            await AnswerAsync(stage, 40);
        }
        Assert.Equal(50, stage.Discord.Messages(stage.Channel).Count);
        Assert.Equal(120, stage.Discord.Statistics.InteractionsAnswered);
    }

    [Fact]
    public async Task A_limited_history_keeps_those_who_wait()
    {
        await using var stage = await Stage.SetAsync(Lean with { HistoryLimit = 10 });
        for (var i = 0; i < 40; i++)
            stage.Ask($"question {i}");
        await AnswerAsync(stage, 40);
        Assert.Equal(40, stage.Discord.Statistics.InteractionsAnswered);
    }

    private static async Task AnswerAsync(Stage stage, int count)
    {
        var answers = new List<Task<RawApi.Answer>>();
        for (var i = 0; i < count; i++)
            answers.Add(stage.Api.RespondAsync(await stage.ReadInteractionAsync(), 4, new JsonObject { ["content"] = "found" }));
        Assert.All(await Task.WhenAll(answers), answer => Assert.Equal(204, answer.Status));
    }
}
