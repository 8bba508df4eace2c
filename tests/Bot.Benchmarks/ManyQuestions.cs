using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Game;

namespace Bot.Benchmarks;

/// <summary>A number of questions with four options, the first of which is right.</summary>
internal sealed class ManyQuestions(int count) : IQuestionPool
{
    private readonly ImmutableArray<GameQuestion> _questions =
        [.. Enumerable.Range(0, count).Select(i => new GameQuestion(string.Create(CultureInfo.InvariantCulture, $"daily {i}"), 4, [0], 1, "networks"))];

    public ImmutableArray<GameQuestion> Find(ImmutableArray<string> topics, int? difficulty) => _questions;

    public bool Contains(string questionId) => _questions.Any(q => q.Id == questionId);
}
