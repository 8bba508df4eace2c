using System.Collections.Immutable;

namespace Bot.Core.Game;

/// <summary>Shows quizzes where people play them; a transport implements it. Thread-safe. Throws when the channel cannot be written to.</summary>
public interface IQuizPublisher
{
    /// <summary>Sends the question of a round and returns the message's id.</summary>
    Task<long> AskAsync(QuizSession quiz, QuestionPost post, CancellationToken cancellation);

    /// <summary>Edits the round's message to show the right answer and who had it.</summary>
    Task CloseRoundAsync(QuizSession quiz, QuestionPost post, AnswerSplit split, CancellationToken cancellation);

    /// <summary>Sends the result: everybody's score, why it ended, and the questions that most people missed.</summary>
    Task EndAsync(QuizSession quiz, ImmutableArray<BoardLine> result, CancellationToken cancellation);
}
