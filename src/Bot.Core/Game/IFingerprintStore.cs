using System.Collections.Immutable;
using Bot.Core.Quiz.Generation;
using NodaTime;

namespace Bot.Core.Game;

/// <summary>
/// Remembers what every question was recognised by, so that a question keeps its id, and with it its records and schedules, when its note was reworded
/// while no process ran. Thread-safe.
/// Every method throws a <see cref="StorageException"/> when the database cannot be used; nothing is then half done.
/// </summary>
public interface IFingerprintStore
{
    /// <summary>Returns all fingerprints ever kept, in the order of ids: retired ones too, because a note that comes back brings its question back.</summary>
    Task<ImmutableArray<QuestionFingerprint>> AllAsync(CancellationToken cancellation);

    /// <summary>
    /// Keeps the fingerprints of the questions that the notes give now. Any other that is kept becomes retired at <paramref name="now"/>; one that is
    /// given again is no longer retired. All or nothing. None at all changes nothing: notes that could not be read must not retire every question.
    /// </summary>
    Task KeepAsync(IReadOnlyCollection<QuestionFingerprint> current, Instant now, CancellationToken cancellation);

    /// <summary>Returns when the notes ceased to give this question; null when they still do, or never did.</summary>
    Task<Instant?> RetiredAtAsync(string questionId, CancellationToken cancellation);
}
