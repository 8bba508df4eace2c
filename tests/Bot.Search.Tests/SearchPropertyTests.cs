using Bot.Core.Search;
using Bot.Testing.Notes;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Search.Tests;

public sealed class SearchPropertyTests
{
    [Fact]
    public void Any_notes_take_any_query()
    {
        Prop.ForAll<string?, string?, string?>((text, heading, query) =>
        {
            using var index = new BuiltInSearchEngine().Build(
                NoteWriter.Library(new NoteWriter("a.md", "Topic")
                    .Heading(heading ?? "").Paragraph(text ?? "").Bullet("A signed URL.").Code((query ?? "") + "\n" + text)), CancellationToken.None);
            foreach (var asked in new[] { query ?? "", text ?? "", $"signed {query}", $"\"{text}\" -{heading} topic:{query}" })
            {
                var result = index.Search(new SearchQuery(asked) { Limit = 2 });
                Assert.InRange(result.Hits.Length, 0, 2);
                foreach (var hit in result.Hits)
                {
                    var end = 0;
                    foreach (var match in hit.Snippet.Matches)
                    {
                        Assert.True(match.Start >= end && match.Length > 0 && match.End <= hit.Snippet.Text.Length);
                        end = match.End;
                    }
                }
                Assert.Equal(result.Hits.Select(h => h.Score), index.Search(new SearchQuery(asked) { Limit = 2 }).Hits.Select(h => h.Score));
            }
            index.Complete(query ?? "", text, 3);
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>Ranking stops early once nothing that follows can be shown; that must not change what is shown.</summary>
    [Fact]
    public void Fewer_results_are_the_first_of_more()
    {
        string[] words = ["queue", "queues", "message", "timeout", "signed", "cookie", "stream", "shard"];
        Prop.ForAll<int[], int[]>((places, asked) =>
        {
            var note = new NoteWriter("a.md", "Topic");
            for (var i = 0; i < places.Length; i++)
            {
                var seed = Math.Abs(places[i] % 1000);
                note.Heading($"{words[seed % 8]} {i}").Paragraph($"{words[seed / 8 % 8]} {words[seed / 64 % 8]} and {words[(seed + i) % 8]}.").Bullet(words[i % 8]);
            }
            using var index = new BuiltInSearchEngine().Build(NoteWriter.Library(note), CancellationToken.None);
            var query = string.Join(' ', asked.Select(a => words[Math.Abs(a % 8)]).Append("shard"));

            var all = index.Search(new SearchQuery(query) { Limit = 200 }).Hits;

            foreach (var limit in new[] { 1, 2, 5 })
            {
                var few = index.Search(new SearchQuery(query) { Limit = limit }).Hits;
                Assert.Equal(all.Take(limit).Select(h => (h.Section.Title, h.Score)), few.Select(h => (h.Section.Title, h.Score)));
            }
        }).QuickCheckThrowOnFailure();
    }
}
