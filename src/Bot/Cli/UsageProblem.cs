using System.CommandLine;
using System.CommandLine.Parsing;
using Bot.Core.Text;

namespace Bot.Cli;

/// <summary>Says in one line what is wrong with a command line.</summary>
internal static class UsageProblem
{
    /// <summary>A mistyped verb is at most so many edits away from the one that is meant.</summary>
    private const int NearDistance = 2;

    /// <summary>Returns the first problem, the verb that a mistyped one may stand for, and where the help is.</summary>
    /// <param name="parsed">A command line with at least one error.</param>
    public static string Of(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var help = $"Run '{string.Join(' ', NamesOf(parsed.CommandResult))} --help' for the options.";
        var problem = parsed.Errors[0].Message;
        return Meant(parsed) is { } meant ? $"{problem} Did you mean '{meant}'? {help}" : $"{problem} {help}";
    }

    private static IEnumerable<string> NamesOf(CommandResult command)
    {
        if (command.Parent is CommandResult parent)
        {
            foreach (var name in NamesOf(parent))
                yield return name;
            yield return command.Command.Name;
        }
        else
        {
            // The root has the name of its file.
            yield return "bot";
        }
    }

    private static string? Meant(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is not [var typed, ..])
            return null;
        return parsed.CommandResult.Command.Subcommands
            .Select(c => (c.Name, Distance: EditDistance.Between(c.Name, typed.ToLowerInvariant())))
            .Where(c => c.Distance <= NearDistance)
            .OrderBy(c => c.Distance)
            .Select(c => c.Name)
            .FirstOrDefault();
    }
}
