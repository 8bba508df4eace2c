namespace Bot.Search.Indexing;

/// <summary>
/// A unit, or a piece of a long one, that a snippet is cut from and whose words count as near each other.
/// </summary>
/// <param name="Unit">Index in the section's units.</param>
/// <param name="Start">Index in the unit's text of the first code unit.</param>
/// <param name="End">Index just past the last code unit.</param>
/// <param name="FirstPosition">Position in the section of the passage's first word.</param>
internal readonly record struct Passage(int Unit, int Start, int End, int FirstPosition);
