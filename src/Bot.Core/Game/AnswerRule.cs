namespace Bot.Core.Game;

/// <summary>Which of a person's answers to one post counts.</summary>
public enum AnswerRule
{
    /// <summary>The first click.</summary>
    First = 0,

    /// <summary>The last before closing.</summary>
    Last = 1,
}
