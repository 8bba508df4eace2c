using System.Collections.Immutable;

namespace Bot.Core.Game;

/// <summary>The questions there are now, made from the notes. Thread-safe.</summary>
public interface IQuestionPool
{
    /// <summary>Returns the questions about any of these topics and of this difficulty, in any order; empty topics are all topics, a null difficulty any.</summary>
    ImmutableArray<GameQuestion> Find(ImmutableArray<string> topics, int? difficulty);

    /// <summary>Returns whether the notes give this question now.</summary>
    bool Contains(string questionId);
}
