using System.Collections.Immutable;

namespace Bot.Core.Search.Queries;

/// <summary>A query taken apart by its punctuation.</summary>
/// <param name="Text">What was read: the query with control characters made spaces, at most the length that is read.</param>
public sealed record ParsedQuery(string Text, ImmutableArray<QueryPart> Parts);

public enum QueryPartKind
{
    /// <summary>Words to rank by.</summary>
    Words,

    /// <summary>Words that must stand next to each other in this order.</summary>
    Phrase,

    /// <summary>A word or phrase that must not occur.</summary>
    Without,

    /// <summary>The topic to stay in.</summary>
    Topic,
}

/// <param name="Kind">What the part asks for.</param>
/// <param name="Start">Index in the query's text of the part's words, without the punctuation that gave them their meaning.</param>
/// <param name="Length">Number of code units.</param>
public readonly record struct QueryPart(QueryPartKind Kind, int Start, int Length);
