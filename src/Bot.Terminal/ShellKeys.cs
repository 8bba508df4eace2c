using RadLine;

namespace Bot.Terminal;

/// <summary>The keys with which every shell edits a line, for an editor that lacks them.</summary>
internal static class ShellKeys
{
    /// <summary>
    /// Adds them: Ctrl-A and Ctrl-E go to the ends, Ctrl-U, Ctrl-K and Ctrl-W delete up to the start, to the end and the word before, Escape empties the
    /// line, and Ctrl-D ends the input on an empty line.
    /// </summary>
    public static void AddTo(KeyBindings bindings)
    {
        bindings.Add<MoveHomeCommand>(ConsoleKey.A, ConsoleModifiers.Control);
        bindings.Add<MoveEndCommand>(ConsoleKey.E, ConsoleModifiers.Control);
        Add(ConsoleKey.U, c => Delete(c.Buffer, 0, c.Buffer.Position));
        Add(ConsoleKey.K, c => Delete(c.Buffer, c.Buffer.Position, c.Buffer.Length));
        Add(ConsoleKey.W, c => Delete(c.Buffer, StartOfWord(c.Buffer), c.Buffer.Position));
        bindings.Add(ConsoleKey.Escape, () => new EditingCommand(c => Delete(c.Buffer, 0, c.Buffer.Length)));
        Add(ConsoleKey.D, c =>
        {
            if (c.Buffer.Length == 0)
                c.Submit(SubmitAction.Cancel);
            else
                Delete(c.Buffer, c.Buffer.Position, Math.Min(c.Buffer.Position + 1, c.Buffer.Length));
        });

        void Add(ConsoleKey key, Action<LineEditorContext> act) => bindings.Add(key, ConsoleModifiers.Control, () => new EditingCommand(act));
    }

    private static void Delete(LineBuffer buffer, int start, int end)
    {
        buffer.Clear(start, end - start);
        buffer.Move(start);
    }

    private static int StartOfWord(LineBuffer buffer)
    {
        var start = buffer.Position;
        while (start > 0 && char.IsWhiteSpace(buffer.Content[start - 1]))
            start--;
        while (start > 0 && !char.IsWhiteSpace(buffer.Content[start - 1]))
            start--;
        return start;
    }
}
