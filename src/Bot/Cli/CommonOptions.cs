using System.CommandLine;
using Bot.Options;

namespace Bot.Cli;

/// <summary>Options that several verbs share.</summary>
internal static class CommonOptions
{
    public static Option<string?> Knowledge() => new("--knowledge")
    {
        Description = "The folder of the notes (setting Knowledge:Path).",
        HelpName = "DIR",
    };

    public static Option<bool> Json() => new("--json") { Description = "Write JSON." };

    /// <summary>Returns the settings with the folder of the command line in them.</summary>
    /// <exception cref="OptionsProblem">A setting is not allowed.</exception>
    public static BotSettings Settings(string? knowledge)
    {
        var commandLine = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (knowledge is not null)
            commandLine[$"{KnowledgeOptions.Section}:{nameof(KnowledgeOptions.Path)}"] = knowledge;
        return BotSettings.Load(commandLine);
    }
}
