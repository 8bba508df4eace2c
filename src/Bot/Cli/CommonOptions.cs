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

    public static Option<string[]> Set()
    {
        var option = new Option<string[]>("--set")
        {
            Description = "A setting, such as Discord:Shards=0-3/8; may be repeated. Wins over files and environment.",
            HelpName = "KEY=VALUE",
        };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (token.Value.IndexOf('=', StringComparison.Ordinal) < 1)
                    result.AddError($"--set '{token.Value}' is no setting; write KEY=VALUE, such as Discord:Shards=0-3/8.");
            }
        });
        return option;
    }

    public static Option<bool> Json() => new("--json") { Description = "Write JSON." };

    /// <summary>Returns the settings with those of the command line in them.</summary>
    /// <param name="set">What <see cref="Set"/> was given.</param>
    /// <exception cref="OptionsProblem">A setting is not allowed.</exception>
    public static BotSettings Settings(string? knowledge, params IEnumerable<string> set)
    {
        var commandLine = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in set)
        {
            var equals = setting.IndexOf('=', StringComparison.Ordinal);
            commandLine[setting[..equals]] = setting[(equals + 1)..];
        }
        if (knowledge is not null)
            commandLine[$"{KnowledgeOptions.Section}:{nameof(KnowledgeOptions.Path)}"] = knowledge;
        return BotSettings.Load(commandLine);
    }
}
