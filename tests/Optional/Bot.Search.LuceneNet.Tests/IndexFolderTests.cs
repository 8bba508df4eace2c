using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Testing.Notes;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Bot.Search.LuceneNet.Tests;

/// <summary>What may happen to the folder of the index between two starts, and beside a running bot.</summary>
public sealed class IndexFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly WarningList _warnings = new();

    private static NoteLibrary Notes(string text = "A queue keeps a message for 4 days.") => NoteWriter.Library(
        [new NoteWriter("a.md", "A").Heading("Retention").Paragraph(text), new NoteWriter("b.md", "B").Heading("Doors").Paragraph("An open door.")]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_start_on_the_same_notes_writes_nothing()
    {
        Start(Notes());
        var files = _folder.Files.ToList();
        var segments = files.Single(f => Path.GetFileName(f).StartsWith("segments_", StringComparison.Ordinal));

        Assert.Equal("Retention", Start(Notes(), "retention"));

        Assert.Contains(segments, _folder.Files);
        Assert.Empty(_warnings.Messages);
    }

    [Fact]
    public void A_start_on_changed_notes_answers_from_them_alone()
    {
        Start(Notes());

        Assert.Equal("Retention", Start(Notes("It stays for 14 days."), "stays"));
        Assert.Null(Start(Notes("It stays for 14 days."), "queue"));
    }

    [Theory]
    [InlineData("segments_")]
    [InlineData("segments.gen")]
    [InlineData(".cfs")]
    [InlineData(".cfe")]
    [InlineData(".si")]
    public void A_damaged_file_costs_the_index_and_not_the_answer(string name)
    {
        foreach (var damage in (Action<string>[])[Garble, Truncate, Empty, File.Delete])
        {
            Start(Notes());
            damage(_folder.Files.First(f => Path.GetFileName(f).Contains(name, StringComparison.Ordinal)));

            Assert.Equal("Retention", Start(Notes(), "retention"));
        }

        // Lucene does without the second of the two files that name the newest segments.
        if (name != "segments.gen")
            Assert.Contains(_warnings.Messages, m => m.Contains("built anew from the notes", StringComparison.Ordinal) && m.Contains(_folder.Path, StringComparison.Ordinal));

        static void Garble(string file)
        {
            var bytes = File.ReadAllBytes(file);
            bytes[bytes.Length / 2] ^= 0x55;
            File.WriteAllBytes(file, bytes);
        }

        static void Truncate(string file) => File.WriteAllBytes(file, File.ReadAllBytes(file)[..(int)(new FileInfo(file).Length / 2)]);

        static void Empty(string file) => File.WriteAllBytes(file, []);
    }

    [Fact]
    public void An_index_that_something_else_wrote_is_given_up()
    {
        using (var directory = FSDirectory.Open(_folder.Path))
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new KeywordAnalyzer())))
            writer.AddDocument([new StringField("other", "thing", Field.Store.YES)]);

        Assert.Equal("Retention", Start(Notes(), "retention"));
        Assert.Contains("another version", Assert.Single(_warnings.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_files_in_the_folder_are_left_alone()
    {
        Start(Notes());
        var mine = Path.Combine(_folder.Path, "mine.md");
        File.WriteAllText(mine, "mine");
        File.WriteAllBytes(_folder.Files.First(f => Path.GetFileName(f).StartsWith("segments_", StringComparison.Ordinal)), []);

        Start(Notes());

        Assert.Equal("mine", File.ReadAllText(mine));
    }

    [Fact]
    public void A_folder_that_is_in_use_costs_only_the_index_on_disk()
    {
        using var first = new LuceneSearchEngine(new LuceneSearchOptions { Folder = _folder.Path });
        using var running = first.Build(Notes(), CancellationToken.None);

        Assert.Equal("Retention", Start(Notes("It stays for 14 days."), "stays"));

        Assert.Contains("Search:IndexPath", Assert.Single(_warnings.Messages), StringComparison.Ordinal);
        Assert.Equal("Retention", running.Search(new SearchQuery("queue")).Hits[0].Section.Title);
    }

    [Fact]
    public void A_path_that_is_no_folder_costs_only_the_index_on_disk()
    {
        var file = Path.Combine(_folder.Path, "file");
        File.WriteAllText(file, "");
        using var engine = new LuceneSearchEngine(new LuceneSearchOptions { Folder = file }, _warnings);
        using var index = engine.Build(Notes(), CancellationToken.None);

        Assert.Equal("Retention", index.Search(new SearchQuery("queue")).Hits[0].Section.Title);
        Assert.Contains(file, Assert.Single(_warnings.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_build_leaves_the_last_index_as_it_was()
    {
        using var engine = new LuceneSearchEngine(new LuceneSearchOptions { Folder = _folder.Path }, _warnings);
        using var before = engine.Build(Notes(), CancellationToken.None);

        Assert.ThrowsAny<OperationCanceledException>(() => engine.Build(Notes("It stays for 14 days."), new CancellationToken(canceled: true)));

        using var after = engine.Build(Notes(), CancellationToken.None);
        Assert.Equal("Retention", before.Search(new SearchQuery("queue")).Hits[0].Section.Title);
        Assert.Equal("Retention", after.Search(new SearchQuery("queue")).Hits[0].Section.Title);
        Assert.Empty(after.Search(new SearchQuery("stays")).Hits);
    }

    /// <summary>Starts an engine on the folder, asks it, stops it, and returns the title of the first hit.</summary>
    private string? Start(NoteLibrary library, string query = "queue")
    {
        using var engine = new LuceneSearchEngine(new LuceneSearchOptions { Folder = _folder.Path }, _warnings);
        using var index = engine.Build(library, CancellationToken.None);
        var hits = index.Search(new SearchQuery(query)).Hits;
        return hits.IsEmpty ? null : hits[0].Section.Title;
    }
}
