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

    private static IEnumerable<string>? Complete(string prefix, string word)
    {
        using var output = new StringWriter();
        var note = new StubNote();
        return new EditedLineReader(TerminalConsole.Plain(output), new ChatRouter([note], []), TimeProvider.System).GetCompletions(prefix, word, "");
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
}
