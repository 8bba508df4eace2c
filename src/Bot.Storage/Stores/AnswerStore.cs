using Bot.Core.Game;

namespace Bot.Storage.Stores;

/// <summary>Records every answer in a transaction of its own: for databases where many can commit at once.</summary>
internal sealed class AnswerStore(BotDatabase database) : IAnswerStore
{
    public Task<AnswerOutcome> RecordAsync(AnswerSubmission submission, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        await using var recorder = new AnswerRecorder(db, database.Engine);
        recorder.Use(db.Database.CurrentTransaction!);
        return await recorder.RecordAsync(submission, cancellation);
    }, cancellation);
}
