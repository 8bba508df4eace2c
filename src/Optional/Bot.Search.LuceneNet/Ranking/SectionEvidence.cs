using Bot.Core.Notes;
using Bot.Search.LuceneNet.Indexing;

namespace Bot.Search.LuceneNet.Ranking;

/// <summary>What of a query a section has, and where. Words of the query are a bit each.</summary>
/// <param name="Passages">The section's passages.</param>
/// <param name="WordsOf">The words in each passage.</param>
/// <param name="MatchesOf">What to mark in each passage, in order, not overlapping.</param>
/// <param name="Words">The words anywhere in the section, headings included.</param>
/// <param name="Best">Index of the passage that settles the question; -1 when only the headings match.</param>
/// <param name="WordsAtBest">The words of that passage, of what it stands under, and of the headings.</param>
internal sealed record SectionEvidence(
    List<Passage> Passages, ulong[] WordsOf, List<TextRange>[] MatchesOf, ulong Words, int Best, ulong WordsAtBest);
