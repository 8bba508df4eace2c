using System.Collections.Immutable;
using Bot.Core.Quiz.Generation.Language;
using Bot.Core.Quiz.Grading;

namespace Bot.Core.Quiz.Generation;

/// <summary>Finds which new question is which old one in other words.</summary>
internal static class QuestionMatcher
{
    private const double SimilarityMin = 0.5;
    private const double MovedBetweenNotes = 0.8;
    private const double Corrected = 0.95;

    private static readonly TextComparison Slips = new(AnswerVocabulary.Empty);

    public static (ImmutableArray<Question> Questions, ImmutableArray<QuestionFingerprint> Retired) Match(ImmutableArray<Question> questions, ImmutableArray<QuestionFingerprint> previous)
    {
        var known = previous.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var fresh = questions.Where(q => !known.Contains(q.Id)).ToList();
        var current = questions.Select(q => q.Id).ToHashSet(StringComparer.Ordinal);
        var lost = previous.DistinctBy(p => p.Id, StringComparer.Ordinal).Where(p => !current.Contains(p.Id)).ToList();

        // The same answer to a statement in other words, or the same statement with a long answer in other words.
        var byAnswer = lost.ToLookup(p => (p.Pattern, p.Answer));
        var byWords = lost.ToLookup(p => (p.Pattern, p.Words));
        var pairs = fresh
            .SelectMany(q => byAnswer[(q.Fingerprint.Pattern, q.Fingerprint.Answer)].Concat(byWords[(q.Fingerprint.Pattern, q.Fingerprint.Words)]).Distinct().Select(p => (Question: q, Old: p, Score: Score(q.Fingerprint, p))))
            .Where(p => p.Score >= SimilarityMin)
            .OrderByDescending(p => p.Score)
            .ThenBy(p => p.Old.Id, StringComparer.Ordinal)
            .ThenBy(p => p.Question.Id, StringComparer.Ordinal);
        var successors = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (question, old, _) in pairs)
        {
            if (!successors.ContainsKey(question.Id) && taken.Add(old.Id))
                successors[question.Id] = old.Id;
        }

        return (
            [.. questions.Select(q => successors.TryGetValue(q.Id, out var id) ? q with { Id = id, Fingerprint = q.Fingerprint with { Id = id } } : q)],
            [.. lost.Where(p => !taken.Contains(p.Id))]);
    }

    private static double Score(QuestionFingerprint question, QuestionFingerprint old)
    {
        var sameAnswer = string.Equals(question.Answer, old.Answer, StringComparison.Ordinal);
        if (sameAnswer ? AsksAboutAnother(question, old) : IsCorrected(question.Answer, old.Answer))
            return sameAnswer ? 0 : Corrected;
        var answer = sameAnswer ? 1 : Words.Similarity(Split(question.Answer), Split(old.Answer));
        var words = Words.Similarity(Split(question.Words), Split(old.Words));
        // Another figure or name is another fact, however alike the statement.
        if (!sameAnswer && (Split(old.Answer).Length < 4 || answer < SimilarityMin || !string.Equals(Figures(question.Answer), Figures(old.Answer), StringComparison.Ordinal)))
            return 0;
        var score = Math.Min(answer, words);
        return string.Equals(question.Path, old.Path, StringComparison.Ordinal) ? score : score * MovedBetweenNotes;
    }

    // One word in another's place is the subject of another question ("Who wrote Hamlet?", "Who wrote Macbeth?"), and so may be another order of the same words. A
    // term is different: it has one definition, in whatever words.
    private static bool AsksAboutAnother(QuestionFingerprint question, QuestionFingerprint old)
    {
        if (question.Pattern is "which-term")
            return false;
        var (fresh, gone) = (Split(question.Words).Except(Split(old.Words), StringComparer.Ordinal).ToList(), Split(old.Words).Except(Split(question.Words), StringComparer.Ordinal).ToList());
        return (fresh, gone) switch
        {
            ([var now], [var before]) => !IsCorrected(now, before),
            // Earlier versions kept all words sorted.
            ([], []) => !string.Equals(question.Words, old.Words, StringComparison.Ordinal) && !IsSorted(question.Words) && !IsSorted(old.Words),
            _ => false,
        };
    }

    private static bool IsSorted(string words) => Split(words) is var split && split.SequenceEqual(split.Order(StringComparer.Ordinal), StringComparer.Ordinal);

    // A slip that was put right is no other answer, as one in a typed answer is none.
    private static bool IsCorrected(string now, string before) =>
        Slips.Compare(AnswerText.Of(now), AnswerText.Of(before)).Outcome == TypedOutcome.Close || Slips.Compare(AnswerText.Of(before), AnswerText.Of(now)).Outcome == TypedOutcome.Close;

    private static string Figures(string text) => string.Join(' ', Split(text).Where(w => char.IsDigit(w[0])));

    private static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
