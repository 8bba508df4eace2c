using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Knowledge;
using Bot.Options;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Cli;

/// <summary>Reads the notes once, for a command that answers and ends.</summary>
internal static class KnowledgeLoading
{
    /// <exception cref="NoteSourceException">There is no such folder.</exception>
    public static Task<NoteLibrary> LoadAsync(BotSettings settings, CancellationToken cancellationToken) =>
        new FolderNoteSource(new FolderNoteSourceOptions { Folder = settings.KnowledgePath }).LoadAsync(cancellationToken);

    /// <inheritdoc cref="LoadAsync"/>
    public static async Task<ISectionIndex> IndexAsync(BotSettings settings, CancellationToken cancellationToken)
    {
        var library = await LoadAsync(settings, cancellationToken).ConfigureAwait(false);
        return SearchEngines.Create(settings.Search, NullLoggerFactory.Instance).Build(library, cancellationToken);
    }
}
