using System.Runtime.CompilerServices;
using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Hosting;
using Bot.Testing;
using Bot.Testing.Notes;

namespace Bot.Tests.Hosting;

public sealed class KnowledgeWorkerTests
{
    private readonly ManualTime _time = new();
    private readonly TaskCompletionSource _swapped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task A_change_after_watching_failed_is_read_without_a_restart()
    {
        var changed = new NoteLibrary([]) { Reading = 2 };
        var source = new ScriptedNotes([() => throw new InvalidOperationException("Collection was modified."), () => changed]);

        var current = await CurrentAfterRetryAsync(source, new CannedEngine((_, _) => throw new NotSupportedException()));

        Assert.Same(changed, current);
    }

    [Fact]
    public async Task Notes_that_could_not_be_indexed_are_indexed_later()
    {
        var changed = new NoteLibrary([]) { Reading = 2 };

        var current = await CurrentAfterRetryAsync(new ScriptedNotes([() => changed]), new EngineThatFailsAt(build: 2));

        Assert.Same(changed, current);
    }

    /// <summary>Returns the notes that are indexed one pause after the worker's first failure.</summary>
    private async Task<NoteLibrary> CurrentAfterRetryAsync(INoteSource source, ISearchEngine engine)
    {
        var knowledge = new KnowledgeBase(engine);
        using var worker = new KnowledgeWorker(source, knowledge, _time, new ListLogger<KnowledgeWorker>());
        await worker.StartAsync(TestContext.Current.CancellationToken);
        knowledge.Swapped += (_, _) => _swapped.TrySetResult();
        _time.Advance(KnowledgeWorker.RetryFirst);
        await _swapped.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await worker.StopAsync(TestContext.Current.CancellationToken);
        return knowledge.Current.Library;
    }

    /// <summary>Notes that change as a test says, each watching taking up where the last one ended.</summary>
    private sealed class ScriptedNotes(IEnumerable<Func<NoteLibrary>> changes) : INoteSource
    {
        private readonly Queue<Func<NoteLibrary>> _changes = new(changes);

        public Task<NoteLibrary> LoadAsync(CancellationToken cancellationToken) => Task.FromResult(new NoteLibrary([]) { Reading = 1 });

        public async IAsyncEnumerable<NoteLibrary> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            while (_changes.TryDequeue(out var change))
                yield return change();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
    }

    private sealed class EngineThatFailsAt(int build) : ISearchEngine
    {
        private readonly CannedEngine _engine = new((_, _) => throw new NotSupportedException());
        private int _builds;

        public string Name => "failing";

        public ISectionIndex Build(NoteLibrary library, CancellationToken cancellationToken) =>
            ++_builds == build ? throw new IOException("The disk is full.") : _engine.Build(library, cancellationToken);
    }
}
