using System.Text.Json.Nodes;
using Bot.Testing.Discord;
using Bot.Testing.Discord.State;

namespace Bot.Testing.Tests.Discord.Support;

/// <summary>A fake Discord with a guild, a channel, a person and one registered command, and a raw client that is connected.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private Stage(FakeDiscord discord)
    {
        Discord = discord;
        Guild = discord.AddGuild("study group");
        Channel = Guild.AddTextChannel("aws");
        Ada = discord.AddUser("ada", Guild);
        Ben = discord.AddUser("ben", Guild);
        Api = new RawApi(discord);
    }

    public FakeDiscord Discord { get; }

    public FakeGuild Guild { get; }

    public FakeChannel Channel { get; }

    public FakeUser Ada { get; }

    public FakeUser Ben { get; }

    public RawApi Api { get; }

    public RawGateway Gateway { get; private set; } = null!;

    /// <summary>The commands that every stage has registered.</summary>
    public static JsonArray Commands =>
    [
        new JsonObject
        {
            ["name"] = "ask", ["description"] = "Quotes the notes", ["options"] = new JsonArray(
                new JsonObject { ["type"] = 3, ["name"] = "query", ["description"] = "What to look for", ["required"] = true, ["autocomplete"] = true },
                new JsonObject { ["type"] = 5, ["name"] = "hide", ["description"] = "Answer only me" }),
        },
        new JsonObject { ["name"] = "Search notes for this", ["type"] = 3 },
    ];

    public static FakeDiscordOptions Strict => new() { ChecksOwnAnswers = true };

    public static async Task<Stage> SetAsync(FakeDiscordOptions? options = null, bool connects = true)
    {
        var stage = new Stage(await FakeDiscord.StartAsync(options ?? Strict));
        var registered = await stage.Api.PutAsync($"applications/{stage.Discord.Bot.Id}/commands", Commands);
        Assert.Equal(200, registered.Status);
        if (connects)
        {
            stage.Gateway = await RawGateway.StartAsync(stage.Discord);
            await stage.Gateway.ReadEventAsync("GUILD_CREATE");
        }
        return stage;
    }

    public FakeInteraction Ask(string query = "signed cookies") => Discord.SendSlashCommand(Channel, Ada, "ask", ("query", query));

    public Task<System.Text.Json.JsonElement> ReadInteractionAsync() => Gateway.ReadEventAsync("INTERACTION_CREATE");

    public async ValueTask DisposeAsync()
    {
        if (Gateway is not null)
            await Gateway.DisposeAsync();
        Api.Dispose();
        await Discord.DisposeAsync();
    }
}
