namespace Bot.Search.Indexing;

/// <summary>Where a section's own heading stands among its positions; without headings its topic.</summary>
/// <param name="Start">Position of its first word.</param>
/// <param name="End">Position just past its last word.</param>
/// <param name="Words">How many words it has, but those that say little (<c>of</c>, <c>maximum</c>).</param>
internal readonly record struct TitleSpan(int Start, int End, int Words);
