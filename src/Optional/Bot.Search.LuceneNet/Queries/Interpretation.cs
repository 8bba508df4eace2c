namespace Bot.Search.LuceneNet.Queries;

/// <summary>One thing that a word of the query may stand for.</summary>
/// <param name="Forms">The word to look up; several for a phrase.</param>
/// <param name="StemTerms">The terms of their stems.</param>
/// <param name="SectionCount">In how many sections it stands, about: the most of any field; for a phrase, those of its rarest word.</param>
/// <param name="Boost">What it counts, where the word as typed counts 1.</param>
internal sealed record Interpretation(MatchTier Tier, string[] Forms, string[] StemTerms, int SectionCount, float Boost)
{
    public bool IsPhrase => Forms.Length > 1;
}
