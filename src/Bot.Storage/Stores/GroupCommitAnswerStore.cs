using System.Threading.Channels;
using Bot.Core.Game;
using Microsoft.EntityFrameworkCore;

namespace Bot.Storage.Stores;

/// <summary>
/// Records answers by one writer that puts all that wait into one transaction and tells their callers only after the commit: a commit
/// waits for the disk, and on SQLite only one can run at a time. Under little load an answer is a batch of its own and waits for nobody.
/// </summary>
internal sealed class GroupCommitAnswerStore : IAnswerStore, IAsyncDisposable
{
    /// <summary>Answers in one transaction at most: more would make the first of them wait for the last.</summary>
    private const int BatchMax = 64;

    /// <summary>Answers that wait at most; beyond, callers wait to get in.</summary>
    private const int WaitingMax = 4096;

    private readonly BotDatabase _database;
    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(WaitingMax) { SingleReader = true });
    private readonly Task _writer;

    public GroupCommitAnswerStore(BotDatabase database)
    {
        _database = database;
        _writer = Task.Run(RunAsync);
    }

    public async Task<AnswerOutcome> RecordAsync(AnswerSubmission submission, CancellationToken cancellation)
    {
        var waiting = new Waiting(submission, new TaskCompletionSource<AnswerOutcome>(TaskCreationOptions.RunContinuationsAsynchronously));
        await _waiting.Writer.WriteAsync(waiting, cancellation);
        return await waiting.Outcome.Task.WaitAsync(cancellation);
    }

    /// <summary>Takes no more answers and returns when those that wait are recorded.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writer;
    }

    private async Task RunAsync()
    {
        var batch = new List<Waiting>(BatchMax);
        var outcomes = new List<AnswerOutcome>(BatchMax);
        Session? session = null;
        while (await _waiting.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < BatchMax && _waiting.Reader.TryRead(out var next))
                batch.Add(next);
            try
            {
                session ??= await _database.GuardAsync(OpenAsync);
                await _database.GuardAsync(() => RecordAllAsync(session, batch, outcomes));
                for (var i = 0; i < batch.Count; i++)
                    batch[i].Outcome.SetResult(outcomes[i]);
            }
            // The boundary of the writer: whatever happened belongs to the callers, and the writer goes on.
#pragma warning disable CA1031
            catch (Exception exception)
#pragma warning restore CA1031
            {
                if (session is not null)
                    await session.DisposeAsync();
                session = null;
                await GiveEachItsOwnAsync(batch, exception);
            }
        }
        if (session is not null)
            await session.DisposeAsync();
    }

    private async Task<Session> OpenAsync()
    {
        var db = _database.CreateContext();
        try
        {
            await db.Database.OpenConnectionAsync();
            return new Session(db, new AnswerRecorder(db, _database.Engine));
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    private async Task<bool> RecordAllAsync(Session session, List<Waiting> batch, List<AnswerOutcome> outcomes)
    {
        outcomes.Clear();
        using var turn = await _database.Engine.EnterWriteAsync(CancellationToken.None);
        await using var transaction = await session.Db.Database.BeginTransactionAsync();
        session.Recorder.Use(transaction);
        foreach (var waiting in batch)
            outcomes.Add(await session.Recorder.RecordAsync(waiting.Submission, CancellationToken.None));
        await transaction.CommitAsync();
        return true;
    }

    /// <summary>One bad answer must not fail its neighbours: after a failed batch each is tried alone. A fault of the database is everybody's.</summary>
    private async Task GiveEachItsOwnAsync(List<Waiting> batch, Exception exception)
    {
        if (exception is StorageException || batch.Count == 1)
        {
            foreach (var waiting in batch)
                waiting.Outcome.SetException(exception);
            return;
        }
        var alone = new AnswerStore(_database);
        foreach (var waiting in batch)
        {
            try
            {
                waiting.Outcome.SetResult(await alone.RecordAsync(waiting.Submission, CancellationToken.None));
            }
#pragma warning disable CA1031 // The same boundary.
            catch (Exception own)
#pragma warning restore CA1031
            {
                waiting.Outcome.SetException(own);
            }
        }
    }

    private sealed record Waiting(AnswerSubmission Submission, TaskCompletionSource<AnswerOutcome> Outcome);

    private sealed record Session(BotDbContext Db, AnswerRecorder Recorder) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Recorder.DisposeAsync();
            await Db.DisposeAsync();
        }
    }
}
