namespace Bot.Options;

/// <summary>Where the notes are. Section <c>Knowledge</c> of the configuration.</summary>
internal sealed class KnowledgeOptions
{
    public const string Section = "Knowledge";

    /// <summary>The folder of the notes, absolute or relative to the current folder, else to the program's own. Default: <c>knowledge</c>.</summary>
    public string Path { get; set; } = "knowledge";

    /// <summary>
    /// Address at which people can read the notes, such as <c>https://example.org/notes/{path}#L{line}</c>; answers then link there. Default: none.
    /// </summary>
    public string SourceUrl { get; set; } = "";
}
