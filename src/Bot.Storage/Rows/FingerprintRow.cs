using Bot.Core.Quiz.Generation;
using NodaTime;

namespace Bot.Storage.Rows;

/// <summary>A <see cref="QuestionFingerprint"/> as a table holds it.</summary>
internal sealed class FingerprintRow
{
    public required string Id { get; init; }

    public required string Pattern { get; set; }

    public required string Path { get; set; }

    public required string Answer { get; set; }

    public required string Words { get; set; }

    /// <summary>Null while the notes give the question.</summary>
    public Instant? RetiredAt { get; set; }

    public static FingerprintRow Of(QuestionFingerprint fingerprint) => new()
    {
        Id = fingerprint.Id,
        Pattern = fingerprint.Pattern,
        Path = Storable(fingerprint.Path),
        Answer = Storable(fingerprint.Answer),
        Words = Storable(fingerprint.Words),
    };

    public QuestionFingerprint ToFingerprint() => new(Id, Pattern, Path, Answer, Words);

    public void Take(QuestionFingerprint fingerprint)
    {
        Pattern = fingerprint.Pattern;
        Path = Storable(fingerprint.Path);
        Answer = Storable(fingerprint.Answer);
        Words = Storable(fingerprint.Words);
        RetiredAt = null;
    }

    // PostgreSQL keeps no NUL.
    private static string Storable(string text) => text.Replace("\0", "", StringComparison.Ordinal);
}
