using Bot.Search.Queries;

namespace Bot.Search.Ranking;

/// <summary>Decides whether the best section answers the query or is merely the closest there is.</summary>
internal static class Confidence
{
    /// <summary>A filler (<c>maximum</c>, <c>several</c>) carries this part of what another word as rare carries.</summary>
    public const double FillerShare = 0.3;

    /// <summary>The part of the query's importance that the section must have.</summary>
    private const double MinSectionCoverage = 0.62;

    /// <summary>The part of it that one passage with what stands above it must have.</summary>
    private const double MinPassageCoverage = 0.5;

    public static bool Answers(QueryPlan plan, PassageEvidence evidence)
    {
        if (plan.UnknownTopic is not null || plan.Words.Count == 0)
            return false;
        return evidence.SectionCoverage >= MinSectionCoverage && evidence.PassageCoverage >= MinPassageCoverage;
    }
}
