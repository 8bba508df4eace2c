namespace Bot.Core.Game;

/// <summary>
/// Records answers. Thread-safe; made for many callers at once.
/// Every method throws a <see cref="StorageException"/> when the database cannot be used; nothing is then half done.
/// </summary>
public interface IAnswerStore
{
    /// <summary>
    /// Records one answer with everything that depends on it, in one transaction under a unique (post, person).
    /// A caller that cancels stops waiting; whether its answer was recorded is then unknown, and a repeat is harmless.
    /// </summary>
    Task<AnswerOutcome> RecordAsync(AnswerSubmission submission, CancellationToken cancellation);
}
