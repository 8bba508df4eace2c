using System.Text.Json;
using Bot.Core.Chat;
using Bot.Discord.Rendering;
using Bot.Discord.Wire;

namespace Bot.Discord.Tests.Rendering;

public sealed class CommandRendererTests
{
    [Fact]
    public void A_definition_becomes_a_command_with_its_translations()
    {
        var command = CommandRenderer.Render(new CommandDefinition
        {
            Name = "ask",
            Description = new("Find it", "Findet es"),
            Options =
            [
                new() { Name = new("query", "frage"), Description = "What", IsRequired = true, IsCompleted = true, Max = 200 },
                new() { Name = "hide", Description = "Only for you", Kind = OptionKind.Flag },
            ],
        });

        Assert.Empty(LimitCheck.Of([command]));
        Assert.Equal(
            """[{"type":1,"name":"ask","description":"Find it","description_localizations":{"de":"Findet es"},"options":["""
            + """{"type":3,"name":"query","name_localizations":{"de":"frage"},"description":"What","required":true,"autocomplete":true,"max_length":200},"""
            + """{"type":5,"name":"hide","description":"Only for you"}],"contexts":[0,1]}]""",
            JsonSerializer.Serialize([command], WireJson.Default.ApplicationCommandArray));
    }

    [Fact]
    public void A_message_command_has_no_description_and_keeps_its_capitals()
    {
        var command = CommandRenderer.Render(new CommandDefinition
        {
            Name = "Search notes for this",
            Description = "x",
            IsMessageCommand = true,
            IsGuildOnly = true,
            RequiredPermissions = MemberPermissions.ManageGuild,
        });

        Assert.Equal("""[{"type":3,"name":"Search notes for this","default_member_permissions":32,"contexts":[0]}]""",
            JsonSerializer.Serialize([command], WireJson.Default.ApplicationCommandArray));
    }

    [Fact]
    public void Subcommands_become_options()
    {
        var command = CommandRenderer.Render(new CommandDefinition
        {
            Name = "schedule",
            Description = "x",
            Subcommands = [new() { Name = "add", Description = "x", Options = [new() { Name = "days", Description = "x", Kind = OptionKind.Number, Min = 1, Max = 7 }] }],
        });

        var option = Assert.Single(command.Options!);
        Assert.Equal(ApplicationCommandOptionType.Subcommand, option.Type);
        Assert.Equal(7, Assert.Single(option.Options!).MaxValue);
    }
}
