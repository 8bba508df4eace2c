using Bot.Core.Search;
using Bot.Testing.Notes;

namespace Bot.Search.Tests.Ranking;

public sealed class FirstStageTests
{
    /// <summary>In large notes the lists of common words are not read to the end; what is found must be the same as if they were.</summary>
    [Fact]
    public void Sections_that_are_left_out_early_are_none_of_the_best()
    {
        const int Sections = 2_000;
        var random = new Random(7);
        var note = new NoteWriter("a.md", "Topic");
        for (var s = 0; s < Sections; s++)
            note.Heading($"Section {s}").Paragraph(string.Join(' ', Enumerable.Range(0, random.Next(5, 40)).Select(_ => Word(random))));
        using var index = new BuiltInSearchEngine().Build(NoteWriter.Library(note), CancellationToken.None);

        Assert.All(["w1 w2 w3 w40", "w0 w1 w30 w60 w31", "w5 w6 w7 w8 w9 w10 w11", "w0 w0 w2 w90 w4"], query =>
        {
            var all = index.Search(new SearchQuery(query) { Limit = Sections }).Hits;

            foreach (var limit in new[] { 10, 100, 200 })
            {
                var best = index.Search(new SearchQuery(query) { Limit = limit }).Hits;
                Assert.Equal(all.Take(limit).Select(h => (h.Section.Title, h.Score)), best.Select(h => (h.Section.Title, h.Score)));
            }
        });
    }

    /// <summary>A word of a hundred, the first far more often than the last.</summary>
    private static string Word(Random random) => $"w{(int)(100 * Math.Pow(random.NextDouble(), 3))}";
}
