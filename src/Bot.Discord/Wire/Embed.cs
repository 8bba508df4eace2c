namespace Bot.Discord.Wire;

/// <summary>A card inside a message. Limits: <see cref="Limits"/>.</summary>
public sealed record Embed
{
    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Url { get; init; }

    /// <summary>0xRRGGBB.</summary>
    public int? Color { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public EmbedAuthor? Author { get; init; }

    public EmbedFooter? Footer { get; init; }

    public IReadOnlyList<EmbedField>? Fields { get; init; }
}

public sealed record EmbedAuthor
{
    public string Name { get; init; } = "";

    public string? Url { get; init; }
}

public sealed record EmbedFooter
{
    public string Text { get; init; } = "";
}

public sealed record EmbedField
{
    public string Name { get; init; } = "";

    public string Value { get; init; } = "";

    public bool? Inline { get; init; }
}
