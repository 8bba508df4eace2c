using Bot.Core.Search.Language;
using Bot.Search.LuceneNet.Queries;

namespace Bot.Search.LuceneNet.Ranking;

/// <summary>
/// Decides whether the best section answers the query or is merely the closest there is. Lucene has no such notion: its scores compare sections and
/// say nothing about the query.
/// </summary>
internal static class Confidence
{
    /// <summary>A filler (<c>maximum</c>, <c>several</c>) carries this part of what another word as rare carries.</summary>
    public const double FillerShare = 0.3;

    /// <summary>A word as common as this one is not taken for the name of a topic: it stands in over a third of the sections.</summary>
    public const double MinTopicIdf = 1;

    /// <summary>The part of the query's importance that the section must have.</summary>
    private const double MinSectionCoverage = 0.56;

    /// <summary>The same when the notes do not know a word of the query at all, which then is likely what the query is about.</summary>
    private const double MinCoverageWithUnknown = 0.72;

    /// <summary>The part of the query's importance that one passage with what stands above it must have.</summary>
    private const double MinPassageCoverage = 0.36;

    /// <summary>The same in a section that has nearly everything: it may take two bullets to answer.</summary>
    private const double MinPassageCoverageOfFull = 0.25;

    private const double FullCoverage = 0.8;

    /// <summary>
    /// Whether a section that does not answer the query is at least about something in it: it has a word that says what the query is about. Where the
    /// query names topics, one of those.
    /// </summary>
    public static bool IsClose(QueryPlan plan, SectionEvidence evidence)
    {
        var (subjects, topics) = (0UL, 0UL);
        for (var w = 0; w < plan.Words.Count; w++)
        {
            if (EnglishWords.IsFiller(plan.Words[w].Form) || !plan.Words[w].Form.AsSpan().ContainsAnyExceptInRange('0', '9'))
                continue;
            subjects |= 1UL << w;
            topics |= plan.Words[w].NamesTopic ? 1UL << w : 0;
        }
        return (evidence.Words & (topics != 0 ? topics : subjects)) != 0;
    }

    public static bool Answers(QueryPlan plan, SectionEvidence evidence)
    {
        if (plan.UnknownTopic is not null || plan.Words.Count == 0)
            return false;
        var hasUnknown = false;
        for (var w = 0; w < plan.Words.Count; w++)
        {
            var word = plan.Words[w];
            if (word.NamesTopic && (evidence.Words >> w & 1) == 0)
                return false;
            hasUnknown |= word.Interpretations.Count == 0 && word.Form.Length >= SpellingMender.MinLength && !EnglishWords.IsFiller(word.Form);
        }
        var all = plan.ImportanceOf(~0UL);
        var coverage = plan.ImportanceOf(evidence.Words) / all;
        var passage = plan.ImportanceOf(evidence.WordsAtBest) / all;
        return coverage >= (hasUnknown ? MinCoverageWithUnknown : MinSectionCoverage)
            && passage >= (coverage >= FullCoverage ? MinPassageCoverageOfFull : MinPassageCoverage);
    }
}
