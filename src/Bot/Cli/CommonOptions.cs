using System.CommandLine;
using Bot.Options;

namespace Bot.Cli;

/// <summary>Options that several verbs share. Those of the settings belong to the root and may stand before or after a verb.</summary>
internal static class CommonOptions
{
    public static Option<string?> Knowledge { get; } = new("--knowledge")
    {
        Description = "The folder of the notes (setting Knowledge:Path).",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<string[]> Set { get; } = CreateSet();

    public static Option<bool> Json() => new("--json") { Description = "Write JSON." };

    /// <summary>Returns the settings with those of the command line in them.</summary>
    /// <exception cref="OptionsProblem">A setting is not allowed.</exception>
    public static BotSettings Settings(ParseResult parsed)
    {
        var commandLine = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in parsed.GetValue(Set) ?? [])
        {
            var equals = setting.IndexOf('=', StringComparison.Ordinal);
            commandLine[setting[..equals]] = setting[(equals + 1)..];
        }
        if (parsed.GetValue(Knowledge) is { } knowledge)
            commandLine[$"{KnowledgeOptions.Section}:{nameof(KnowledgeOptions.Path)}"] = knowledge;
        return BotSettings.Load(commandLine);
    }

    private static Option<string[]> CreateSet()
    {
        var option = new Option<string[]>("--set")
        {
            Description = "A setting, such as Discord:Shards=0-3/8; may be repeated. Wins over files and environment.",
            HelpName = "KEY=VALUE",
            Recursive = true,
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
}
