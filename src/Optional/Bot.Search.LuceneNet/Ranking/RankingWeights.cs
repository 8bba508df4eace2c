using Bot.Search.LuceneNet.Indexing;

namespace Bot.Search.LuceneNet.Ranking;

/// <summary>
/// What counts how much. Set by judgement, the share of coverage on the first question file; figures in tests/Bot.Benchmarks/README.md.
/// </summary>
internal static class RankingWeights
{
    /// <summary>A word that matches as typed gains this part of its worth beside what any form of it gains.</summary>
    public const float ExactShare = 0.3f;

    /// <summary>A whole identifier or joined spelling, beside the words it is made of.</summary>
    public const float WholeBoost = 0.5f;

    /// <summary>Two typed words that the notes write as one, or one that they write as two.</summary>
    public const float VariantBoost = 0.9f;

    /// <summary>An alias of a word that the notes have, and of one that they do not have.</summary>
    public const float AliasBoost = 0.35f;
    public const float OnlyAliasBoost = 0.8f;

    /// <summary>The likeliest mended word, and how much less each further one.</summary>
    public const float MendedBoost = 0.3f;
    public const float MendingStep = 0.08f;

    /// <summary>How people ask, not what about.</summary>
    public const float ConversationBoost = 0.4f;

    /// <summary>Two neighbouring words of the query at most <see cref="PairSlop"/> places out of their order there.</summary>
    public const float PairBoost = 0.35f;
    public const int PairSlop = 6;

    /// <summary>So many of the best sections are ranked once more by nearness; more when more are wanted.</summary>
    public const int NearnessWindow = 100;

    /// <summary>The part of a score that depends on how many of the query's words match.</summary>
    public const float CoverageShare = 0.5f;

    /// <summary>What the fields that are not the best one add.</summary>
    public const float TieBreaker = 0.4f;

    public static float FieldBoost(string field) => field switch
    {
        SectionFields.Title => 1.6f,
        SectionFields.Context => 0.8f,
        _ => 1,
    };
}
