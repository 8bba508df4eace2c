using System.Runtime.CompilerServices;
using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Search.LuceneNet.Indexing;
using Bot.Testing.Notes;

namespace Bot.Search.LuceneNet.Tests;

/// <summary>Indexes that come and go while others are searched.</summary>
public sealed class SwapTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static NoteLibrary Version(int number) => NoteWriter.Library(
    [
        new NoteWriter("a.md", "A").Heading("Number").Paragraph($"The number is version{number}."),
        new NoteWriter("b.md", "B").Heading("Same").Paragraph("This text stays the same."),
    ]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_older_index_goes_on_answering_from_its_own_notes()
    {
        using var engine = Engine();
        using var older = engine.Build(Version(1), CancellationToken.None);
        using var newer = engine.Build(Version(2), CancellationToken.None);

        Assert.Equal("The number is version1.", older.Search(new SearchQuery("number")).Hits[0].Snippet.Text);
        Assert.Equal("The number is version2.", newer.Search(new SearchQuery("number")).Hits[0].Snippet.Text);
    }

    [Fact]
    public async Task Searches_go_on_while_the_notes_are_swapped()
    {
        using var engine = Engine();
        var knowledge = new KnowledgeBase(engine);
        knowledge.Replace(Version(0), CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var searches = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            var count = 0;
            do
            {
                var index = knowledge.Current;
                var expected = index.Library.Sections[0].Text;
                Assert.Equal(expected, index.Search(new SearchQuery("number")).Hits[0].Snippet.Text);
                Assert.Equal("Same", index.Complete("sam", topic: null, limit: 1)[0].Title);
                count++;
            }
            while (!stop.IsCancellationRequested);
            return count;
        })).ToList();

        for (var i = 1; i <= 40; i++)
        {
            knowledge.Replace(Version(i), CancellationToken.None);
            // What is not referred to any more is closed by the next build.
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        await stop.CancelAsync();

        Assert.All(await Task.WhenAll(searches), count => Assert.True(count > 0));
    }

    [Fact]
    public void An_index_that_nothing_refers_to_is_closed_by_the_next_build()
    {
        using var store = IndexStore.InMemory();
        var lease = UpdateForNobody(store, Version(1));
        var kept = new object();
        var keptLease = store.Update(Version(2), kept, CancellationToken.None);
        GC.Collect();
        GC.WaitForPendingFinalizers();

        store.Update(Version(3), this, CancellationToken.None);

        Assert.Equal(0, lease.Reader.RefCount);
        Assert.True(keptLease.Reader.RefCount > 0);
        GC.KeepAlive(kept);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static ReaderLease UpdateForNobody(IndexStore store, NoteLibrary library) => store.Update(library, new object(), CancellationToken.None);
    }

    [Fact]
    public void An_index_that_was_disposed_of_says_so()
    {
        using var engine = Engine();
        var index = engine.Build(Version(1), CancellationToken.None);
        using var next = engine.Build(Version(2), CancellationToken.None);
        index.Dispose();
        index.Dispose();

        Assert.Throws<ObjectDisposedException>(() => index.Search(new SearchQuery("number")));
        Assert.NotEmpty(next.Search(new SearchQuery("number")).Hits);
    }

    [Fact]
    public void A_section_that_only_moved_is_not_written_again()
    {
        var before = new NoteWriter("a.md", "A").Heading("One").Paragraph("Text.");
        var after = new NoteWriter("a.md", "A").Paragraph("A new first line.").Heading("One").Paragraph("Text.");
        var (moved, original) = (NoteWriter.Library([after]).Sections[^1], NoteWriter.Library([before]).Sections[0]);

        Assert.NotEqual(original.FirstLine, moved.FirstLine);
        Assert.Equal(SectionKey.Of(original), SectionKey.Of(moved));
    }

    [Fact]
    public void A_box_that_was_set_moves_the_marks_with_the_text()
    {
        var plain = new NoteWriter("a.md", "Zoo").Heading("Animals").Bullet("A pigeon coos.").Bullet("A zebra sleeps.").Build();
        var section = plain.Sections[0];
        var boxed = plain with { Sections = [section with { Units = [.. section.Units.Select(u => u with { Ticked = true })] }] };
        using var engine = Engine();
        using var before = engine.Build(new NoteLibrary([plain]), CancellationToken.None);
        using var after = engine.Build(new NoteLibrary([boxed]), CancellationToken.None);

        Assert.Equal("A **zebra** sleeps.", before.Search(new SearchQuery("zebra")).Hits[0].Snippet.Markdown);
        Assert.Equal("☑ A **zebra** sleeps.", after.Search(new SearchQuery("zebra")).Hits[0].Snippet.Markdown);
    }

    private LuceneSearchEngine Engine() => new(new LuceneSearchOptions { Folder = _folder.Path });
}
