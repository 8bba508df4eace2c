using System.Collections.Immutable;

namespace Bot.Core.Chat;

/// <summary>Something to press or choose from.</summary>
public abstract record Control;

public sealed record Button(ButtonToken Token, string Label, ButtonStyle Style = ButtonStyle.Secondary, bool IsDisabled = false) : Control;

/// <summary>How a button looks.</summary>
public enum ButtonStyle
{
    Secondary,
    Primary,
    Success,
    Danger,
}

/// <summary>A button that opens a page and tells the bot nothing.</summary>
public sealed record LinkButton(Uri Url, string Label) : Control;

/// <summary>A list to choose one entry from.</summary>
public sealed record Menu(ButtonToken Token, string Placeholder, ImmutableArray<MenuEntry> Entries) : Control;

/// <param name="Value">What <see cref="Interaction.Values"/> will hold, up to 100 characters.</param>
public sealed record MenuEntry(string Value, string Label, string? Description = null);
