using Bot.Contracts.Notes;
using Bot.Core.Notes;
using Bot.Testing;

namespace Bot.Knowledge.Tests;

public sealed class FolderNoteSourceContractTests : NoteSourceContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bot-notes-").FullName;
    private readonly ManualTime _time = new();

    [Fact]
    public async Task A_folder_that_goes_away_keeps_its_notes_and_is_reported_until_it_is_back()
    {
        Write("a.md", "- first");
        await using var watch = await Watch();

        Directory.Move(_folder, _folder + "-away");
        var without = await watch.Until(l => !l.Warnings.IsEmpty);
        Directory.Move(_folder + "-away", _folder);
        var back = await watch.Until(l => l.Warnings.IsEmpty);

        Assert.Equal("first", Text(without));
        Assert.Contains("does not exist", without.Warnings[0].Message, StringComparison.Ordinal);
        Assert.Equal("first", Text(back));
    }

    [Fact]
    public async Task A_changed_alias_file_is_seen()
    {
        Write("a.md", "- first");
        await using var watch = await Watch();

        Write("aliases.txt", "dlq, dead letter queue\nalone");

        var library = await watch.Until(l => !l.Aliases.IsEmpty);
        Assert.Equal("dead letter queue", library.Aliases[0].To[1]);
        Assert.Equal("aliases.txt:2", $"{library.Warnings[0].Path}:{library.Warnings[0].Line}");
    }

    [Fact]
    public async Task A_save_that_replaces_the_file_is_seen()
    {
        Write("a.md", "- before");
        await using var watch = await Watch();

        Write("a.md.tmp", "- after!");
        File.Move(Path.Combine(_folder, "a.md.tmp"), Path.Combine(_folder, "a.md"), overwrite: true);

        Assert.Equal("after!", Text(await watch.Until(l => Text(l) == "after!")));
    }

    [Fact]
    public async Task A_save_with_the_same_length_and_time_is_seen()
    {
        Write("a.md", "- one");
        var file = Path.Combine(_folder, "a.md");
        // The clock of the test is behind that of the disk, so the file is as young as can be.
        var written = File.GetLastWriteTimeUtc(file);
        await using var watch = await Watch();

        Write("a.md", "- two");
        File.SetLastWriteTimeUtc(file, written);

        Assert.Equal("two", Text(await watch.Until(l => Text(l) == "two")));
    }

    [Fact]
    public async Task Links_that_lead_in_a_circle_are_followed_once()
    {
        Write("notes/a.md", "- first");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "notes", "loop"), _folder);
        File.CreateSymbolicLink(Path.Combine(_folder, "self.md"), Path.Combine(_folder, "self.md"));

        var library = await CreateSource().LoadAsync(Cancellation);

        Assert.Equal("notes/a.md", Assert.Single(library.Notes).Path);
        Assert.Equal("self.md: The link leads to no file; it is left out.", $"{library.Warnings[0].Path}: {library.Warnings[0].Message}");
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_left_out_and_reported()
    {
        Write("big.md", new string('a', 2000));
        var source = new FolderNoteSource(new FolderNoteSourceOptions { Folder = _folder, MaxFileBytes = 1000 }, _time);

        var library = await source.LoadAsync(Cancellation);

        Assert.Empty(library.Notes);
        Assert.Equal("The file is 2,000 bytes, at most 1,000 are read; it is left out.", Assert.Single(library.Warnings).Message);
    }

    [Fact]
    public async Task Wiki_links_to_no_note_are_one_warning_a_note()
    {
        Write("a.md", "See [[B note]], [[b]], [[nowhere]] and\n[[lost#part|gone]] and ![[picture.png]].");
        Write("deep/b.md", "---\naliases: [B note]\n---\ntext");

        var library = await CreateSource().LoadAsync(Cancellation);

        Assert.Equal("a.md:1 [[nowhere]], [[lost#part]] lead to no note of this folder; the text is kept.", string.Join('|', library.Warnings.Select(w => $"{w.Path}:{w.Line} {w.Message}")));
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    protected override INoteSource CreateSource() => new FolderNoteSource(new FolderNoteSourceOptions { Folder = _folder }, _time);

    protected override void Write(string path, string markdown)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, markdown);
    }

    protected override void Delete(string path) => File.Delete(Path.Combine(_folder, path));

    protected override void Rename(string from, string to) => Directory.Move(Path.Combine(_folder, from), Path.Combine(_folder, to));

    protected override IDisposable WriteUnreadable(string path, string markdown)
    {
        // Locked before it takes its place, so that no look at the folder can be quicker than the lock.
        Write(path + ".tmp", markdown);
        var temporary = Path.Combine(_folder, path + ".tmp");
        var locked = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        File.Move(temporary, Path.Combine(_folder, path), overwrite: true);
        return locked;
    }

    protected override void PassTime() => _time.Advance(TimeSpan.FromMilliseconds(500));
}
