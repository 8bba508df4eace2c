using System.Globalization;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation;

/// <summary>A question that passed every guard and is no duplicate.</summary>
internal sealed record Accepted(Question Question, Candidate Candidate);

/// <summary>What only the whole pool can tell: which of the accepted questions are served beside each other.</summary>
/// <param name="seed">Decides the order of an author's options where they are mixed.</param>
/// <param name="reject">Is told each candidate that is withheld, with the rule's name and its reason.</param>
internal sealed class PoolSelection(int seed, Action<Candidate, string, string> reject)
{
    /// <summary>Name of the rule that withholds a definition among few.</summary>
    public const string LonelyDefinition = "lonely-definition";

    /// <summary>Name of the rule that withholds single-choice questions whose key is the longest option.</summary>
    public const string LongestKeyQuota = "longest-key-quota";

    /// <summary>
    /// Share of single-choice questions in which the key may be the longest option. Of four options of equal worth it would be a quarter.
    /// </summary>
    private const double LongestKeyShareMax = 0.25;

    /// <summary>A note with fewer questions of its author's shows no habit.</summary>
    private const int AuthorsKeysMin = 4;

    private const double AuthorsKeysShareMax = 0.5;

    /// <summary>Definitions of a note that must make questions before "Deletes what is old" is taken for one.</summary>
    private const int DefinitionsMin = 3;

    /// <summary>The same for "A queue that …", which says what a thing is and is seldom anything else.</summary>
    private const int NounDefinitionsMin = 2;

    /// <summary>A smaller pool is a first try with a few lines; better a doubtful question than none.</summary>
    private const int PoolMin = 10;

    public IReadOnlyList<Accepted> Of(IReadOnlyList<Accepted> accepted) => WithoutAskedCards(WithinLongestKeyQuota(WithoutLonelyDefinitions(WithoutRepeatedTerms(WithMixedOptions(accepted)))));

    // Some authors always write the right option first. Where one place holds most keys of a note, its options are mixed.
    private List<Accepted> WithMixedOptions(IReadOnlyList<Accepted> accepted)
    {
        var skewed = accepted.Where(a => !a.Candidate.AuthorsOptions.IsEmpty && a.Question.Kind == QuestionKind.SingleChoice)
            .GroupBy(a => a.Question.Path, StringComparer.Ordinal)
            .Where(g => g.Count() >= AuthorsKeysMin && g.GroupBy(a => a.Question.Correct[0]).Max(p => p.Count()) > AuthorsKeysShareMax * g.Count())
            .Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        return [.. accepted.Select(a => a.Candidate.AuthorsOptions.IsEmpty || !skewed.Contains(a.Question.Path) ? a : a with { Question = Mixed(a.Question) })];
    }

    private Question Mixed(Question question)
    {
        var order = Enumerable.Range(0, question.Options.Length).OrderBy(i => QuestionId.From(question.Id, question.Options[i], seed.ToString(CultureInfo.InvariantCulture)), StringComparer.Ordinal).ToList();
        return question with { Options = [.. order.Select(i => question.Options[i])], Correct = [.. question.Correct.Select(c => order.IndexOf(c)).Order()] };
    }

    // What a note says of one term in two places are two right answers to one question. Of equal worth the earlier stands.
    private List<Accepted> WithoutRepeatedTerms(List<Accepted> accepted)
    {
        var kept = accepted.Where(AsksForMeaning).GroupBy(a => (a.Candidate.Pattern, PromptOf(a))).Select(g => g.MaxBy(a => a.Question.Worth)!.Question.Id).ToHashSet(StringComparer.Ordinal);
        return Without(accepted, "duplicate", a => AsksForMeaning(a) && !kept.Contains(a.Question.Id) ? "the note is asked for the same term by another line" : null);
    }

    private static bool AsksForMeaning(Accepted a) => a.Candidate.Pattern is "what-meaning" or "definition-card";

    private static (string Path, string Prompt) PromptOf(Accepted a) => (a.Question.Path, Words.Normalize(a.Question.Prompt));

