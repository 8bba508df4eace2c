using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Core.Notes;

namespace Bot.Cli;

/// <summary>What <c>bot notes --json</c> writes.</summary>
/// <param name="Warnings">What is wrong with the folder rather than with a file that was read.</param>
/// <param name="LeftOut">Files that are not read on purpose.</param>
internal sealed record NotesReport(
    IReadOnlyList<NotesReportFile> Files,
    int Sections,
    int Units,
    int WarningCount,
    IReadOnlyList<NotesReportWarning> Warnings,
    IReadOnlyList<LeftOutNote> LeftOut)
{
    public static NotesReport From(NoteLibrary library)
    {
        var own = library.Notes.SelectMany(n => n.Warnings).ToHashSet();
        var files = library.Notes.Select(NotesReportFile.From).ToList();
        return new NotesReport(
            files,
            library.Sections.Length,
            library.Sections.Sum(s => s.Units.Length),
            library.Warnings.Length,
            [.. library.Warnings.Where(w => !own.Contains(w)).Select(w => new NotesReportWarning(w.Path, w.Line, w.Message))],
            library.LeftOut);
    }
}

internal sealed record NotesReportFile(
    string Path,
    string Title,
    string Encoding,
    int Lines,
    int Sections,
    int Units,
    IReadOnlyList<NotesReportWarning> Warnings)
{
    public static NotesReportFile From(Note note) => new(
        note.Path,
        note.Title,
        note.Encoding,
        note.LineCount,
        note.Sections.Length,
        note.Sections.Sum(s => s.Units.Length),
        [.. note.Warnings.Select(w => new NotesReportWarning(null, w.Line, w.Message))]);
}

/// <param name="Path">Only where the warning does not stand below its file.</param>
/// <param name="Line">From 1; 0 for the whole file.</param>
internal sealed record NotesReportWarning(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Path,
    int Line,
    string Message);

[JsonSerializable(typeof(NotesReport))]
internal sealed partial class NotesJson : JsonSerializerContext
{
    public static NotesJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    });
}
