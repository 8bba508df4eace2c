using System.Collections.Immutable;

namespace Bot.Core.Chat;

/// <summary>Who sees a reply.</summary>
public enum Visibility
{
    /// <summary>Everybody in the channel.</summary>
    Public,

    /// <summary>Only the person who asked.</summary>
    Private,
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

/// <summary>The mood of a card, shown as its colour.</summary>
public enum Accent
{
    Neutral,
    Answer,
    Weak,
    Right,
    Wrong,
}

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

/// <summary>A framed piece of a reply.</summary>
public sealed record Card
{
    public string? Title { get; init; }

    public RichText Body { get; init; } = RichText.Empty;

    /// <summary>Small print, such as the source of an answer.</summary>
    public RichText Footer { get; init; } = RichText.Empty;

    /// <summary>Where the title leads; null for nowhere.</summary>
    public Uri? Url { get; init; }

    public Accent Accent { get; init; }
}

/// <summary>A file that goes with a reply.</summary>
/// <param name="FileName">Without folders.</param>
public sealed record Attachment(string FileName, ImmutableArray<byte> Content);

/// <summary>Something to press or choose from.</summary>
public abstract record Control;

/// <summary>How a button looks.</summary>
public enum ButtonStyle
{
    Secondary,
    Primary,
    Success,
    Danger,
}

public sealed record Button(ButtonToken Token, string Label, ButtonStyle Style = ButtonStyle.Secondary, bool IsDisabled = false) : Control;

/// <summary>A button that opens a page and tells the bot nothing.</summary>
public sealed record LinkButton(Uri Url, string Label) : Control;

/// <summary>A list to choose one entry from.</summary>
public sealed record Menu(ButtonToken Token, string Placeholder, ImmutableArray<MenuEntry> Entries) : Control;

/// <param name="Value">What <see cref="Interaction.Values"/> will hold, up to 100 characters.</param>
public sealed record MenuEntry(string Value, string Label, string? Description = null);

/// <summary>A form with up to five text fields (Discord: modal).</summary>
public sealed record Form(ButtonToken Token, string Title, ImmutableArray<FormField> Fields);

/// <param name="MaxLength">In characters, up to 4,000.</param>
public sealed record FormField(string Id, string Label, bool IsLong = false, bool IsRequired = true, int MaxLength = 200, string? Placeholder = null);
