namespace Bot.Core.Quiz.Grading;

/// <summary>On which side of a figure the truth lies.</summary>
internal enum Bound
{
    /// <summary>The figure itself, or about it.</summary>
    None,
    AtMost,
    AtLeast,
    Below,
    Above,
}
