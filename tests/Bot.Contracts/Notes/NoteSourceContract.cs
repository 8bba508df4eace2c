using Bot.Core.Notes;
using Xunit;

namespace Bot.Contracts.Notes;

/// <summary>What every <see cref="INoteSource"/> promises. A suite for one adapter says how its notes are written.</summary>
public abstract class NoteSourceContract
{
    // Generous: the promise is two seconds, and a busy machine must not fail a test.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Returns a source over what was written so far.</summary>
    protected abstract INoteSource CreateSource();

    /// <summary>Saves a note, new or not.</summary>
    protected abstract void Write(string path, string markdown);

    protected abstract void Delete(string path);

    protected abstract void Rename(string from, string to);

    /// <summary>Saves a note that cannot be read until the returned value is disposed.</summary>
    protected abstract IDisposable WriteUnreadable(string path, string markdown);

    /// <summary>Lets time pass, in a source whose clock a test moves.</summary>
    protected abstract void PassTime();

    [Fact]
    public async Task Loading_reads_all_notes_in_the_order_of_their_paths()
    {
        Write("b.md", "- two");
        Write("a/z.md", "- one");

        var library = await CreateSource().LoadAsync(Cancellation);

        Assert.Equal("a/z.md b.md", string.Join(' ', library.Notes.Select(n => n.Path)));
    }

    [Fact]
    public async Task Loading_no_notes_is_no_error()
    {
        var library = await CreateSource().LoadAsync(Cancellation);

        Assert.Empty(library.Notes);
        Assert.Empty(library.Warnings);
    }

    [Fact]
    public async Task A_saved_note_is_seen()
    {
        Write("a.md", "- before");
        await using var watch = await Watch();

        Write("a.md", "- after");

        Assert.Equal("after", Text(await watch.Until(l => Text(l) == "after")));
    }

    [Fact]
    public async Task An_added_note_is_seen()
    {
        Write("a.md", "- first");
        await using var watch = await Watch();

        Write("deep/er/b.md", "- second");

        Assert.Equal("first second", Text(await watch.Until(l => l.Notes.Length == 2)));
    }

    [Fact]
    public async Task A_deleted_note_is_gone()
    {
        Write("a.md", "- first");
        Write("b.md", "- second");
        await using var watch = await Watch();

        Delete("a.md");

        Assert.Equal("second", Text(await watch.Until(l => l.Notes.Length == 1)));
    }

    [Fact]
    public async Task A_renamed_note_has_its_new_path_only()
    {
        Write("a.md", "- first");
        await using var watch = await Watch();

        Rename("a.md", "c.md");

        var library = await watch.Until(l => l.Notes is [{ Path: "c.md" }]);
        Assert.Equal("c.md", Assert.Single(library.Sections).Path);
    }

    [Fact]
    public async Task Notes_in_a_renamed_folder_have_their_new_paths_only()
    {
        Write("old/a.md", "- first");
        Write("old/b.md", "- second");
        await using var watch = await Watch();

        Rename("old", "new");

        var library = await watch.Until(l => l.Notes.All(n => n.Path.StartsWith("new/", StringComparison.Ordinal)));
        Assert.Equal("first second", Text(library));
    }

    [Fact]
    public async Task An_unreadable_note_keeps_its_last_good_version_and_is_reported()
    {
        Write("a.md", "- good");
        await using var watch = await Watch();

        using (WriteUnreadable("a.md", "- newer"))
        {
            var library = await watch.Until(l => !l.Warnings.IsEmpty);
            Assert.Equal("good", Text(library));
            Assert.Equal("a.md", Assert.Single(library.Warnings).Path);
        }

        Assert.Equal("newer", Text(await watch.Until(l => l.Warnings.IsEmpty)));
    }

    [Fact]
    public async Task An_unchanged_note_is_the_same_object()
    {
        Write("a.md", "- first");
        Write("b.md", "- second");
        await using var watch = await Watch();

        Write("b.md", "- other");

        var library = await watch.Until(l => Text(l) == "first other");
        Assert.Same(watch.First.Notes[0], library.Notes[0]);
    }

    [Fact]
    public async Task A_change_that_somebody_else_read_first_is_seen_by_the_watcher_too()
    {
        Write("a.md", "- before");
        await using var watch = await Watch();

        Write("a.md", "- after");
        await watch.Source.LoadAsync(Cancellation);

        Assert.Equal("after", Text(await watch.Until(l => Text(l) == "after")));
    }

    [Fact]
    public async Task A_later_reading_has_a_higher_number()
    {
        Write("a.md", "- first");
        var source = CreateSource();

        var earlier = await source.LoadAsync(Cancellation);
        var later = await source.LoadAsync(Cancellation);

        Assert.True(later.Reading > earlier.Reading, $"{later.Reading} came after {earlier.Reading}.");
    }

    [Fact]
    public async Task Watching_ends_with_its_cancellation()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var source = CreateSource();
        await source.LoadAsync(Cancellation);
        var reading = source.WatchAsync(stop.Token).GetAsyncEnumerator(stop.Token).MoveNextAsync().AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    protected async Task<WatchedSource> Watch()
    {
        var source = CreateSource();
        return new WatchedSource(await source.LoadAsync(Cancellation), source, PassTime);
    }

    protected static string Text(NoteLibrary library) => string.Join(' ', library.Sections.Select(s => s.Text));

    /// <summary>A source that is being watched.</summary>
    protected sealed class WatchedSource : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        private readonly IAsyncEnumerator<NoteLibrary> _libraries;
        private readonly Action _passTime;
        private Task<bool>? _pending;

        internal WatchedSource(NoteLibrary first, INoteSource source, Action passTime)
        {
            First = first;
            Source = source;
            _passTime = passTime;
            _libraries = source.WatchAsync(_stop.Token).GetAsyncEnumerator(_stop.Token);
            _pending = _libraries.MoveNextAsync().AsTask();
        }

        public NoteLibrary First { get; }

        public INoteSource Source { get; }

        /// <summary>Returns the first library that fulfils a condition, while time passes.</summary>
        public async Task<NoteLibrary> Until(Func<NoteLibrary, bool> condition)
        {
            using var patience = new CancellationTokenSource(Patience);
            while (!patience.IsCancellationRequested)
            {
                _pending ??= _libraries.MoveNextAsync().AsTask();
                _passTime();
                if (await Task.WhenAny(_pending, Task.Delay(TimeSpan.FromMilliseconds(10), Cancellation)) != _pending)
                    continue;
                await _pending;
                _pending = null;
                if (condition(_libraries.Current))
                    return _libraries.Current;
            }

            Assert.Fail("The change was not seen.");
            return First;
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            try
            {
                if (_pending is not null)
                    await _pending;
            }
            catch (OperationCanceledException)
            {
                // The end that was asked for.
            }

            await _libraries.DisposeAsync();
            _stop.Dispose();
        }
    }
}
