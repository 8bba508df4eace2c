using Spectre.Console;

namespace Bot.Terminal;

/// <summary>Makes the console that replies are shown on.</summary>
public static class TerminalConsole
{
    /// <summary>Wide enough that no line of a pipe is broken by us: its reader decides.</summary>
    private const int PipeWidth = 10_000;

    /// <summary>Returns the process's console: with colours on a terminal, plain unbroken lines into a pipe.</summary>
    public static IAnsiConsole Create() => Console.IsOutputRedirected ? Plain(Console.Out) : AnsiConsole.Create(new AnsiConsoleSettings());

    /// <summary>Returns a console that writes plain unbroken lines.</summary>
    public static IAnsiConsole Plain(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = PipeWidth;
        return console;
    }
}
