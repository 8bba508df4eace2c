namespace Bot.Discord.Wire;

/// <summary>The first response to an interaction.</summary>
public sealed record InteractionResponse
{
    public required InteractionResponseType Type { get; init; }

    public InteractionResponseData? Data { get; init; }

    public static InteractionResponse Message(MessageRequest message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new() { Type = InteractionResponseType.ChannelMessage, Data = InteractionResponseData.From(message) };
    }

    public static InteractionResponse Update(MessageRequest message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new() { Type = InteractionResponseType.UpdateMessage, Data = InteractionResponseData.From(message) };
    }

    /// <summary>Promises a message. Whether it is for the invoker only is fixed here.</summary>
    public static InteractionResponse DeferredMessage(bool isEphemeral) => new()
    {
        Type = InteractionResponseType.DeferredChannelMessage,
        Data = isEphemeral ? new InteractionResponseData { Flags = MessageFlags.Ephemeral } : null,
    };

    public static InteractionResponse DeferredUpdate { get; } = new() { Type = InteractionResponseType.DeferredUpdateMessage };

    public static InteractionResponse Choices(IReadOnlyList<CommandChoice> choices) => new()
    {
        Type = InteractionResponseType.AutocompleteResult,
        Data = new InteractionResponseData { Choices = choices },
    };

    public static InteractionResponse Modal(string customId, string title, IReadOnlyList<Component> components) => new()
    {
        Type = InteractionResponseType.Modal,
        Data = new InteractionResponseData { CustomId = customId, Title = title, Components = components },
    };
}

/// <summary>A message, a list of choices or a modal; see <see cref="InteractionResponse"/>.</summary>
public sealed record InteractionResponseData
{
    public string? Content { get; init; }

    public IReadOnlyList<Embed>? Embeds { get; init; }

    public IReadOnlyList<Component>? Components { get; init; }

    public MessageFlags? Flags { get; init; }

    public AllowedMentions? AllowedMentions { get; init; }

    public IReadOnlyList<CommandChoice>? Choices { get; init; }

    public string? CustomId { get; init; }

    public string? Title { get; init; }

    /// <summary>Takes over everything but the nonce, which interactions do not have.</summary>
    public static InteractionResponseData From(MessageRequest message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new()
        {
            Content = message.Content,
            Embeds = message.Embeds,
            Components = message.Components,
            Flags = message.Flags,
            AllowedMentions = message.AllowedMentions,
        };
    }
}

public enum InteractionResponseType
{
    Pong = 1,
    ChannelMessage = 4,
    DeferredChannelMessage = 5,
    DeferredUpdateMessage = 6,
    UpdateMessage = 7,
    AutocompleteResult = 8,
    Modal = 9,
}
