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
}
