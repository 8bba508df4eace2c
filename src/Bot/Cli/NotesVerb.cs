using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Bot.Options;
using Bot.Terminal;
using Spectre.Console;

namespace Bot.Cli;

/// <summary><c>bot notes</c>: what was understood of each file, and what looks wrong in it.</summary>
internal static class NotesVerb
{
    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("notes", "Show what was understood of the notes, and what looks wrong") { json };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(CommonOptions.Settings(parsed), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(BotSettings settings, bool json, CancellationToken cancellationToken)
    {
        var library = await KnowledgeLoading.LoadAsync(settings, cancellationToken).ConfigureAwait(false);
        var report = NotesReport.From(library);
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(report, NotesJson.Readable.NotesReport));
        else
            Print(report);
        return ExitCodes.Success;
    }

    private static void Print(NotesReport report)
    {
        var console = TerminalConsole.Create();
        var table = new Table().Border(TableBorder.Simple).AddColumns("File", "Title", "Lines", "Sections", "Units", "Warnings");
        foreach (var file in report.Files)
        {
            table.AddRow(
                Cell(file.Path), Cell(file.Title), Number(file.Lines), Number(file.Sections), Number(file.Units), Number(file.Warnings.Count));
        }

        console.Write(table);
        foreach (var warning in report.Files.SelectMany(f => f.Warnings.Select(w => (f.Path, w))).Concat(report.Warnings.Select(w => (w.Path ?? "", w))))
        {
            var (path, (_, line, message)) = warning;
            console.Write(new Text(line > 0 ? $"{path}:{line}: {message}" : $"{path}: {message}"));
            console.WriteLine();
        }

        foreach (var (path, reason) in report.LeftOut)
        {
            console.Write(new Text($"{path}: {reason}"));
            console.WriteLine();
        }

        console.WriteLine($"{report.Files.Count} files, {report.Sections} sections, {report.Units} units, {report.WarningCount} warnings");
    }

    private static Text Cell(string text) => new(TerminalRenderer.Clean(text));

    private static Text Number(int number) => new(number.ToString(CultureInfo.InvariantCulture));
}
