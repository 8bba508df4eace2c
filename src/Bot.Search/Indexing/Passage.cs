namespace Bot.Search.Indexing;

/// <summary>
/// A unit, or a piece of a long one, that a snippet is cut from and whose words count as near each other.
/// </summary>
/// <param name="Unit">Index in the section's units.</param>
/// <param name="Start">Index in the unit's text of the first code unit.</param>
/// <param name="End">Index just past the last code unit.</param>
/// <param name="FirstPosition">Position in the section of the passage's first word.</param>
/// <param name="TermEnd">Position just past the last word of the term that the passage starts with and explains; without one, the first position.</param>
/// <param name="TermWords">How many words the term has, but those that say little (<c>of</c>, <c>maximum</c>).</param>
/// <param name="HasFigure">Whether there is a digit behind the term.</param>
internal readonly record struct Passage(int Unit, int Start, int End, int FirstPosition, int TermEnd, int TermWords, bool HasFigure);
