namespace Bot.Core.Game;

/// <summary>How a group answered one post.</summary>
/// <param name="ByOptions">Number of people by the bit mask of shown positions they chose.</param>
public sealed record AnswerSplit(int People, int Right, IReadOnlyDictionary<int, int> ByOptions);