    // One line with a colon is a remark as often as a definition; where several lines of a note make questions, its author writes definitions. Of 137 judged
    // questions 56 % were good where a note gave one definition, 75 % where it gave two and 77 % where it gave three or more.
    private List<Accepted> WithoutLonelyDefinitions(List<Accepted> accepted)
    {
        if (accepted.Count < PoolMin)
            return accepted;
        var counts = accepted.Where(a => a.Candidate.Definition is not null).DistinctBy(FactOf).CountBy(a => a.Question.Path, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return Without(accepted, LonelyDefinition, a => a.Candidate.Definition is var (term, meaning) && counts[a.Question.Path] is var count && count < LeastBeside(a, term, meaning)
            ? $"of the note's descriptions {count} can be asked for"
            : null);
    }

    private static int LeastBeside(Accepted a, string term, string meaning)
    {
        if (a.Question.Kind == QuestionKind.Reveal)
            return Shapes.OfMeaning(meaning) == Shape.NounClause && IsHeadingsSubject(a.Candidate.Section, term) ? 1 : DefinitionsMin;
        return Shapes.OfMeaning(meaning) == Shape.NounClause ? NounDefinitionsMin : DefinitionsMin;
    }

    // "A Linux kernel module that …" below "KVM (Kernel-based Virtual Machine)".
    private static bool IsHeadingsSubject(Section section, string term)
    {
        var stems = Words.ContentStems(Names.WithoutBrackets(term, out _));
        return stems.Count > 0 && section.Headings.Append(section.Topic).Any(h => Words.ContentStems(h) is var heading && stems.All(s => heading.Contains(s, StringComparer.Ordinal)));
    }

    private static (SectionId Section, int Unit) FactOf(Accepted a) => (a.Candidate.Section.Id, a.Candidate.UnitIndex);

    private static bool IsChoiceOfDefinition(Accepted a) => a.Candidate.Definition is not null && a.Question.Kind == QuestionKind.SingleChoice;

    // Where too many keys are the longest option, those that stand out most are withheld.
    private List<Accepted> WithinLongestKeyQuota(List<Accepted> accepted)
    {
        var own = accepted.Where(a => a.Question is { Kind: QuestionKind.SingleChoice } && a.Candidate.AuthorsOptions.IsEmpty).ToList();
        var longest = own.Where(a => Guessers.Longest(a.Question.Options) == a.Question.Correct[0])
            .OrderByDescending(a => Excess(a.Question)).ThenBy(a => a.Question.Id, StringComparer.Ordinal).ToList();
        var withheld = new HashSet<Accepted>();
        foreach (var question in longest)
        {
            if (longest.Count - withheld.Count <= LongestKeyShareMax * (own.Count - withheld.Count))
                break;
            withheld.Add(question);
        }

        return Without(accepted, LongestKeyQuota, a => withheld.Contains(a) ? "too many answers of the pool would be the longest option" : null);
    }

    private static double Excess(Question question)
    {
        var key = question.Options[question.Correct[0]].Length;
        return (double)key / question.Options.Where((_, i) => i != question.Correct[0]).Max(o => o.Length);
    }

    // A card asks for a definition that no question with options asks for. Decided last, because such a question may have been withheld.
    private List<Accepted> WithoutAskedCards(List<Accepted> accepted)
    {
        var choices = accepted.Where(IsChoiceOfDefinition).ToList();
        var asked = choices.Select(FactOf).ToHashSet();
        var stems = choices.Select(a => Words.Normalize(a.Question.Stem)).ToHashSet(StringComparer.Ordinal);
        var prompts = choices.Select(PromptOf).ToHashSet();
        return Without(accepted, "sibling", a => a.Candidate.IsDefinitionCard && (asked.Contains(FactOf(a)) || prompts.Contains(PromptOf(a)) || stems.Contains(Words.Normalize(a.Question.Stem)))
            ? "a question with options asks for the same definition"
            : null);
    }

    private List<Accepted> Without(List<Accepted> accepted, string rule, Func<Accepted, string?> objection)
    {
        var kept = new List<Accepted>(accepted.Count);
        foreach (var a in accepted)
        {
            if (objection(a) is { } reason)
                reject(a.Candidate, rule, reason);
            else
                kept.Add(a);
        }

        return kept;
    }
}
