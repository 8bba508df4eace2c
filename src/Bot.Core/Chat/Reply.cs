using System.Collections.Immutable;

namespace Bot.Core.Chat;

/// <summary>
/// What the bot says: a value that a handler returns. The transport alone decides on acknowledging, deferring and editing, and cuts what is too long
/// for it. Nobody is ever pinged by it. Immutable.
/// </summary>
public sealed record Reply
{
    public RichText Text { get; init; } = RichText.Empty;

    public ImmutableArray<Card> Cards { get; init; } = [];

    /// <summary>Rows of controls, at most five rows of five buttons or one menu each (Discord: action rows).</summary>
    public ImmutableArray<ImmutableArray<Control>> Rows { get; init; } = [];

    public Visibility Visibility { get; init; } = Visibility.Public;

    public ReplyMode Mode { get; init; } = ReplyMode.Send;

    /// <summary>A form to show instead of a message; the rest of the reply is then not shown.</summary>
    public Form? Form { get; init; }

    /// <summary>A file to hand over with the reply; null for none.</summary>
    public Attachment? Attachment { get; init; }

    /// <summary>Returns a sentence that only the asker sees: a receipt, a refusal, what to do instead.</summary>
    public static Reply Private(RichText text) => new() { Text = text, Visibility = Visibility.Private };
}

/// <summary>What a reply does to the conversation.</summary>
public enum ReplyMode
{
    /// <summary>Says something new.</summary>
    Send,

    /// <summary>Puts itself in the place of the message whose control was used.</summary>
    Replace,

    /// <summary>Removes the message whose control was used.</summary>
    Delete,
}
