using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation;
using Bot.Knowledge;

namespace Bot.Benchmarks.Generation;

/// <summary>
/// Times how notes become questions: a library of many sections, and notes that are meant to be slow. Parsing is timed apart. The processor's time counts,
/// so that other programs on the machine matter less; figures of two runs are compared on one machine only.
/// </summary>
internal static class GenerationSpeedCommand
{
    private static readonly Option<DirectoryInfo> Knowledge = new("--knowledge") { Description = "The folder of notes that is multiplied", Required = true };
    private static readonly Option<int> Sections = new("--sections") { Description = "At least so many sections", DefaultValueFactory = _ => 10_000 };

    public static Command Create()
    {
        var command = new Command("generation-speed", "Times how notes become questions, also a line of 1 MB, 5,000 siblings and 28 levels") { Knowledge, Sections };
        command.SetAction((parsed, cancellationToken) => ExecuteAsync(
            parsed.GetRequiredValue(Knowledge).FullName, parsed.GetValue(Sections), parsed.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    private static async Task<int> ExecuteAsync(string folder, int sections, TextWriter output, CancellationToken cancellationToken)
    {
        var files = Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => (Path: Path.GetRelativePath(folder, f), Text: File.ReadAllText(f))).ToList();
        var perCopy = files.Sum(f => MarkdownNoteParser.Parse(f.Path, f.Text).Sections.Length);
        if (perCopy == 0)
        {
            await output.WriteLineAsync($"{folder} holds no sections.");
            return 1;
        }

        Measure($"{folder} as it is", files, output);
        var copies = (sections + perCopy - 1) / perCopy;
        if (copies > 1)
            Measure(string.Create(CultureInfo.InvariantCulture, $"{copies} copies, each in words of its own"), Enumerable.Range(0, copies).SelectMany(i => files.Select(f => ($"{i}/{f.Path}", InWordsOfItsOwn(f.Text, i)))), output);
        Measure("a line of 1 MB", [("line.md", "# Long\n\n- **Alpha**: " + string.Concat(Enumerable.Repeat("holds 5 GB of data, ", 50_000)) + "\n")], output);
        Measure("5,000 siblings", [("siblings.md", "# Wide\n\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"- **Term{Letters(i)}**: Keeps the {Letters(i * 7)} of every {Letters(i * 13)} for {i % 90 + 2} days.\n")))], output);
        Measure("28 levels", [("deep.md", "# Deep\n\n" + string.Concat(Enumerable.Range(0, 600).Select(i => $"{new string(' ', i % 28 * 2)}- **Level{Letters(i)}**: Holds what {Letters(i * 3)} leaves to the level below.\n")))], output);
        return 0;
    }

    private static void Measure(string name, IEnumerable<(string Path, string Text)> files, TextWriter output)
    {
        var library = new NoteLibrary(files.Select(f => MarkdownNoteParser.Parse(f.Path, f.Text)));
        var (before, watch) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
        var pool = QuestionGenerator.Generate(library, new GenerationOptions(), CancellationToken.None);
        var used = Process.GetCurrentProcess().TotalProcessorTime - before;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {library.Sections.Length} sections, {pool.Candidates} candidates, {pool.Questions.Length} questions in {used.TotalSeconds:F2} s of the processor, {watch.Elapsed.TotalSeconds:F2} s by the clock"));
    }

    // Copies must not be duplicates of each other: every longer word in lower case gets letters that name its copy.
    private static string InWordsOfItsOwn(string text, int copy)
    {
        if (copy == 0)
            return text;
        var (result, word, suffix) = (new StringBuilder(text.Length * 5 / 4), new StringBuilder(), Letters(copy));
        foreach (var c in text)
        {
            if (char.IsAsciiLetterLower(c))
            {
                word.Append(c);
                continue;
            }

            Flush();
            result.Append(c);
        }

        Flush();
        return result.ToString();

        void Flush()
        {
            result.Append(word);
            if (word.Length > 7 && word[^1] != 's')
                result.Append(suffix);
            word.Clear();
        }
    }

    private static string Letters(int number)
    {
        var letters = new StringBuilder("o");
        for (var rest = number; rest > 0; rest /= 20)
            letters.Append("bcdfghjklmnpqrstvwxz"[rest % 20]).Append('a');
        return letters.ToString();
    }
}
