namespace Bot.Core.Quiz.Grading;

/// <summary>How near a typed answer came to one form of the right one.</summary>
/// <param name="Outcome">What it counts as.</param>
/// <param name="Slips">Letters typed wrong, from 0; 0 for what is wrong.</param>
internal readonly record struct AnswerMatch(TypedOutcome Outcome, int Slips = 0)
{
    public static AnswerMatch Wrong => default;

    public static AnswerMatch Right => new(TypedOutcome.Right);
}
