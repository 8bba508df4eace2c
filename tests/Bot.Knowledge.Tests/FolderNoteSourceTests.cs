using Bot.Core.Notes;

namespace Bot.Knowledge.Tests;

public sealed class FolderNoteSourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bot-notes-").FullName;

    [Fact]
    public async Task A_readme_at_the_top_is_a_note_where_there_is_no_other()
    {
        Write("README.md", "# All I know\n- a queue");
        Write("aliases.txt", "dlq, dead letter queue");

        var library = await new FolderNoteSource(new FolderNoteSourceOptions { Folder = _folder }).LoadAsync(TestContext.Current.CancellationToken);

        Assert.Equal("README.md", Assert.Single(library.Notes).Path);
        Assert.Empty(library.LeftOut);
    }

    [Fact]
    public async Task Reads_notes_of_all_folders_but_hidden_ones_and_the_readme_at_the_top()
    {
        Write("README.md", "# About");
        Write("sqs.md", "# SQS\n- a queue");
        Write("aws/SNS.Markdown", "a topic");
        Write(".obsidian/plugin.md", "hidden");
        Write("node_modules/x/readme.md", "foreign");
        Write("draft.md", "---\nbot: ignore\n---\nnot yet");
        Write("aliases.txt", "dlq, dead letter queue");

        var library = await new FolderNoteSource(new FolderNoteSourceOptions { Folder = _folder }).LoadAsync(TestContext.Current.CancellationToken);

        Assert.Equal("aws/SNS.Markdown sqs.md", string.Join(' ', library.Notes.Select(n => n.Path)));
        Assert.Equal(["SNS", "SQS"], library.Topics);
        Assert.Equal(["dlq", "dead letter queue"], Assert.Single(library.Aliases).From);
        Assert.Empty(library.Warnings);
        Assert.Equal("README.md draft.md", string.Join(' ', library.LeftOut.Select(n => n.Path)));
    }

    [Fact]
    public async Task Readings_at_once_each_return_all_notes()
    {
        for (var i = 0; i < 100; i++)
            Write($"{i}.md", $"- note {i}");
        var source = new FolderNoteSource(new FolderNoteSourceOptions { Folder = _folder });

        var libraries = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => source.LoadAsync(TestContext.Current.CancellationToken)));

        Assert.All(libraries, library => Assert.Equal(100, library.Notes.Length));
    }

    [Fact]
    public async Task A_missing_folder_is_one_clear_sentence()
    {
        var missing = Path.Combine(_folder, "nowhere");

        var error = await Assert.ThrowsAsync<NoteSourceException>(
            () => new FolderNoteSource(new FolderNoteSourceOptions { Folder = missing }).LoadAsync(TestContext.Current.CancellationToken));

        Assert.Equal($"The knowledge folder '{missing}' does not exist; create it or name another with Knowledge:Path or --knowledge.", error.Message);
    }

    [Fact]
    public async Task A_folder_that_goes_away_at_any_moment_is_reported_as_missing_and_never_as_empty()
    {
        Write("README.md", "# About");
        Write("aliases.txt", "dlq, dead letter queue");
        for (var i = 0; i < 20; i++)
            Write($"{i}/note.md", $"- note {i}");
        var source = new FolderNoteSource(new FolderNoteSourceOptions { Folder = _folder });

        var seen = new HashSet<string>();
        for (var i = 0; i < 1000; i++)
        {
            var reading = Describe(source);
            // Later in each reading than in the one before, until none is so long.
            Thread.SpinWait(i * 40);
            Directory.Move(_folder, _folder + "-away");
            seen.Add(await reading);
            Directory.Move(_folder + "-away", _folder);
        }

        Assert.Subset(new HashSet<string> { "20 notes, 1 alias", "missing" }, seen);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string> Describe(FolderNoteSource source)
    {
        try
        {
            var library = await source.LoadAsync(TestContext.Current.CancellationToken);
            return $"{library.Notes.Length} notes, {library.Aliases.Length} alias";
        }
        catch (NoteSourceException e)
        {
            return e.Message.Contains("does not exist", StringComparison.Ordinal) ? "missing" : e.Message;
        }
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
