namespace Bot.Knowledge;

/// <summary>Settings of <see cref="FolderNoteSource"/>.</summary>
public sealed record FolderNoteSourceOptions
{
    /// <summary>The knowledge folder. Required.</summary>
    public required string Folder { get; init; }

    /// <summary>Files larger than this are left out with a warning, in bytes. Default: 16 MiB.</summary>
    public long MaxFileBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>How long the folder must be quiet before a change is read, so that one save is read once. Default: 200 ms.</summary>
    public TimeSpan Debounce { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// How often sizes and times of all files are compared, for file systems that report no changes: network mounts, bind mounts of containers.
    /// With <see cref="Debounce"/> it is the most that the notes lag behind. Default: 1.5 s.
    /// </summary>
    public TimeSpan RescanInterval { get; init; } = TimeSpan.FromMilliseconds(1500);

    /// <summary>Name of the alias file at the top of the folder. Default: <c>aliases.txt</c>.</summary>
    public string AliasFile { get; init; } = "aliases.txt";
}
