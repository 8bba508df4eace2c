using Bot.Core.Search;
using Bot.Testing.Notes;

namespace Bot.Search.Tests.Ranking;

public sealed class ExplanationTests
{
    [Theory]
    [InlineData("message queue retention")]
    [InlineData("queues queues keep mesages")]
    [InlineData("ChangeMessageVisibility fan-out")]
    [InlineData("dlq")]
    public void The_numbers_add_up(string query)
    {
        using var index = new BuiltInSearchEngine().Build(NoteWriter.Library(new NoteWriter("a.md", "Queues")
            .Heading("Keeping").Bullet("A queue keeps a message for 4 days: its retention.").Bullet("The Dead Letter Queue (DLQ) keeps what failed.")
            .Heading("Visibility").Bullet("ChangeMessageVisibility gives time.").Paragraph("The fan-out pattern uses queues.")), CancellationToken.None);

        var hits = index.Search(new SearchQuery(query) { Explain = true }).Hits;

        Assert.NotEmpty(hits);
        Assert.All(hits, h => Check(h.Explanation!));
    }

    private static void Check(ScoreExplanation node)
    {
        var details = node.Details.Select(d => d.Value).ToList();
        if (node.Description.EndsWith("sum of:", StringComparison.Ordinal))
            Assert.Equal(details.Sum(), node.Value, 1e-9);
        else if (node.Description.EndsWith("product of:", StringComparison.Ordinal))
            Assert.Equal(details.Aggregate(1.0, (a, b) => a * b), node.Value, 1e-9);
        else if (node.Description.EndsWith("greatest of:", StringComparison.Ordinal))
            Assert.Equal(details.Max(), node.Value, 1e-9);
        else
            Assert.Empty(details);
        foreach (var detail in node.Details)
            Check(detail);
    }
}
