using System.Collections.Immutable;

namespace Bot.Core.Notes;

/// <summary>
/// Words that stand for each other in a query, from the alias file of the knowledge folder.
/// The file is in the synonym format that Solr and Lucene read: <c>dlq, dead letter queue</c> for words that are equal,
/// <c>api gw =&gt; api gateway</c> for words that only lead one way, <c>#</c> for comments.
/// </summary>
/// <param name="From">What may be typed.</param>
/// <param name="To">What it is also looked up as; the same words as <paramref name="From"/> where the line has no arrow.</param>
/// <param name="Line">Line in the alias file, from 1.</param>
public sealed record AliasGroup(ImmutableArray<string> From, ImmutableArray<string> To, int Line);
