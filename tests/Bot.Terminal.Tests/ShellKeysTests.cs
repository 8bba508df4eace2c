using RadLine;

namespace Bot.Terminal.Tests;

public sealed class ShellKeysTests
{
    [Theory]
    [InlineData(ConsoleKey.A, "|what is sqs")]
    [InlineData(ConsoleKey.E, "what is sqs|")]
    [InlineData(ConsoleKey.U, "| sqs")]
    [InlineData(ConsoleKey.K, "what is|")]
    [InlineData(ConsoleKey.W, "what | sqs")]
    [InlineData(ConsoleKey.D, "what is|sqs")]
    public void A_key_edits_the_line_as_in_a_shell(ConsoleKey key, string line) => Assert.Equal(line, Press("what is| sqs", key, ConsoleModifiers.Control));

    [Fact]
    public void Escape_empties_the_line() => Assert.Equal("|", Press("what is| sqs", ConsoleKey.Escape, modifiers: null));

    [Fact]
    public void A_word_is_deleted_with_the_space_behind_it() => Assert.Equal("what |", Press("what is  |", ConsoleKey.W, ConsoleModifiers.Control));

    [Theory]
    [InlineData(ConsoleKey.U)]
    [InlineData(ConsoleKey.K)]
    [InlineData(ConsoleKey.W)]
    public void An_empty_line_has_nothing_to_delete(ConsoleKey key) => Assert.Equal("|", Press("|", key, ConsoleModifiers.Control));

    /// <summary>Returns the line after a key; the bar is the cursor.</summary>
    private static string Press(string line, ConsoleKey key, ConsoleModifiers? modifiers)
    {
        var bindings = new KeyBindings();
        ShellKeys.AddTo(bindings);
        var buffer = new LineBuffer(line.Replace("|", "", StringComparison.Ordinal));
        buffer.Move(line.IndexOf('|', StringComparison.Ordinal));
        bindings.GetCommand(key, modifiers)!.Execute(new LineEditorContext(buffer, provider: null));
        return buffer.Content.Insert(buffer.Position, "|");
    }
}
