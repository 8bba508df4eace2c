using System.Text.Json;
using Discord;
using Discord.Rest;

namespace Bot.Discord.DiscordNet.Mapping;

/// <summary>Turns the protocol's commands into Discord.Net's and back, so that both can be compared. Pure.</summary>
internal static class CommandMap
{
    public static ApplicationCommandProperties PropertiesOf(Wire.ApplicationCommand command) => command.Type switch
    {
        Wire.ApplicationCommandType.Message => MessageCommandOf(command),
        null or Wire.ApplicationCommandType.ChatInput => SlashCommandOf(command),
        _ => throw new ArgumentException($"The bot has no commands of type {command.Type}.", nameof(command)),
    };

    public static Wire.ApplicationCommand Read(RestApplicationCommand command) => new()
    {
        Id = new(command.Id),
        Type = (Wire.ApplicationCommandType)(int)command.Type,
        Name = command.Name,
        NameLocalizations = command.NameLocalizations,
        Description = command.Description,
        DescriptionLocalizations = command.DescriptionLocalizations,
        Options = [.. command.Options.Select(Read)],
        // Discord.Net reads "nobody but administrators" (0) and "everybody" (none) as the same; the bot asks for the second only.
        DefaultMemberPermissions = command.DefaultMemberPermissions.RawValue == 0 ? null : (Wire.Permissions)command.DefaultMemberPermissions.RawValue,
        Contexts = command.ContextTypes is { } contexts ? [.. contexts.Select(context => (Wire.InteractionContext)(int)context)] : null,
    };

    /// <summary>Returns text, a whole number or a real one.</summary>
    public static object ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number when value.TryGetInt64(out var number) => number,
        JsonValueKind.Number => value.GetDouble(),
        _ => throw new ArgumentException($"A choice's value is text or a number, not {value.ValueKind}.", nameof(value)),
    };

    private static SlashCommandProperties SlashCommandOf(Wire.ApplicationCommand command)
    {
        var builder = new SlashCommandBuilder
        {
            Name = command.Name,
            Description = command.Description,
            DefaultMemberPermissions = (GuildPermission?)(ulong?)command.DefaultMemberPermissions,
            ContextTypes = ContextsOf(command),
            Options = [.. (command.Options ?? []).Select(OptionOf)],
        };
        if (command.NameLocalizations is { } names)
            builder.WithNameLocalizations(names.ToDictionary(StringComparer.Ordinal));
        if (command.DescriptionLocalizations is { } descriptions)
            builder.WithDescriptionLocalizations(descriptions.ToDictionary(StringComparer.Ordinal));
        return Finish(builder.Build(), command);
    }

    private static MessageCommandProperties MessageCommandOf(Wire.ApplicationCommand command)
    {
        var builder = new MessageCommandBuilder
        {
            Name = command.Name,
            DefaultMemberPermissions = (GuildPermission?)(ulong?)command.DefaultMemberPermissions,
            ContextTypes = ContextsOf(command),
        };
        if (command.NameLocalizations is { } names)
            builder.WithNameLocalizations(names.ToDictionary(StringComparer.Ordinal));
        return Finish(builder.Build(), command);
    }

    private static T Finish<T>(T properties, Wire.ApplicationCommand command)
        where T : ApplicationCommandProperties
    {
        // Discord.Net sends the old field beside the new one; they must say the same.
#pragma warning disable CS0618
        properties.IsDMEnabled = command.Contexts?.Contains(Wire.InteractionContext.BotDirectMessage) ?? true;
#pragma warning restore CS0618
        return properties;
    }

    private static HashSet<InteractionContextType>? ContextsOf(Wire.ApplicationCommand command) =>
        command.Contexts is { Count: > 0 } contexts ? [.. contexts.Select(context => (InteractionContextType)(int)context)] : null;

    private static SlashCommandOptionBuilder OptionOf(Wire.CommandOption option)
    {
        var builder = new SlashCommandOptionBuilder
        {
            Name = option.Name,
            Description = option.Description,
            Type = (ApplicationCommandOptionType)(int)option.Type,
            IsRequired = option.Required,
            IsAutocomplete = option.Autocomplete == true,
            MinValue = option.MinValue,
            MaxValue = option.MaxValue,
            MinLength = option.MinLength,
            MaxLength = option.MaxLength,
            ChannelTypes = option.ChannelTypes is { } types ? [.. types.Select(type => (ChannelType)(int)type)] : null,
            Choices = option.Choices is { } choices
                ? [.. choices.Select(choice => new ApplicationCommandOptionChoiceProperties
                {
                    Name = choice.Name,
                    Value = ValueOf(choice.Value),
                    NameLocalizations = choice.NameLocalizations?.ToDictionary(StringComparer.Ordinal),
                })]
                : null,
            Options = option.Options is { } inner ? [.. inner.Select(OptionOf)] : null,
        };
        if (option.NameLocalizations is { } names)
            builder.WithNameLocalizations(names.ToDictionary(StringComparer.Ordinal));
        if (option.DescriptionLocalizations is { } descriptions)
            builder.WithDescriptionLocalizations(descriptions.ToDictionary(StringComparer.Ordinal));
        return builder;
    }

    private static Wire.CommandOption Read(RestApplicationCommandOption option) => new()
    {
        Type = (Wire.ApplicationCommandOptionType)(int)option.Type,
        Name = option.Name,
        NameLocalizations = option.NameLocalizations,
        Description = option.Description,
        DescriptionLocalizations = option.DescriptionLocalizations,
        Required = option.IsRequired,
        Autocomplete = option.IsAutocomplete,
        MinValue = option.MinValue,
        MaxValue = option.MaxValue,
        MinLength = option.MinLength,
        MaxLength = option.MaxLength,
        ChannelTypes = [.. option.ChannelTypes.Select(type => (Wire.ChannelType)(int)type)],
        Choices = [.. option.Choices.Select(choice => ChoiceOf(choice))],
        Options = [.. option.Options.Select(Read)],
    };

    private static Wire.CommandChoice ChoiceOf(RestApplicationCommandChoice choice)
    {
        var read = choice.Value is string text ? Wire.CommandChoice.Of(choice.Name, text) : Wire.CommandChoice.Of(choice.Name, Convert.ToInt64(choice.Value, System.Globalization.CultureInfo.InvariantCulture));
        return read with { NameLocalizations = choice.NameLocalizations };
    }
}
