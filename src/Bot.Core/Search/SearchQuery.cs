namespace Bot.Core.Search;

/// <summary>What is looked for.</summary>
/// <param name="Text">
/// Words, whole questions, <c>"exact phrases"</c>, <c>-without</c> and <c>topic:sqs</c>. Characters beyond <see cref="MaxTextLength"/> are not read.
/// </param>
public sealed record SearchQuery(string Text)
{
    /// <summary>What of <see cref="Text"/> is read, in UTF-16 code units: as much as a Discord command option carries.</summary>
    public const int MaxTextLength = 6_000;

    /// <summary>Only sections of this topic, file or tag; null for all. The same as <c>topic:</c> in the text.</summary>
    public string? Topic { get; init; }

    /// <summary>At most this many hits, from 1. Default: 3.</summary>
    public int Limit { get; init; } = 3;

    /// <summary>Whether hits carry an <see cref="SearchHit.Explanation"/>. Default: no.</summary>
    public bool Explain { get; init; }
}
