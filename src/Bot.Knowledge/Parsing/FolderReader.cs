using System.Collections.Immutable;
using System.IO.Hashing;
using Bot.Core.Notes;

namespace Bot.Knowledge.Parsing;

/// <summary>Knows the last good version of every file of the folder and reads again only what changed. Not thread-safe.</summary>
internal sealed class FolderReader(FolderNoteSourceOptions options, TimeProvider time)
{
    // The coarsest clock of a file system in use (FAT) counts in steps of two seconds: within one, two saves can carry the same time.
    private static readonly TimeSpan ClockStep = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, NoteFile> _files = new(StringComparer.Ordinal);
    private NoteFile? _aliases;
    private ImmutableArray<AliasGroup> _aliasGroups = [];
    private ImmutableArray<NoteWarning> _folderWarnings = [];
    private string? _missing;
    private string? _readme;

    /// <param name="Hash">Of the bytes that <paramref name="Note"/> was read from.</param>
    /// <param name="IsYoung">Whether the file was written so shortly before it was read that another save could look the same from outside.</param>
    /// <param name="Note">The last good version, or null when there never was one.</param>
    /// <param name="Warnings">What is wrong with the file besides the note's own warnings.</param>
    private sealed record NoteFile(string Path, FileStamp Stamp, ulong Hash, bool IsYoung, ParsedNote? Note, ImmutableArray<NoteWarning> Warnings);

    /// <summary>What a saved file changes.</summary>
    private readonly record struct FileStamp(long Length, DateTime WrittenUtc);

