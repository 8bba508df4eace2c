using Bot.Core.Chat;

namespace Bot.Terminal.Tests;

public sealed class EditedLineReaderTests
{
    [Fact]
    public void A_command_is_completed() => Assert.Equal(["/note"], Complete("", "/no"));

    [Fact]
    public void A_title_is_completed_from_its_beginning() => Assert.Equal(["SQS › Retention and delay"], Complete("/note ", "SQ"));

    [Fact]
    public void A_title_is_completed_from_any_of_its_words() => Assert.Equal(["retention and delay"], Complete("/note ", "ret"));

    [Fact]
    public void Only_the_word_under_the_cursor_is_replaced() => Assert.Equal(["› Retention and delay"], Complete("/note SQS ", "›"));

    [Fact]
    public void A_command_without_completion_offers_nothing() => Assert.Null(Complete("/help ", "x"));

    [Fact]
    public void A_subcommand_is_completed() => Assert.Equal(["add"], Complete("/schedule ", "a"));

    [Fact]
    public void An_option_of_a_subcommand_is_completed() => Assert.Equal(["Europe/Berlin"], Complete("/schedule add #daily 9:00 ", "Eu"));

    [Fact]
    public void An_option_that_is_named_is_completed_behind_its_name() => Assert.Equal(["timezone:Europe/Berlin"], Complete("/schedule add ", "timezone:Eu"));

    [Fact]
    public void A_choice_is_completed() => Assert.Equal(["mode:race"], Complete("/schedule add ", "mode:r"));

    [Fact]
    public void A_default_subcommand_is_completed_where_none_is_named() => Assert.Equal(["ID-7"], Complete("/schedule ", "ID"));

    [Fact]
    public void What_nobody_can_complete_offers_nothing() => Assert.Null(Complete("/schedule add ", "#da"));

    private static IEnumerable<string>? Complete(string prefix, string word)
    {
        using var output = new StringWriter();
        var note = new StubNote();
        return new EditedLineReader(TerminalConsole.Plain(output), new ChatRouter([note, new StubSchedule()], []), TimeProvider.System).GetCompletions(prefix, word, "");
    }

    private sealed class StubNote : ICompletingCommand
    {
        public CommandDefinition Definition { get; } = new()
        {
            Name = "note",
            Description = "Opens a section",
            Options = [new() { Name = "section", Description = "Which", IsRequired = true, IsCompleted = true }],
        };

        public IReadOnlyList<OptionChoice> Complete(Interaction interaction) => [new("SQS › Retention and delay", "section:1")];

        public Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class StubSchedule : ICompletingCommand
    {
        public CommandDefinition Definition { get; } = new()
        {
            Name = "schedule",
            Description = "Schedules",
            IsGuildOnly = true,
            RequiredPermissions = MemberPermissions.ManageGuild,
            DefaultSubcommand = "view",
            Subcommands =
            [
                new()
                {
                    Name = "add",
                    Description = "Adds one",
                    Options =
                    [
                        new() { Name = "channel", Description = "Where", Kind = OptionKind.Channel, IsRequired = true },
                        new() { Name = "time", Description = "When", IsRequired = true },
                        new() { Name = "timezone", Description = "Zone", IsRequired = true, IsCompleted = true },
                        new() { Name = "mode", Description = "How", Choices = [new("Race", "race"), new("Everyone", "all")] },
                    ],
                },
                new() { Name = "view", Description = "Shows one", Options = [new() { Name = "id", Description = "Which", IsRequired = true, IsCompleted = true }] },
            ],
        };

        public IReadOnlyList<OptionChoice> Complete(Interaction interaction) => interaction switch
        {
            { Command: "schedule add", FocusedOption: "timezone" } => [new("Europe/Berlin", "Europe/Berlin")],
            { Command: "schedule view", FocusedOption: "id" } => [new("Daily at 9:00", "ID-7")],
            _ => [],
        };

        public Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
