namespace Bot.Core.Quiz.Grading;

/// <summary>What became of a typed answer.</summary>
public enum TypedOutcome
{
    Wrong,

    /// <summary>Counts as right, and the exact form is worth showing: a small misspelling, or a figure without its unit.</summary>
    Close,

    Right,
}

/// <summary>A judged answer.</summary>
/// <param name="Expected">The accepted form that came nearest; the main answer when none did.</param>
public sealed record TypedAnswer(TypedOutcome Outcome, string Expected)
{
    public bool IsRight => Outcome != TypedOutcome.Wrong;
}
