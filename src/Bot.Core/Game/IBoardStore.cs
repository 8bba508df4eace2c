using System.Collections.Immutable;

namespace Bot.Core.Game;

/// <summary>
/// Reads boards from totals that every recorded answer keeps. Thread-safe.
/// Every method throws a <see cref="StorageException"/> when the database cannot be used; nothing is then half done.
/// </summary>
public interface IBoardStore
{
    /// <summary>Returns one page. Its cost grows with the page and the people of the period, not with the history.</summary>
    Task<BoardPage> PageAsync(BoardQuery query, CancellationToken cancellation);

    /// <summary>Returns a person's profile; its place comes from the same ranking as the board.</summary>
    Task<PersonStats> StatsAsync(long groupId, long personId, DateOnly today, CancellationToken cancellation);

    /// <summary>Returns the group's accuracy by topic, by topic name.</summary>
    Task<ImmutableArray<TopicScore>> GroupTopicsAsync(long groupId, CancellationToken cancellation);

    /// <summary>Returns everybody's score in a quiz, best first; ties by who reached it first.</summary>
    Task<ImmutableArray<BoardLine>> QuizResultAsync(long quizId, CancellationToken cancellation);

    /// <summary>Recounts a group from its answers and returns every stored total that differs; empty when the boards are right. Changes nothing.</summary>
    Task<ImmutableArray<BoardMismatch>> RecountAsync(long groupId, CancellationToken cancellation);

    /// <summary>
    /// Takes a question out of a server's scoring, or back in, with everything re-computed in the same transaction.
    /// Returns the number of answers it changed.
    /// </summary>
    Task<int> VoidQuestionAsync(long guildId, string questionId, bool isVoided, CancellationToken cancellation);
}
