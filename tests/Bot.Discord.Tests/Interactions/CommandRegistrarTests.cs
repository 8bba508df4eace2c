using Bot.Discord.Interactions;
using Bot.Discord.Rest;
using Bot.Discord.Tests.Support;
using Bot.Discord.Wire;
using Bot.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Discord.Tests.Interactions;

public sealed class CommandRegistrarTests
{
    private static readonly ApplicationCommand Ask = new()
    {
        Name = "ask",
        Description = "Find it",
        NameLocalizations = new Dictionary<string, string>(StringComparer.Ordinal) { ["de"] = "frage" },
        Options =
        [
            new CommandOption { Type = ApplicationCommandOptionType.String, Name = "query", Description = "What", Required = true, Autocomplete = true },
            new CommandOption { Type = ApplicationCommandOptionType.Boolean, Name = "hide", Description = "Only for you" },
        ],
        Contexts = [InteractionContext.Guild, InteractionContext.BotDirectMessage],
    };

    /// <summary>The same command as Discord returns it: with its own fields, its own order and its defaults.</summary>
    private const string AskAtDiscord = """
        [{"id":"5","application_id":"9","version":"77","type":1,"name":"ask","description":"Find it","nsfw":false,"dm_permission":true,
          "default_member_permissions":null,"integration_types":[0],"contexts":[1,0],"name_localizations":{"de":"frage"},"description_localizations":null,
          "options":[{"type":3,"name":"query","description":"What","name_localizations":null,"description_localizations":null,"required":true,"autocomplete":true},
                     {"type":5,"name":"hide","description":"Only for you","required":false}]}]
        """;

    private static async Task<(CommandChanges Changes, StubHandler Http)> Register(string there, params ApplicationCommand[] wanted)
    {
        var clock = new ManualTime();
        var http = new StubHandler(clock, request => StubHandler.Json(request.Method is "GET" ? there : "[]"));
        using var rest = new DiscordRestClient(new DiscordRestOptions { Token = "t" }, http, clock, NullLogger<DiscordRestClient>.Instance);
        var changes = await new CommandRegistrar(rest, NullLogger<CommandRegistrar>.Instance).RegisterAsync(new(9), null, wanted, default);
        return (changes, http);
    }

    [Fact]
    public async Task An_unchanged_set_is_not_written()
    {
        var (changes, http) = await Register(AskAtDiscord, Ask);

        Assert.True(changes.IsEmpty);
        Assert.Equal("GET /api/v10/applications/9/commands?with_localizations=true", Assert.Single(http.Sent).ToString());
    }

    [Fact]
    public async Task Any_difference_writes_the_whole_set_once()
    {
        var (changes, http) = await Register(AskAtDiscord, Ask with { Description = "Find the snippet" });

        Assert.Equal(["ask"], changes.Changed);
        Assert.Equal("PUT /api/v10/applications/9/commands", http.Sent[1].ToString());
    }

    [Fact]
    public async Task Commands_that_are_gone_and_new_are_named()
    {
        var (changes, _) = await Register(AskAtDiscord, Ask with { Name = "find" });

        Assert.Equal(["find"], changes.Added);
        Assert.Equal(["ask"], changes.Removed);
        Assert.Equal("added find; removed ask", changes.ToString());
    }

    [Fact]
    public async Task A_changed_translation_is_a_difference()
    {
        var (changes, _) = await Register(AskAtDiscord, Ask with
        {
            NameLocalizations = new Dictionary<string, string>(StringComparer.Ordinal) { ["de"] = "suche" },
        });

        Assert.Equal(["ask"], changes.Changed);
    }
}
