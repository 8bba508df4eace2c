using Bot.Core.Quiz.Generation;

namespace Bot.Core.Quiz.Grading;

/// <summary>
/// Judges a typed answer as a fair examiner would: what differs only in writing is right, what names something else is wrong. Thread-safe.
/// </summary>
/// <remarks>
/// Right are: other case, punctuation, a leading article, singular or plural, <c>&amp;</c> for "and", the text in brackets left out, an abbreviation or its long
/// form where the notes or the common ones have it, numbers in another format (10.000, 10,000, 10k, ten) and another unit (5 TB, 5000 GB). Slips of the pen count
/// word by word: one in words of five and six letters, two beyond, none in shorter ones, in abbreviations and in figures; and none that makes another word of
/// the language or the notes, or comes as near to another answer. Signs that make a difference (C++, O-, a != b) must be there.
/// </remarks>
/// <param name="vocabulary">The names and words that are known.</param>
public sealed class TypedAnswerGrader(AnswerVocabulary vocabulary)
{
    private const int TypedLengthMax = 400;

    private readonly AnswerForms _forms = new(vocabulary);
    private readonly TextComparison _texts = new(vocabulary);

    /// <summary>Judges an answer to a question without options, or one typed instead of chosen.</summary>
    public TypedAnswer Grade(Question question, string typed)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Grade([question.Answer, .. question.AlsoAccepted], typed, [.. question.Options.Where((_, i) => !question.Correct.Contains(i))], question.Stem);
    }

    /// <summary>Judges an answer against all accepted forms, the first of which is the main one.</summary>
    /// <param name="accepted">Answers that are right.</param>
    /// <param name="typed">What was typed; an empty text and one of more than 400 characters are wrong.</param>
    /// <param name="others">Answers that are wrong here: a slip that comes as near to one of them is no slip.</param>
    /// <param name="asked">The question. Another name that it shows is no answer to it: "SQS" to "What does SQS stand for?".</param>
    /// <exception cref="ArgumentException">There is no accepted form.</exception>
    public TypedAnswer Grade(IReadOnlyList<string> accepted, string typed, IReadOnlyCollection<string> others, string asked = "")
    {
        ArgumentNullException.ThrowIfNull(accepted);
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(others);
        ArgumentNullException.ThrowIfNull(asked);
        if (accepted.Count == 0)
            throw new ArgumentException("At least one accepted answer is needed.", nameof(accepted));
        if (typed.Length > TypedLengthMax || typed.AsSpan().Trim().IsEmpty)
            return new TypedAnswer(TypedOutcome.Wrong, accepted[0]);

        // Word for word is right, whatever the text is made of: what follows folds letters away and may leave nothing.
        if (accepted.FirstOrDefault(a => a.AsSpan().Trim().SequenceEqual(typed.AsSpan().Trim())) is { } same)
            return new TypedAnswer(TypedOutcome.Right, same);

        var question = AnswerText.Of(asked);
        var right = Forms(accepted, question).ToList();
        var (best, nearest) = (AnswerMatch.Wrong, accepted[0]);
        foreach (var given in _forms.OfTyped(typed))
        {
            foreach (var form in right)
            {
                var match = Compare(form, given, question);
                if (match.Outcome > best.Outcome || (match.Outcome == best.Outcome && match.Slips < best.Slips))
                    (best, nearest) = (match, form);
            }
        }

        return best.Slips > 0 && IsAsNearToAnother(AnswerText.Of(typed), best.Slips, right, others)
            ? new TypedAnswer(TypedOutcome.Wrong, accepted[0])
            : new TypedAnswer(best.Outcome, nearest);
    }

    private IEnumerable<string> Forms(IReadOnlyList<string> accepted, AnswerText question) => accepted
        .Concat(accepted.SelectMany(a => _forms.Of(a).Skip(1).Where(f => !question.Contains(AnswerText.Of(f)))))
        .Distinct(StringComparer.Ordinal);

    private AnswerMatch Compare(string expected, string typed, AnswerText question)
    {
        if (Measure.Read(expected) is { } wanted && Measure.Read(typed) is { } given && CompareMeasures(wanted, given, question) is { } match)
            return match;
        var (wantedText, givenText) = (AnswerText.Of(expected), AnswerText.Of(typed));
        return AnswerVocabulary.StandsFor(typed.Trim(), expected) && !question.Contains(givenText) ? AnswerMatch.Right : _texts.Compare(wantedText, givenText);
    }

    // Null where only the words can tell: "14 minuts" is no known unit.
    private AnswerMatch? CompareMeasures(Measure wanted, Measure given, AnswerText question)
    {
        if (!given.IsBoundAs(wanted) || !given.IsSameFigure(wanted))
            return AnswerMatch.Wrong;
        if (wanted.IsBare == given.IsBare && wanted.Noun.Length == 0 && given.Noun.Length == 0)
            return AnswerMatch.Right;
        if (given.IsBare)
            return IsAskedFor(wanted, question) ? AnswerMatch.Right : new AnswerMatch(TypedOutcome.Close);
        if (wanted.IsBare)
            return IsAskedFor(given, question) ? AnswerMatch.Right : AnswerMatch.Wrong;
        return wanted.Noun.Length > 0 && given.Noun.Length > 0 && wanted.Per == given.Per ? _texts.Compare(AnswerText.Of(wanted.Noun), AnswerText.Of(given.Noun)) : null;
    }

    // "How many minutes …?" makes "30" and "30 minutes" one answer.
    private bool IsAskedFor(Measure measure, AnswerText question) => question.Words.Any(w => measure.Noun.Length > 0
        ? _texts.Compare(AnswerText.Of(w.Written), AnswerText.Of(measure.Noun)).Outcome == TypedOutcome.Right
        : MeasureUnit.Find(w.Written).Intersect(measure.Units).Any());

    private bool IsAsNearToAnother(AnswerText typed, int slips, List<string> right, IReadOnlyCollection<string> others)
    {
        var accepted = right.ConvertAll(AnswerText.Of);
        return others.Select(AnswerText.Of).Concat(vocabulary.Answers).Any(other =>
            _texts.Compare(other, typed) is { Outcome: not TypedOutcome.Wrong } match && match.Slips <= slips
            && !accepted.Exists(a => _texts.Compare(a, other).Outcome == TypedOutcome.Right));
    }
}
