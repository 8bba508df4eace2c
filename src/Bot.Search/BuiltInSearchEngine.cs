using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Search.Indexing;

namespace Bot.Search;

/// <summary>The engine that comes with the bot: everything in memory, nothing to install. Thread-safe.</summary>
public sealed class BuiltInSearchEngine : ISearchEngine
{
    public string Name => "builtin";

    public ISectionIndex Build(NoteLibrary library, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(library);
        var (index, abbreviations) = IndexBuilder.Build(library.Sections, cancellationToken);
        return new BuiltInIndex(library, index, abbreviations);
    }
}
