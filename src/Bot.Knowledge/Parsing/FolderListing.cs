using System.Collections.Immutable;
using Bot.Core.Notes;

namespace Bot.Knowledge.Parsing;

/// <summary>Finds the notes below a folder.</summary>
internal static class FolderListing
{
    // Deeper than any person's folders; ends a loop of links that the check for links missed.
    private const int MaxDepth = 64;

    /// <summary>Returns the paths of all notes, with <c>/</c> between folders, in order.</summary>
    /// <param name="warnings">Receives folders that cannot be listed.</param>
    /// <param name="readme">Name of the file at the top that describes the folder and is no note; null where there is none.</param>
    /// <exception cref="NoteSourceException">The folder itself is missing or cannot be listed.</exception>
    public static List<(string Path, FileInfo File)> List(string folder, ImmutableArray<NoteWarning>.Builder warnings, out string? readme)
    {
        CheckExists(folder);
        var root = new DirectoryInfo(folder);
        var found = new List<(string, FileInfo)>();
        FileInfo? described;
        try
        {
            Visit(root, "", 0, found, new HashSet<string>(StringComparer.Ordinal) { RealPath(root) }, warnings);
            described = ReadmeOf(root);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            CheckExists(folder);
            throw new NoteSourceException($"The knowledge folder '{folder}' cannot be listed: {e.Message}", e);
        }

        // One that goes away in the middle of it looks like one that lost its notes.
        CheckExists(folder);
        readme = described?.Name;
        // Alone it describes no folder: many people keep all they know in it.
        if (found.Count == 0 && described is not null)
        {
            found.Add((described.Name, described));
            readme = null;
        }

        found.Sort((a, b) => string.CompareOrdinal(a.Item1, b.Item1));
        return found;
    }

    /// <exception cref="NoteSourceException">There is no such folder.</exception>
    public static void CheckExists(string folder)
    {
        if (File.Exists(folder))
            throw new NoteSourceException($"The knowledge folder '{folder}' is a file; name the folder that holds the notes.");
        if (!Directory.Exists(folder))
            throw new NoteSourceException($"The knowledge folder '{folder}' does not exist; create it or name another with Knowledge:Path or --knowledge.");
    }

    private static void Visit(
        DirectoryInfo folder,
        string prefix,
        int depth,
        List<(string Path, FileInfo File)> found,
        HashSet<string> visited,
        ImmutableArray<NoteWarning>.Builder warnings)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var path = prefix + entry.Name;
            switch (entry)
            {
                case FileInfo file when IsNote(file.Name) && !(depth == 0 && IsReadme(file.Name)):
                    if (Resolve(file) is FileInfo target)
                        found.Add((path, target));
                    else
                        warnings.Add(new NoteWarning(path, 0, "The link leads to no file; it is left out."));
                    break;
                case DirectoryInfo sub when depth < MaxDepth && !sub.Name.StartsWith('.') && sub.Name is not "node_modules":
                    // A folder that a link shows a second time is read once.
                    if (Resolve(sub) is not DirectoryInfo real || !visited.Add(RealPath(real)))
                        break;
                    try
                    {
                        Visit(sub, path + "/", depth + 1, found, visited, warnings);
                    }
                    catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                    {
                        warnings.Add(new NoteWarning(path, 0, $"The folder cannot be listed; its notes are left out. {e.Message}"));
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private static FileInfo? ReadmeOf(DirectoryInfo root) => root.EnumerateFiles().FirstOrDefault(f => IsReadme(f.Name)) is { } file ? Resolve(file) as FileInfo : null;

    private static bool IsReadme(string name) => name.Equals("README.md", StringComparison.OrdinalIgnoreCase);

    private static bool IsNote(string name) =>
        !name.StartsWith('.')
        && (name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase));

    private static FileSystemInfo? Resolve(FileSystemInfo entry)
    {
        if (entry.LinkTarget is null)
            return entry;
        try
        {
            return entry.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } target ? target : null;
        }
        catch (IOException)
        {
            return null; // a link that leads to itself
        }
    }

    private static string RealPath(DirectoryInfo folder) => Path.TrimEndingDirectorySeparator((Resolve(folder) ?? folder).FullName);
}
