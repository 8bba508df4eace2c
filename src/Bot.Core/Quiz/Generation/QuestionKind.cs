namespace Bot.Core.Quiz.Generation;

/// <summary>How a question is answered.</summary>
public enum QuestionKind
{
    /// <summary>Options of which exactly one is right.</summary>
    SingleChoice,

    /// <summary>Options of which several are right; <see cref="Question.Correct"/> says how many.</summary>
    MultipleChoice,

    /// <summary>No options: an answer short enough to be typed and judged.</summary>
    Typed,

    /// <summary>No options: the answer is shown and the reader judges himself.</summary>
    Reveal,
}

/// <summary>An estimate before anybody answered; the numbers are those the game gives points by.</summary>
public enum Difficulty
{
    Easy = 1,
    Medium = 2,
    Hard = 3,
}
