namespace Bot.Core.Chat;

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

/// <summary>The mood of a card, shown as its colour.</summary>
public enum Accent
{
    Neutral,
    Answer,
    Weak,
    Right,
    Wrong,
}
