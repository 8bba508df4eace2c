using Discord;

namespace Bot.Discord.DiscordNet.Mapping;

/// <summary>
/// Turns the protocol's messages and forms into Discord.Net's, and back what the bot looks for. What is rendered is inside Discord's limits already,
/// which are Discord.Net's too. Pure.
/// </summary>
internal static class MessageMap
{
    public static Embed[] EmbedsOf(Wire.MessageRequest message) => [.. (message.Embeds ?? []).Select(EmbedOf)];

    public static MessageComponent ComponentsOf(Wire.MessageRequest message)
    {
        var builder = new ComponentBuilder();
        foreach (var row in message.Components ?? [])
        {
            var line = new ActionRowBuilder();
            foreach (var component in row.Components ?? [])
                line.AddComponent(ControlOf(component));
            builder.AddRow(line);
        }

        return builder.Build();
    }

    /// <summary>Nobody is notified but those whom the message names.</summary>
    public static AllowedMentions MentionsOf(Wire.AllowedMentions mentions) => new(AllowedMentionTypes.None)
    {
        RoleIds = [.. (mentions.Roles ?? []).Select(role => role.Value)],
        UserIds = [.. (mentions.Users ?? []).Select(user => user.Value)],
    };

    /// <summary>Returns the change that makes a message what the request says.</summary>
    public static Action<MessageProperties> ChangeTo(Wire.MessageRequest message, FileAttachment? file) => properties =>
    {
        properties.Content = message.Content ?? "";
        properties.Embeds = EmbedsOf(message);
        properties.Components = ComponentsOf(message);
        properties.AllowedMentions = MentionsOf(message.AllowedMentions);
        if (file is { } attachment)
            properties.Attachments = new[] { attachment };
    };

    /// <summary>Returns the form. Discord.Net 3.16 knows text inputs in rows only, so a label goes to its input, where it is shown the same.</summary>
    public static Modal ModalOf(Wire.InteractionResponseData data)
    {
        var builder = new ModalBuilder(data.Title, data.CustomId);
        foreach (var (label, row) in (data.Components ?? []).Select((label, row) => (label, row)))
        {
            var input = label.Child ?? throw new ArgumentException("A form holds nothing but labels with a text input each.", nameof(data));
            builder.AddTextInput(
                new TextInputBuilder(
                    label.Label, input.CustomId, (TextInputStyle)(input.Style ?? (int)Wire.TextInputStyle.Short), input.Placeholder, input.MinLength, input.MaxLength, input.Required),
                row);
        }

        return builder.Build();
    }

    /// <summary>Returns a choice with its value as Discord.Net wants it: text or a number.</summary>
    public static AutocompleteResult ChoiceOf(Wire.CommandChoice choice) => new(choice.Name, CommandMap.ValueOf(choice.Value));

    /// <summary>Returns the message's id, text and the ids of its controls.</summary>
    public static Wire.Message Read(IMessage message) => new()
    {
        Id = new(message.Id),
        ChannelId = new(message.Channel?.Id ?? 0),
        Content = message.Content,
        Timestamp = message.Timestamp,
        Components = [.. message.Components.Select(Read)],
    };

    private static Wire.Component Read(IMessageComponent component) => new()
    {
        Type = (Wire.ComponentType)(int)component.Type,
        CustomId = component.CustomId,
        Components = component is ActionRowComponent row ? [.. row.Components.Select(Read)] : null,
    };

    private static Embed EmbedOf(Wire.Embed embed)
    {
        var builder = new EmbedBuilder
        {
            Title = embed.Title,
            Description = embed.Description,
            Url = embed.Url,
            Color = embed.Color is { } color ? new Color((uint)color) : null,
            Timestamp = embed.Timestamp,
        };
        if (embed.Footer is { } footer)
            builder.WithFooter(footer.Text);
        if (embed.Author is { } author)
            builder.WithAuthor(author.Name, url: author.Url);
        foreach (var field in embed.Fields ?? [])
            builder.AddField(field.Name, field.Value, field.Inline == true);
        return builder.Build();
    }

    private static IMessageComponent ControlOf(Wire.Component component) => component.Type switch
    {
        Wire.ComponentType.Button => new ButtonBuilder
        {
            Style = (ButtonStyle)(component.Style ?? (int)ButtonStyle.Secondary),
            Label = component.Label,
            CustomId = component.CustomId,
            Url = component.Url,
            IsDisabled = component.Disabled == true,
        }.Build(),
        Wire.ComponentType.StringSelect => new SelectMenuBuilder
        {
            CustomId = component.CustomId,
            Placeholder = component.Placeholder,
            MinValues = component.MinValues ?? 1,
            MaxValues = component.MaxValues ?? 1,
            IsDisabled = component.Disabled == true,
            Options = [.. (component.Options ?? []).Select(option => new SelectMenuOptionBuilder(option.Label, option.Value, option.Description, isDefault: option.Default))],
        }.Build(),
        _ => throw new ArgumentException($"A message has no components of type {component.Type} from this bot.", nameof(component)),
    };
}
