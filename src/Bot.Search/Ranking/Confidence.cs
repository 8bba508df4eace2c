using Bot.Search.Mending;
using Bot.Search.Queries;

namespace Bot.Search.Ranking;

/// <summary>Decides whether the best section answers the query or is merely the closest there is.</summary>
internal static class Confidence
{
    /// <summary>A filler (<c>maximum</c>, <c>several</c>) carries this part of what another word as rare carries.</summary>
    public const double FillerShare = 0.3;

    /// <summary>The same for a word of everyday talk (<c>send</c>, <c>customer</c>).</summary>
    public const double EverydayShare = 0.4;

    /// <summary>A filler or a word of everyday talk that stands nowhere in the notes carries this part of that again: no section could have it.</summary>
    public const double UnknownCommonShare = 0.5;

    /// <summary>How much a word means is reckoned as in notes of at least so many sections.</summary>
    public const int MinSections = 100;

    /// <summary>A word as common as this one is not taken for the name of a topic: it stands in over a third of the sections.</summary>
    public const double MinTopicIdf = 1;

    /// <summary>The part of the query's importance that the section must have.</summary>
    private const double MinSectionCoverage = 0.6;

    /// <summary>The same when the notes do not know a word of the query at all, which then is likely what the query is about.</summary>
    private const double MinCoverageWithUnknown = 0.72;

    /// <summary>The same when the query is a few bare words: each was chosen, and one that is missing says that the answer is elsewhere.</summary>
    private const double MinCoverageOfKeywords = 0.75;

    /// <summary>The part of the query's importance that one passage with what stands above it must have.</summary>
    private const double MinPassageCoverage = 0.36;

    /// <summary>The same in a section that has nearly everything: it may take two bullets to answer.</summary>
    private const double MinPassageCoverageOfFull = 0.25;

    private const double FullCoverage = 0.8;

    public static bool Answers(QueryPlan plan, PassageEvidence evidence)
    {
        if (plan.UnknownTopic is not null || plan.Words.Count == 0)
            return false;
        var hasUnknown = false;
        for (var w = 0; w < plan.Words.Count && w < Occurrences.MaxWords; w++)
        {
            var word = plan.Words[w];
            if ((word.NamesTopic || word == plan.Action) && (evidence.WordsInSection >> w & 1) == 0)
                return false;
            hasUnknown |= word.Interpretations.Count == 0 && word.Form.Length >= SpellingMender.MinLength
                && !EnglishWords.IsFiller(word.Form) && !word.IsEveryday;
        }
        var coverage = evidence.SectionCoverage;
        var needed = plan.IsKeywords ? MinCoverageOfKeywords : hasUnknown ? MinCoverageWithUnknown : MinSectionCoverage;
        return coverage >= needed
            && evidence.PassageCoverage >= (coverage >= FullCoverage ? MinPassageCoverageOfFull : MinPassageCoverage);
    }
}
