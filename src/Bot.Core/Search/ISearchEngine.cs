using Bot.Core.Notes;

namespace Bot.Core.Search;

/// <summary>Makes indexes. The port that the built-in engine and the Lucene.Net adapter implement.</summary>
public interface ISearchEngine
{
    /// <summary>The name under which configuration selects it, such as <c>builtin</c>.</summary>
    string Name { get; }

    /// <summary>Returns a new index of the library. Takes seconds for many sections; safe to call beside searches of an older index.</summary>
    ISectionIndex Build(NoteLibrary library, CancellationToken cancellationToken);
}
