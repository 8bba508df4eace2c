using Bot.Core.Notes;
using Bot.Core.Search;

namespace Bot.Testing.Notes;

/// <summary>A search engine that answers what a test tells it to, whatever is asked.</summary>
/// <param name="answer">Makes the result of a query; gets the query and the library.</param>
public sealed class CannedEngine(Func<SearchQuery, NoteLibrary, SearchResult> answer) : ISearchEngine
{
    public string Name => "canned";

    /// <summary>Returns what the bot knows when the engine has indexed these sections.</summary>
    public static KnowledgeBase KnowledgeOf(Func<SearchQuery, NoteLibrary, SearchResult> answer, params Section[] sections)
    {
        var knowledge = new KnowledgeBase(new CannedEngine(answer));
        knowledge.Replace(SampleSection.LibraryOf(sections), CancellationToken.None);
        return knowledge;
    }

    public ISectionIndex Build(NoteLibrary library, CancellationToken cancellationToken) => new Index(library, answer);

    private sealed class Index(NoteLibrary library, Func<SearchQuery, NoteLibrary, SearchResult> answer) : ISectionIndex
    {
        public NoteLibrary Library => library;

        public SearchResult Search(SearchQuery query) => answer(query, library);

        public IReadOnlyList<Section> Complete(string prefix, string? topic, int limit) =>
            [.. library.Sections.Where(s => s.Breadcrumb.Contains(prefix, StringComparison.OrdinalIgnoreCase)).Take(limit)];

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
