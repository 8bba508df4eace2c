using System.Net;
using Bot.Options;
using Microsoft.Extensions.Configuration;

namespace Bot.Tests.Options;

public sealed class BotSettingsTests
{
    [Fact]
    public void Everything_has_a_default()
    {
        var settings = From();
        Assert.Equal(SearchEngines.Default, settings.Search.Engine);
        Assert.Equal(DiscordClients.Default, settings.DiscordClient);
        Assert.Null(settings.Health);
        Assert.Equal("knowledge", Path.GetFileName(settings.KnowledgePath));
        Assert.Null(settings.Links.To("sqs.md", 1));
    }

    [Fact]
    public void A_local_file_beside_the_program_wins_over_what_was_shipped_in_the_current_folder()
    {
        var (program, current) = (Directory.CreateTempSubdirectory("bot-program-"), Directory.CreateTempSubdirectory("bot-current-"));
        try
        {
            File.WriteAllText(Path.Combine(program.FullName, "appsettings.Local.json"), """{ "Health": { "Port": 8081 } }""");
            File.WriteAllText(Path.Combine(current.FullName, "appsettings.json"), """{ "Health": { "Port": 8080 } }""");
            Assert.Equal(8081, BotSettings.Load(new Dictionary<string, string?>(), program.FullName, current.FullName).Health?.Port);
        }
        finally
        {
            program.Delete(recursive: true);
            current.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_folder_is_absolute_however_it_is_named() => Assert.True(Path.IsPathRooted(From(("Knowledge:Path", "../notes")).KnowledgePath));

    [Fact]
    public void Only_this_machine_may_ask_how_the_bot_is_unless_another_address_is_set() =>
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 8080), From(("Health:Port", "8080")).Health);

    [Theory]
    [InlineData("Search:Engine", "lucen", "Search:Engine is 'lucen'; use 'builtin' or 'lucene'.")]
    [InlineData("Search:IndexPath", "", "Search:IndexPath is empty; name the folder of the search index, such as data/search-index.")]
    [InlineData("Discord:Client", "discord.js", "Discord:Client is 'discord.js'; use 'builtin' or 'discordnet'.")]
    [InlineData("Health:Port", "70000", "Health:Port is 70000; use 1 to 65535, or 0 for none.")]
    [InlineData("Health:Address", "localhost:80", "Health:Address is 'localhost:80'; use an IP address, such as 127.0.0.1 for this machine alone or 0.0.0.0 for all.")]
    [InlineData("Health:Port", "-1", "Health:Port is -1; use 1 to 65535, or 0 for none.")]
    [InlineData("Knowledge:Path", " ", "Knowledge:Path is empty; name the folder of the notes.")]
    [InlineData(
        "Knowledge:SourceUrl",
        "github",
        "Knowledge:SourceUrl is wrong: 'github' is not an http or https address; write for example https://example.org/notes/{path}#L{line}.")]
    public void A_wrong_value_is_named_with_what_is_allowed(string key, string value, string message) =>
        Assert.Equal(message, Assert.Throws<OptionsProblem>(() => From((key, value))).Message);

    [Fact]
    public void An_engine_that_is_not_built_in_is_named_with_how_to_get_it()
    {
        Assert.SkipWhen(SearchEngines.Default == SearchEngines.Lucene, "This build has every engine.");
        Assert.Equal(
            "Search:Engine is 'lucene'; this build does not have it. Build with -p:LuceneNet=true, or use 'builtin'.",
            Assert.Throws<OptionsProblem>(() => From(("Search:Engine", "lucene"))).Message);
    }

    [Fact]
    public void The_builtin_engine_is_in_every_build() => Assert.Equal("builtin", From(("Search:Engine", "builtin")).Search.Engine);

    [Fact]
    public void A_client_that_is_not_built_in_is_named_with_how_to_get_it()
    {
        Assert.SkipWhen(DiscordClients.Default == DiscordClients.DiscordNet, "This build has every client.");
        Assert.Equal(
            "Discord:Client is 'discordnet'; this build does not have it. Build with -p:DiscordNet=true, or use 'builtin'.",
            Assert.Throws<OptionsProblem>(() => From(("Discord:Client", "discordnet"))).Message);
    }

    [Fact]
    public void The_builtin_client_is_in_every_build() => Assert.Equal("builtin", From(("Discord:Client", "builtin")).DiscordClient);

    [Fact]
    public void A_value_of_the_wrong_type_is_one_line_with_the_key()
    {
        var message = Assert.Throws<OptionsProblem>(() => From(("Health:Port", "eighty"))).Message;
        Assert.Contains("'eighty' at 'Health:Port'", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    private static BotSettings From(params (string Key, string Value)[] values) =>
        BotSettings.From(new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(v => v.Key, v => (string?)v.Value)).Build());
}