    /// <summary>Compares the folder with what is known and reads what changed. Returns whether anything did.</summary>
    /// <exception cref="NoteSourceException">The folder is missing or cannot be listed.</exception>
    public bool Refresh(CancellationToken cancellationToken)
    {
        var warnings = ImmutableArray.CreateBuilder<NoteWarning>();
        var found = FolderListing.List(options.Folder, warnings, out _readme);
        var changed = _missing is not null;
        _missing = null;

        var stale = new List<(string Path, FileInfo File, FileStamp Stamp)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, file) in found)
        {
            seen.Add(path);
            if (Stamp(file) is not { } stamp)
                continue;
            if (!_files.TryGetValue(path, out var known) || known.Stamp != stamp || known.IsYoung)
                stale.Add((path, file, stamp));
        }

        var fresh = new NoteFile[stale.Count];
        Parallel.For(
            0,
            stale.Count,
            new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
            i => fresh[i] = Read(stale[i].Path, stale[i].File, stale[i].Stamp, _files.GetValueOrDefault(stale[i].Path)));
        // A folder that goes away while its files are read takes them along: that is one thing that is wrong, not one for each file.
        if (Array.Exists(fresh, f => f.Stamp == default))
            FolderListing.CheckExists(options.Folder);
        foreach (var file in fresh)
        {
            changed |= !_files.TryGetValue(file.Path, out var before) || before.Note != file.Note || !before.Warnings.SequenceEqual(file.Warnings);
            _files[file.Path] = file;
        }

        foreach (var gone in _files.Keys.Where(p => !seen.Contains(p)).ToList())
            changed |= _files.Remove(gone);

        changed |= RefreshAliases();
        var folderWarnings = warnings.ToImmutable();
        changed |= !folderWarnings.SequenceEqual(_folderWarnings);
        _folderWarnings = folderWarnings;
        return changed;
    }

    /// <summary>Keeps the notes and adds a warning that the folder is away. Returns whether that is news.</summary>
    public bool ReportMissing(string message)
    {
        if (_missing is not null)
            return false;
        _missing = message;
        return true;
    }

    /// <param name="reading">The number of the reading.</param>
    public NoteLibrary Library(long reading)
    {
        var notes = _files.Values.Where(f => f.Note is not null && !IsIgnored(f.Note.Note)).Select(f => f.Note!).ToList();
        ImmutableArray<NoteWarning> warnings =
        [
            .. _missing is null ? [] : new[] { new NoteWarning("", 0, _missing + " The notes of before are kept.") },
            .. _folderWarnings,
            .. _files.Values.OrderBy(f => f.Path, StringComparer.Ordinal).SelectMany(f => f.Warnings),
            .. _aliases?.Warnings ?? [],
            .. WikiLinkCheck.Run(notes),
        ];
        return new NoteLibrary(notes.Select(n => n.Note), _aliasGroups, warnings, LeftOut()) { Reading = reading };
    }

    private ImmutableArray<LeftOutNote> LeftOut()
    {
        var ignored = _files.Values
            .Where(f => f.Note is not null && IsIgnored(f.Note.Note))
            .Select(f => new LeftOutNote(f.Path, "Not read, because its front matter says 'bot: ignore'."));
        if (_readme is { } readme)
            ignored = ignored.Append(new LeftOutNote(readme, "Not read, because at the top it describes the folder; give it another name to have it read."));
        return [.. ignored.OrderBy(n => n.Path, StringComparer.Ordinal)];
    }

    private static bool IsIgnored(Note note) => note.FrontMatter.TryGetValue("bot", out var value) && string.Equals(value, "ignore", StringComparison.OrdinalIgnoreCase);

    private NoteFile Read(string path, FileInfo file, FileStamp stamp, NoteFile? known)
    {
        if (stamp.Length > options.MaxFileBytes)
        {
            var message = FormattableString.Invariant($"The file is {stamp.Length:N0} bytes, at most {options.MaxFileBytes:N0} are read; it is left out.");
            return new NoteFile(path, stamp, 0, IsYoung: false, null, [new NoteWarning(path, 0, message)]);
        }

        try
        {
            var isYoung = IsYoung(stamp);
            var bytes = ReadBytes(file, stamp);
            var hash = XxHash3.HashToUInt64(bytes);
            var note = known?.Note is { } before && known.Hash == hash ? before : MarkdownNoteParser.ParseBytes(path, bytes);
            return new NoteFile(path, stamp, hash, isYoung, note, []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var kept = known?.Note is null ? "it is left out until it can be" : "its last good version is kept";
            // A stamp that no file has makes the next look try again.
            return new NoteFile(path, default, known?.Hash ?? 0, IsYoung: true, known?.Note, [new NoteWarning(path, 0, $"The file cannot be read; {kept}. {e.Message}")]);
        }
    }

    private bool IsYoung(FileStamp stamp) => time.GetUtcNow().UtcDateTime - stamp.WrittenUtc < ClockStep;

    // What has no length is not opened: it is an empty note, or a pipe that would block for ever.
    private static byte[] ReadBytes(FileInfo file, FileStamp stamp) => stamp.Length == 0 ? [] : File.ReadAllBytes(file.FullName);

    private bool RefreshAliases()
    {
        var file = new FileInfo(Path.Combine(options.Folder, options.AliasFile));
        var stamp = file.Exists ? Stamp(file) : null;
        if (stamp is not { } now)
        {
            FolderListing.CheckExists(options.Folder);
            var was = _aliases is not null;
            (_aliases, _aliasGroups) = (null, []);
            return was;
        }

        if (_aliases is { IsYoung: false } known && known.Stamp == now)
            return false;
        var before = _aliases?.Warnings ?? [];
        try
        {
            var isYoung = IsYoung(now);
            var bytes = ReadBytes(file, now);
            var hash = XxHash3.HashToUInt64(bytes);
            if (_aliases?.Hash == hash && _aliases.Stamp != default)
            {
                _aliases = _aliases with { Stamp = now, IsYoung = isYoung };
                return false;
            }

            var decoded = NoteDecoder.Decode(bytes);
            var (groups, warnings) = AliasFileParser.Parse(options.AliasFile, decoded.Text);
            if (decoded.Warning is not null)
                warnings = warnings.Add(new NoteWarning(options.AliasFile, decoded.BadLine, decoded.Warning));
            _aliasGroups = groups;
            _aliases = new NoteFile(options.AliasFile, now, hash, isYoung, null, warnings);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var warning = new NoteWarning(options.AliasFile, 0, $"The file cannot be read; its last good version is kept. {e.Message}");
            _aliases = new NoteFile(options.AliasFile, default, 0, IsYoung: true, null, [warning]);
            return !before.SequenceEqual(_aliases.Warnings);
        }
    }

    private static FileStamp? Stamp(FileInfo file)
    {
        try
        {
            return new FileStamp(file.Length, file.LastWriteTimeUtc);
        }
        catch (IOException)
        {
            return null; // gone since the folder was listed
        }
    }
}
