using Bot.Core.Search;
using Lucene.Net.Search;

namespace Bot.Search.LuceneNet.Ranking;

/// <summary>Lucene's explanation of a score, as the port has it.</summary>
internal static class ExplanationTree
{
    public static ScoreExplanation Of(Explanation explanation) => new(
        explanation.Value,
        // Stems are marked with a character that cannot be seen.
        explanation.Description.Replace(Analysis.StemMarkFilter.Mark.ToString(), "stem ", StringComparison.Ordinal),
        [.. (explanation.GetDetails() ?? []).Select(Of)]);
}
