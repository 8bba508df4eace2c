using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.Testing.Discord.OpenApi;
using Bot.Testing.Discord.State;

namespace Bot.Testing.Discord.Http;

/// <summary>The limits of commands that the documentation states and the description does not hold. Source: Discord, "Application Commands".</summary>
internal static partial class CommandRules
{
    private const int MaxTotalLength = 8000;
    private const int SubCommandLast = 2;

    /// <summary>Most commands of a type in a scope.</summary>
    public static int MaxOfType(int type) => type == CommandRegistry.ChatInput ? 100 : 15;

    /// <summary>How many new commands a scope takes a day.</summary>
    public const int MaxCreatesPerDay = 200;

    /// <summary>Returns what Discord would refuse in a set that replaces a scope's commands.</summary>
    public static List<SchemaError> CheckAll(IReadOnlyList<JsonElement> commands)
    {
        var problems = new List<SchemaError>();
        for (var index = 0; index < commands.Count; index++)
        {
            problems.AddRange(Check(commands[index]).Select(problem => problem.Under($"{index}")));
            var (name, type) = (commands[index].GetText("name"), CommandRegistry.TypeOf(commands[index]));
            if (commands.Take(index).Any(other => other.GetText("name") == name && CommandRegistry.TypeOf(other) == type))
                problems.Add(new([$"{index}", "name"], "APPLICATION_COMMANDS_DUPLICATE_NAME", $"Application command names must be unique: '{name}'"));
        }
        return problems;
    }

    /// <summary>Returns what Discord would refuse in one command.</summary>
    public static List<SchemaError> Check(JsonElement command)
    {
        var problems = new List<SchemaError>();
        var isSlash = CommandRegistry.TypeOf(command) == CommandRegistry.ChatInput;
        if (isSlash)
        {
            CheckNames(command, [], problems);
            if (string.IsNullOrEmpty(command.GetText("description")))
                problems.Add(new(["description"], "BASE_TYPE_REQUIRED", "This field is required"));
            CheckOptions(command, [], problems);
        }
        else if (!string.IsNullOrEmpty(command.GetText("description")) || command.GetItems("options").Any())
        {
            problems.Add(new(["description"], "APPLICATION_COMMAND_CONTEXT_MENU", "Context menu commands have neither description nor options"));
        }
        if (TotalLength(command) is > MaxTotalLength and var total)
            problems.Add(new([], "APPLICATION_COMMAND_TOO_LARGE", $"Command exceeds maximum size ({MaxTotalLength}), is {total}"));
        return problems;
    }

    private static void CheckOptions(JsonElement owner, List<string> path, List<SchemaError> problems)
    {
        var options = owner.GetItems("options").ToList();
        var wasOptional = false;
        for (var index = 0; index < options.Count; index++)
        {
            var option = options[index];
            List<string> place = [.. path, "options", $"{index}"];
            CheckNames(option, place, problems);
            var name = option.GetText("name");
            if (options.Take(index).Any(other => other.GetText("name") == name))
                problems.Add(new([.. place, "name"], "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", $"Option name '{name}' is used twice"));
            if (option.GetInteger("type") > SubCommandLast)
            {
                if (option.GetFlag("required") && wasOptional)
                    problems.Add(new(place, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options"));
                wasOptional |= !option.GetFlag("required");
            }
            if (option.GetFlag("autocomplete") && option.GetItems("choices").Any())
                problems.Add(new(place, "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE", "An option has choices or autocomplete, not both"));
            if (option.GetItems("choices").GroupBy(choice => choice.GetText("name"), StringComparer.Ordinal).Any(group => group.Count() > 1))
                problems.Add(new([.. place, "choices"], "APPLICATION_COMMAND_OPTIONS_CHOICES_DUPLICATE", "Choice names must differ"));
            CheckOptions(option, place, problems);
        }
    }

    private static void CheckNames(JsonElement owner, List<string> path, List<SchemaError> problems)
    {
        var localized = owner.Get("name_localizations") is { ValueKind: JsonValueKind.Object } names
            ? names.EnumerateObject().Select(name => name.Value.ToString()) : [];
        foreach (var name in localized.Prepend(owner.GetText("name") ?? ""))
        {
            if (!SlashName().IsMatch(name) || name.Any(char.IsUpper))
                problems.Add(new([.. path, "name"], "APPLICATION_COMMAND_INVALID_NAME", $"Command name is invalid: '{name}'"));
        }
    }

    /// <summary>Returns the characters of names, descriptions and values; of the translations of a text only the longest counts.</summary>
    private static int TotalLength(JsonElement owner)
    {
        static int Longest(JsonElement owner, string name) => (owner.Get(name + "_localizations") is { ValueKind: JsonValueKind.Object } all
            ? all.EnumerateObject().Select(one => one.Value.ToString().Length) : []).Append(owner.GetText(name)?.Length ?? 0).Max();
        return Longest(owner, "name") + Longest(owner, "description") + (owner.Get("value")?.ToString().Length ?? 0)
            + owner.GetItems("options").Sum(TotalLength) + owner.GetItems("choices").Sum(TotalLength);
    }

    [GeneratedRegex(@"^[-_'\p{L}\p{N}\p{IsDevanagari}\p{IsThai}]{1,32}$", RegexOptions.None, 1000)]
    private static partial Regex SlashName();
}
