using Bot.Core.Chat;
using Bot.Discord.Wire;

namespace Bot.Discord.Rendering;

/// <summary>Turns command definitions into Discord's application commands. Pure.</summary>
public static class CommandRenderer
{
    private const string German = "de";

    /// <summary>Returns the command as it is registered, with its translations.</summary>
    public static ApplicationCommand Render(CommandDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new ApplicationCommand
        {
            Type = definition.IsMessageCommand ? ApplicationCommandType.Message : ApplicationCommandType.ChatInput,
            Name = definition.Name.English,
            NameLocalizations = Localizations(definition.Name),
            Description = definition.IsMessageCommand ? null : definition.Description.English,
            DescriptionLocalizations = definition.IsMessageCommand ? null : Localizations(definition.Description),
            Options = definition.IsMessageCommand ? null : OptionsOf(definition),
            DefaultMemberPermissions = definition.RequiredPermissions == MemberPermissions.None ? null : (Permissions)(ulong)definition.RequiredPermissions,
            Contexts = definition.IsGuildOnly ? [InteractionContext.Guild] : [InteractionContext.Guild, InteractionContext.BotDirectMessage],
        };
    }

    private static IReadOnlyList<CommandOption>? OptionsOf(CommandDefinition definition)
    {
        if (!definition.Subcommands.IsEmpty)
        {
            return
            [
                .. definition.Subcommands.Select(sub => new CommandOption
                {
                    Type = ApplicationCommandOptionType.Subcommand,
                    Name = sub.Name.English,
                    NameLocalizations = Localizations(sub.Name),
                    Description = sub.Description.English,
                    DescriptionLocalizations = Localizations(sub.Description),
                    Options = OptionsOf(sub),
                }),
            ];
        }

        return definition.Options.IsEmpty ? null : [.. definition.Options.Select(OptionOf)];
    }

    private static CommandOption OptionOf(OptionDefinition option)
    {
        var isText = option.Kind == OptionKind.Text;
        var isNumber = option.Kind == OptionKind.Number;
        return new CommandOption
        {
            Type = TypeOf(option.Kind),
            Name = option.Name.English,
            NameLocalizations = Localizations(option.Name),
            Description = option.Description.English,
            DescriptionLocalizations = Localizations(option.Description),
            Required = option.IsRequired ? true : null,
            Autocomplete = option.IsCompleted ? true : null,
            Choices = option.Choices.IsEmpty || option.IsCompleted ? null : [.. option.Choices.Select(choice => ChoiceOf(choice, isNumber))],
            MinLength = isText ? option.Min : null,
            MaxLength = isText ? option.Max : null,
            MinValue = isNumber ? option.Min : null,
            MaxValue = isNumber ? option.Max : null,
            ChannelTypes = option.Kind == OptionKind.Channel ? [ChannelType.GuildText, ChannelType.GuildAnnouncement] : null,
        };
    }

    private static CommandChoice ChoiceOf(OptionChoice choice, bool isNumber) =>
        (isNumber && long.TryParse(choice.Value, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? CommandChoice.Of(choice.Label.English, number)
            : CommandChoice.Of(choice.Label.English, choice.Value)) with
        {
            NameLocalizations = Localizations(choice.Label),
        };

    private static ApplicationCommandOptionType TypeOf(OptionKind kind) => kind switch
    {
        OptionKind.Text => ApplicationCommandOptionType.String,
        OptionKind.Number => ApplicationCommandOptionType.Integer,
        OptionKind.Flag => ApplicationCommandOptionType.Boolean,
        OptionKind.Channel => ApplicationCommandOptionType.Channel,
        OptionKind.Role => ApplicationCommandOptionType.Role,
        OptionKind.Person => ApplicationCommandOptionType.User,
    };

    private static Dictionary<string, string>? Localizations(LocalizedText text) =>
        text.German is { Length: > 0 } german ? new Dictionary<string, string>(StringComparer.Ordinal) { [German] = german } : null;
}
