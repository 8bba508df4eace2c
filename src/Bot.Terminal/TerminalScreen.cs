using System.Collections.Immutable;
using Bot.Core.Chat;
using Spectre.Console;

namespace Bot.Terminal;

/// <summary>
/// What is on the terminal: replies one below the other, and the numbered controls of the last one. Thread-safe, because posts arrive while somebody
/// is typing.
/// </summary>
/// <param name="console">Where to.</param>
public sealed class TerminalScreen(IAnsiConsole console)
{
    private readonly Lock _lock = new();
    private readonly TerminalRenderer _renderer = new(console);
    private ImmutableArray<TerminalControl> _controls = [];

    /// <summary>What the numbers stand for now, in order.</summary>
    public ImmutableArray<TerminalControl> Controls
    {
        get
        {
            lock (_lock)
                return _controls;
        }
    }

    /// <summary>Shows a reply; its controls take the place of those before it.</summary>
    public void Show(Reply reply)
    {
        lock (_lock)
            _controls = _renderer.Show(reply);
    }

    /// <summary>Shows a sentence; the controls stay.</summary>
    public void Say(RichText text)
    {
        lock (_lock)
            _renderer.Show(text, indent: 0);
    }

    /// <summary>Leaves a line empty.</summary>
    public void EndParagraph()
    {
        lock (_lock)
            console.WriteLine();
    }
}
