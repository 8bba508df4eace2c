using Bot.Core.Notes;

namespace Bot.Core.Search;

/// <summary>An index of one library. Immutable; any number of threads may search it at once.</summary>
public interface ISectionIndex : IDisposable
{
    NoteLibrary Library { get; }

    /// <summary>
    /// Returns the best sections, best first. Every text is a legal query: what cannot be understood is treated as words or left out.
    /// Ties are in the order of paths and lines, so that the same query on the same notes always answers the same.
    /// </summary>
    SearchResult Search(SearchQuery query);

    /// <summary>
    /// Returns the sections whose breadcrumb best completes a half-typed query, best first; also for misspelt words. From memory, well under a
    /// millisecond. An empty prefix lists topics' first sections.
    /// </summary>
    /// <param name="limit">At most this many, from 1.</param>
    IReadOnlyList<Section> Complete(string prefix, string? topic, int limit);
}
