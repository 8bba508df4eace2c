using System.Globalization;
using Bot.Discord.Rest;
using Bot.Discord.Wire;

namespace Bot.Discord.Interactions;

/// <summary>Says in one line why Discord refused to register commands. Pure.</summary>
internal static class CommandRefusal
{
    private const int MaxFields = 5;

    /// <summary>Returns which command and which of its fields Discord refused, and what serves until somebody mends it.</summary>
    /// <param name="commands">In the order in which they were sent: Discord names them by their place.</param>
    public static string Describe(DiscordApiException fault, IReadOnlyList<ApplicationCommand> commands)
    {
        var fields = fault.Errors.Take(MaxFields).Select(error => Describe(error, commands)).ToList();
        if (fault.Errors.Count > MaxFields)
            fields.Add(string.Create(CultureInfo.InvariantCulture, $"{fault.Errors.Count - MaxFields} more"));
        var what = fields.Count == 0 ? fault.Message : string.Join("; ", fields);
        return $"Discord refused the commands: {what.TrimEnd('.')}. Those of an earlier start are served unchanged.";
    }

    /// <summary>Returns what to do where the commands of a development guild were refused as a whole.</summary>
    public static string DescribeGuild(DiscordApiException fault, Snowflake guild) =>
        $"Discord:DevelopmentGuildId is '{guild}', and Discord lets the bot register no commands there ({fault.Message.TrimEnd('.')}). "
        + "Invite the bot to that server with the link of 'bot invite', or mend the id.";

    private static string Describe(DiscordFieldError error, IReadOnlyList<ApplicationCommand> commands)
    {
        // As in "3.options.0.description".
        var (first, field) = error.Path.Split('.', 2) is [var place, var rest] ? (place, $" {rest}") : (error.Path, "");
        if (int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < commands.Count)
            return $"/{commands[index].Name}{field}: {error.Message}";
        return error.Path.Length == 0 ? error.Message : $"{error.Path}: {error.Message}";
    }
}
