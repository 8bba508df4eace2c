namespace Bot.Discord.Wire;

/// <summary>
/// What Discord accepts at most. Lengths are in characters; this client counts UTF-16 code units, which are never fewer than the characters
/// that Discord counts. Pages are those of Discord's developer documentation.
/// </summary>
public static class Limits
{
    /// <summary>Characters of a message's text. Page "Message", Create Message.</summary>
    public const int MessageContent = 2000;

    /// <summary>Embeds in a message. Page "Message", Create Message.</summary>
    public const int MessageEmbeds = 10;

    /// <summary>Characters of a nonce. Page "Message", Create Message.</summary>
    public const int MessageNonce = 25;

    /// <summary>Characters of titles, descriptions, field names and values, footers and authors of all embeds together. Page "Message", Embed Limits.</summary>
    public const int EmbedTotal = 6000;

    /// <summary>Characters. Page "Message", Embed Limits.</summary>
    public const int EmbedTitle = 256;

    /// <summary>Characters. Page "Message", Embed Limits.</summary>
    public const int EmbedDescription = 4096;

    /// <summary>Fields in an embed. Page "Message", Embed Limits.</summary>
    public const int EmbedFields = 25;

    /// <summary>Characters. Page "Message", Embed Limits.</summary>
    public const int EmbedFieldName = 256;

    /// <summary>Characters. Page "Message", Embed Limits.</summary>
    public const int EmbedFieldValue = 1024;

    /// <summary>Characters. Page "Message", Embed Limits.</summary>
    public const int EmbedFooter = 2048;

    /// <summary>Characters. Page "Message", Embed Limits.</summary>
    public const int EmbedAuthor = 256;

    /// <summary>Characters of an embed's link. The description of the HTTP API, RichEmbed.</summary>
    public const int EmbedUrl = 2048;

    /// <summary>Rows of components in a message. Page "Component Reference", Legacy Message Component Behavior.</summary>
    public const int Rows = 5;

    /// <summary>Buttons in a row. Page "Component Reference", Action Row.</summary>
    public const int ButtonsPerRow = 5;

    /// <summary>Characters of a button's text. Page "Component Reference", Button.</summary>
    public const int ButtonLabel = 80;

    /// <summary>Characters of a link button's address. Page "Component Reference", Button.</summary>
    public const int ButtonUrl = 512;

    /// <summary>Characters of a component's or modal's id. Page "Component Reference", Custom ID.</summary>
    public const int CustomId = 100;

    /// <summary>Options in a select. Page "Component Reference", String Select.</summary>
    public const int SelectOptions = 25;

    /// <summary>Characters of a select's placeholder. Page "Component Reference", String Select.</summary>
    public const int SelectPlaceholder = 150;

    /// <summary>Characters of a select option's text. Page "Component Reference", String Select.</summary>
    public const int SelectOptionLabel = 100;

    /// <summary>Characters of a select option's value. Page "Component Reference", String Select.</summary>
    public const int SelectOptionValue = 100;

    /// <summary>Characters of a select option's description. Page "Component Reference", String Select.</summary>
    public const int SelectOptionDescription = 100;

    /// <summary>Characters of a modal's title. Page "Receiving and Responding", Modal.</summary>
    public const int ModalTitle = 45;

    /// <summary>Components in a modal. Page "Receiving and Responding", Modal.</summary>
    public const int ModalComponents = 5;

    /// <summary>Characters of a label in a modal. Page "Component Reference", Label.</summary>
    public const int LabelText = 45;

    /// <summary>Characters of a label's description in a modal. Page "Component Reference", Label.</summary>
    public const int LabelDescription = 100;

    /// <summary>Characters of a text input's placeholder. Page "Component Reference", Text Input.</summary>
    public const int TextInputPlaceholder = 100;

    /// <summary>Characters that a text input can hold. Page "Component Reference", Text Input.</summary>
    public const int TextInputValue = 4000;

    /// <summary>Choices in an option or an autocomplete answer. Pages "Application Commands" and "Receiving and Responding".</summary>
    public const int Choices = 25;

    /// <summary>Characters. Page "Application Commands", Option Choice Structure.</summary>
    public const int ChoiceName = 100;

    /// <summary>Characters of a choice's string value. Page "Application Commands", Option Choice Structure.</summary>
    public const int ChoiceValue = 100;

    /// <summary>Characters of a command's or option's name. Page "Application Commands", Naming.</summary>
    public const int CommandName = 32;

    /// <summary>Characters of a command's or option's description. Page "Application Commands".</summary>
    public const int CommandDescription = 100;

    /// <summary>Options of a command. Page "Application Commands".</summary>
    public const int CommandOptions = 25;

    /// <summary>
    /// Characters of names, descriptions and values of a command with all of its options, the longest localization counted.
    /// Page "Application Commands".
    /// </summary>
    public const int CommandTotal = 8000;

    /// <summary>Slash commands registered globally, and per guild. Page "Application Commands".</summary>
    public const int SlashCommands = 100;

    /// <summary>Characters of a channel's or thread's name. Page "Channel".</summary>
    public const int ThreadName = 100;

    /// <summary>Bytes of a payload sent to the gateway. Page "Gateway", Sending Events.</summary>
    public const int GatewayPayloadBytes = 4096;

    /// <summary>Payloads sent to the gateway in <see cref="GatewaySendWindow"/> on one connection. Page "Gateway", Rate Limiting.</summary>
    public const int GatewaySends = 120;

    /// <summary>Page "Gateway", Rate Limiting.</summary>
    public static readonly TimeSpan GatewaySendWindow = TimeSpan.FromSeconds(60);

    /// <summary>Time between two Identify of shards with the same rate limit key. Page "Gateway", Rate Limiting and Max Concurrency.</summary>
    public static readonly TimeSpan IdentifyInterval = TimeSpan.FromSeconds(5);

    /// <summary>Time in which the session starts of <c>session_start_limit</c> are counted. Page "Gateway", Identifying.</summary>
    public static readonly TimeSpan SessionStartWindow = TimeSpan.FromHours(24);

    /// <summary>Requests a second of one bot; interactions are exempt. Page "Rate Limits", Global Rate Limit.</summary>
    public const int RequestsPerSecond = 50;

    /// <summary>Answers of 401, 403 and 429 in <see cref="InvalidRequestWindow"/> before the address is banned. Page "Rate Limits", Invalid Request Limit.</summary>
    public const int InvalidRequests = 10_000;

    /// <summary>Page "Rate Limits", Invalid Request Limit.</summary>
    public static readonly TimeSpan InvalidRequestWindow = TimeSpan.FromMinutes(10);

    /// <summary>Time for the first response to an interaction. Page "Receiving and Responding", Interaction Callback.</summary>
    public static readonly TimeSpan FirstResponse = TimeSpan.FromSeconds(3);

    /// <summary>Time for edits and follow-ups. Page "Receiving and Responding", Interaction Callback.</summary>
    public static readonly TimeSpan InteractionToken = TimeSpan.FromMinutes(15);
}
