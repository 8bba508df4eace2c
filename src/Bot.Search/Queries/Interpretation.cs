using Bot.Search.Indexing;

namespace Bot.Search.Queries;

/// <summary>One thing that a word of the query may stand for: a term with its other forms, or a phrase.</summary>
/// <param name="Tier">How it relates to the typed word.</param>
/// <param name="Text">What is looked up, for explanations.</param>
/// <param name="TermId">The exact term, or -1 when only other forms of it occur or when this is a phrase.</param>
/// <param name="Group">The term's stem group, or -1 for a phrase.</param>
/// <param name="Phrase">Where the phrase stands, or null for a term.</param>
/// <param name="StemGain">What a section with any form gains at most.</param>
/// <param name="ExactGain">What a section with the exact form gains at most beside that.</param>
internal sealed record Interpretation(
    MatchTier Tier, string Text, int TermId, int Group, PhrasePostings? Phrase, double StemGain, double ExactGain)
{
    /// <summary>Returns the tier that a form of this interpretation matches in.</summary>
    public MatchTier TierOf(int termId) => Tier == MatchTier.Exact && termId != TermId ? MatchTier.Stem : Tier;
}
