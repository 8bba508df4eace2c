using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Bot.Core.Quiz.Generation;

/// <summary>All questions that the notes give at one moment, and why there are no more. Immutable and safe for any number of readers.</summary>
public sealed class QuestionPool
{
    private readonly FrozenDictionary<string, Question> _byId;

    internal QuestionPool(
        ImmutableArray<Question> questions,
        int candidates,
        ImmutableSortedDictionary<string, int> rejectionCounts,
        ImmutableArray<Rejection> rejections,
        ImmutableArray<SectionYield> sections,
        ImmutableArray<LintFinding> lint,
        ImmutableArray<QuestionFingerprint> retired)
    {
        Questions = questions;
        Candidates = candidates;
        RejectionCounts = rejectionCounts;
        Rejections = rejections;
        Sections = sections;
        Lint = lint;
        Retired = retired;
        _byId = questions.ToFrozenDictionary(q => q.Id, StringComparer.Ordinal);
    }

    /// <summary>The served questions in the order of paths and lines.</summary>
    public ImmutableArray<Question> Questions { get; }

    /// <summary>How many candidates the patterns proposed.</summary>
    public int Candidates { get; }

    /// <summary>Number of candidates that each guard stopped, by the guard's name.</summary>
    public ImmutableSortedDictionary<string, int> RejectionCounts { get; }

    /// <summary>The rejected candidates in words, up to <see cref="GenerationOptions.RejectionsKeptMax"/>.</summary>
    public ImmutableArray<Rejection> Rejections { get; }

    /// <summary>What each section gave, in the order of the library.</summary>
    public ImmutableArray<SectionYield> Sections { get; }

    /// <summary>Contradictions and repetitions in the notes.</summary>
    public ImmutableArray<LintFinding> Lint { get; }

    /// <summary>Questions of the earlier pool that have no successor: their fact disappeared. Empty before <see cref="Rematch"/>.</summary>
    public ImmutableArray<QuestionFingerprint> Retired { get; }

    /// <summary>Returns the question with this id, or null when no note gives it any more.</summary>
    public Question? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>
    /// Returns this pool with the ids of an earlier one where only the wording changed, so that records and schedules go on. A question whose answer
    /// changed is a new question, and the old one is among <see cref="Retired"/>.
    /// </summary>
    /// <param name="previous">Fingerprints of the earlier pool, each with the id under which its record is kept.</param>
    public QuestionPool Rematch(IEnumerable<QuestionFingerprint> previous)
    {
        ArgumentNullException.ThrowIfNull(previous);
        var (questions, retired) = QuestionMatcher.Match(Questions, [.. previous]);
        return new QuestionPool(questions, Candidates, RejectionCounts, Rejections, Sections, Lint, retired);
    }
}
