using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Bot.Core.Chat;
using Bot.Core.Schedule;

namespace Bot.Core.Commands.Game;

/// <summary>Options that several commands of the game share.</summary>
internal static class GameOptions
{
    private const int MaxChoices = 25;
    private const int MaxLength = 100;

    public static OptionDefinition Topic { get; } = new()
    {
        Name = new("topic", "thema"),
        Description = new("Only questions on this topic", "Nur Fragen zu diesem Thema"),
        IsCompleted = true,
        Max = MaxLength,
    };

    public static OptionDefinition Difficulty { get; } = new()
    {
        Name = new("difficulty", "schwierigkeit"),
        Description = new("Only questions of this difficulty", "Nur Fragen dieser Schwierigkeit"),
        Choices =
        [
            new(new("easy", "leicht"), "easy"),
            new(new("medium", "mittel"), "medium"),
            new(new("hard", "schwer"), "hard"),
        ],
    };

    public static OptionDefinition Group { get; } = new()
    {
        Name = new("group", "gruppe"),
        Description = new("Which study group; the channel's unless given", "Welche Lerngruppe; die des Kanals, wenn nichts angegeben ist"),
        Max = 50,
    };

    /// <summary>Returns an option's text without white space around it; null when it is empty or was not given.</summary>
    public static string? TextOf(Interaction interaction, string option) => interaction.Text(option)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Returns whether a text was understood, with its value; otherwise with the sentence that says what to type instead.</summary>
    public static bool TryRead<T>(ParseOutcome<T> outcome, Phrases phrases, [MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out string? problem)
    {
        if (outcome is Parsed<T> parsed)
        {
            (value, problem) = (parsed.Value!, null);
            return true;
        }

        (value, problem) = (default, phrases.In(((NotParsed<T>)outcome).Problem));
        return false;
    }

    public static int? DifficultyOf(Interaction interaction) => interaction.Text("difficulty") switch
    {
        "easy" => 1,
        "medium" => 2,
        "hard" => 3,
        _ => null,
    };

    /// <summary>Returns the topics that have questions, those that start with what was typed first.</summary>
    public static IReadOnlyList<OptionChoice> CompleteTopic(QuestionBank bank, string typed) =>
    [
        .. bank.Questions
            .Select(q => q.Topic)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(t => t.Length <= MaxLength && t.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(t => t.StartsWith(typed.Trim(), StringComparison.OrdinalIgnoreCase))
            .ThenBy(t => t, StringComparer.OrdinalIgnoreCase)
            .Take(MaxChoices)
            .Select(t => new OptionChoice(t, t)),
    ];

    /// <summary>Returns the time zones whose region or city starts with what was typed into the option <c>timezone</c>.</summary>
    public static IReadOnlyList<OptionChoice> CompleteTimeZone(Interaction interaction) =>
        [.. TimeZoneParser.Complete(interaction.Text("timezone") ?? "", MaxChoices).Select(id => new OptionChoice(id, id))];

    /// <summary>Reads a non-negative whole number of a token; null for anything else.</summary>
    public static long? Id(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    public static string IdText(long id) => id.ToString(CultureInfo.InvariantCulture);
}
