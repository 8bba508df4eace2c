namespace Bot.Core.Game;

/// <summary>What a person answered to a post.</summary>
/// <param name="Options">Bit mask of the shown positions chosen; 0 for a typed answer.</param>
/// <param name="Points">What it brings to the boards once the post is closed; 0 when it was wrong or did not count.</param>
public sealed record GivenAnswer(int Options, bool IsRight, int Points);
