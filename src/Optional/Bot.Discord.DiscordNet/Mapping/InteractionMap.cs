using System.Text.Json;
using Discord;
using Discord.WebSocket;

namespace Bot.Discord.DiscordNet.Mapping;

/// <summary>Reads Discord.Net's interactions into the protocol's. Pure.</summary>
internal static class InteractionMap
{
    /// <summary>Returns the interaction; one of a kind that the bot does not use has no data.</summary>
    public static Wire.Interaction Read(SocketInteraction interaction)
    {
        var (data, message) = DataOf(interaction);
        var user = UserOf(interaction.User);
        return new Wire.Interaction
        {
            Id = new(interaction.Id),
            ApplicationId = new(interaction.ApplicationId),
            Type = (Wire.InteractionType)(int)interaction.Type,
            Data = data,
            Token = interaction.Token,
            GuildId = IdOf(interaction.GuildId),
            ChannelId = IdOf(interaction.ChannelId ?? interaction.Channel?.Id),
            User = user,
            Member = interaction.User is SocketGuildUser member
                ? new Wire.Member { User = user, Nick = member.Nickname, Permissions = (Wire.Permissions)PermissionsOf(member, interaction.Channel as IGuildChannel) }
                : null,
            Message = message,
            Locale = interaction.UserLocale,
            GuildLocale = interaction.GuildLocale,
        };
    }

    private static (Wire.InteractionData? Data, Wire.Message? Message) DataOf(SocketInteraction interaction) => interaction switch
    {
        SocketSlashCommand slash => (
            new Wire.InteractionData
            {
                Id = new(slash.CommandId),
                Name = slash.CommandName,
                Type = Wire.ApplicationCommandType.ChatInput,
                Options = [.. slash.Data.Options.Select(OptionOf)],
            },
            null),
        SocketMessageCommand command => (OnMessage(command), null),
        SocketAutocompleteInteraction typed => (Typed(typed.Data), null),
        SocketMessageComponent component => (
            new Wire.InteractionData
            {
                CustomId = component.Data.CustomId,
                ComponentType = (Wire.ComponentType)(int)component.Data.Type,
                Values = component.Data.Values is { } values ? [.. values] : null,
            },
            MessageOf(component.Message)),
        SocketModal modal => (
            new Wire.InteractionData
            {
                CustomId = modal.Data.CustomId,
                Components = [.. modal.Data.Components.Select(field => new Wire.Component
                {
                    Type = (Wire.ComponentType)(int)field.Type,
                    CustomId = field.CustomId,
                    Value = field.Value,
                    Values = field.Values is { } values ? [.. values] : null,
                })],
            },
            MessageOf(modal.Message)),
        _ => (null, null),
    };

    private static Wire.InteractionData OnMessage(SocketMessageCommand command)
    {
        var message = command.Data.Message;
        return new Wire.InteractionData
        {
            Id = new(command.CommandId),
            Name = command.CommandName,
            Type = Wire.ApplicationCommandType.Message,
            TargetId = new(message.Id),
            Resolved = new Wire.ResolvedData
            {
                Messages = new Dictionary<Wire.Snowflake, Wire.Message>
                {
                    [new(message.Id)] = new()
                    {
                        Id = new(message.Id),
                        Content = message.Content,
                        Embeds = [.. message.Embeds.Select(embed => new Wire.Embed { Title = embed.Title, Description = embed.Description })],
                    },
                },
            },
        };
    }

    /// <summary>Discord.Net lays out a subcommand and its options side by side; here they go back into one another.</summary>
    private static Wire.InteractionData Typed(SocketAutocompleteInteractionData data)
    {
        IReadOnlyList<Wire.InteractionOption> options =
        [
            .. data.Options.Where(option => !IsSubcommand(option.Type)).Select(option => new Wire.InteractionOption
            {
                Name = option.Name,
                Type = (Wire.ApplicationCommandOptionType)(int)option.Type,
                Value = JsonOf(option.Value),
                Focused = option.Focused ? true : null,
            }),
        ];
        foreach (var sub in data.Options.Where(option => IsSubcommand(option.Type)).Reverse())
            options = [new Wire.InteractionOption { Name = sub.Name, Type = (Wire.ApplicationCommandOptionType)(int)sub.Type, Options = options }];
        return new Wire.InteractionData { Id = new(data.CommandId), Name = data.CommandName, Type = Wire.ApplicationCommandType.ChatInput, Options = options };
    }

    private static bool IsSubcommand(ApplicationCommandOptionType type) =>
        type is ApplicationCommandOptionType.SubCommand or ApplicationCommandOptionType.SubCommandGroup;

    private static Wire.InteractionOption OptionOf(SocketSlashCommandDataOption option) => new()
    {
        Name = option.Name,
        Type = (Wire.ApplicationCommandOptionType)(int)option.Type,
        Value = JsonOf(option.Value),
        Options = option.Options is { Count: > 0 } inner ? [.. inner.Select(OptionOf)] : null,
    };

    private static JsonElement JsonOf(object? value) => value switch
    {
        null => default,
        // Discord.Net puts the person, role or channel in the place of its id.
        IEntity<ulong> entity => JsonOf(new Wire.Snowflake(entity.Id).ToString()),
        string text => JsonSerializer.SerializeToElement(text, Wire.WireJson.Default.String),
        long number => JsonSerializer.SerializeToElement(number, Wire.WireJson.Default.Int64),
        _ => JsonSerializer.SerializeToElement(value),
    };

    /// <summary>
    /// Returns what the member may do in the channel. Discord says it with the interaction, but Discord.Net keeps that to itself, so it is worked out
    /// again from the roles and the channel; a channel that Discord.Net has not seen counts as one without exceptions.
    /// </summary>
    private static ulong PermissionsOf(SocketGuildUser member, IGuildChannel? channel)
    {
        var everywhere = member.GuildPermissions.RawValue;
        return channel is null || member.GuildPermissions.Administrator
            ? everywhere
            : (everywhere & ~ChannelPermissions.All(channel).RawValue) | member.GetPermissions(channel).RawValue;
    }

    private static Wire.User UserOf(SocketUser user) =>
        new() { Id = new(user.Id), Username = user.Username ?? "", GlobalName = user.GlobalName, Bot = user.IsBot ? true : null };

    private static Wire.Message? MessageOf(SocketUserMessage? message) => message is null ? null : new Wire.Message { Id = new(message.Id) };

    private static Wire.Snowflake? IdOf(ulong? id) => id is { } value ? new Wire.Snowflake(value) : null;
}
