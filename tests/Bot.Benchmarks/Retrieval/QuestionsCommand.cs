using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Knowledge;

namespace Bot.Benchmarks.Retrieval;

/// <summary>Asks the questions of a file, as its README describes it, and counts what is answered, missed and answered wrongly.</summary>
internal static class QuestionsCommand
{
    private static readonly Option<DirectoryInfo> Knowledge = new("--knowledge") { Description = "The folder of notes", Required = true };
    private static readonly Option<FileInfo> Questions = new("--questions") { Description = "The questions, a JSON object a line", Required = true };
    private static readonly Option<string> Engine = EngineOption.Create();

    public static Command Create()
    {
        var command = new Command("questions", "Asks a file of questions on the shipped notes and judges the answers");
        command.Options.Add(Knowledge);
        command.Options.Add(Questions);
        command.Options.Add(Engine);
        command.SetAction((parsed, cancellationToken) => ExecuteAsync(
            parsed.GetRequiredValue(Knowledge).FullName, parsed.GetRequiredValue(Questions).FullName, parsed.GetRequiredValue(Engine), parsed.InvocationConfiguration.Output,
            cancellationToken));
        return command;
    }

    /// <summary>An acceptable answer: a unit of a note.</summary>
    private sealed record Expectation(string Path, string Contains, string? Heading)
    {
        public bool IsMetBy(Section section) =>
            string.Equals(section.Path, Path, StringComparison.Ordinal)
            && (Heading is null || string.Equals(section.Title, Heading, StringComparison.Ordinal))
            && section.Units.Any(u => u.Text.Contains(Contains, StringComparison.Ordinal));
    }

    private static async Task<int> ExecuteAsync(string folder, string questions, string engineName, TextWriter output, CancellationToken cancellationToken)
    {
        var library = await new FolderNoteSource(new FolderNoteSourceOptions { Folder = folder }).LoadAsync(cancellationToken);
        using var opened = EngineOption.Open(engineName);
        using var index = opened.Engine.Build(library, cancellationToken);
        var (answerable, unanswerable, first, firstConfident, third, snippets, falseAnswers, stale) = (0, 0, 0, 0, 0, 0, 0, 0);
        var texts = new List<string>();
        foreach (var line in JsonLinesFile.Read(questions))
        {
            var query = line.GetProperty("query").GetString()!;
            var kind = line.GetProperty("kind").GetString();
            var expected = line.GetProperty("expect").EnumerateArray().Select(Read).ToList();
            texts.Add(query);
            var result = index.Search(new SearchQuery(query));
            var top = result.Hits.IsEmpty ? "nothing" : $"{result.Hits[0].Section.Path} › {result.Hits[0].Section.Title}";
            var label = $"{line.GetProperty("id").GetString()} {kind}: {query} → {top}";
            if (expected.Count == 0)
            {
                unanswerable++;
                if (!result.Confident)
                    continue;
                falseAnswers++;
                await output.WriteLineAsync($"false answer  {label}");
                continue;
            }
            answerable++;
            if (!library.Sections.Any(s => expected.Exists(e => e.IsMetBy(s))))
            {
                stale++;
                await output.WriteLineAsync($"stale question  {label}");
            }
            var rank = result.Hits.ToList().FindIndex(h => expected.Exists(e => e.IsMetBy(h.Section)));
            third += rank >= 0 ? 1 : 0;
            first += rank == 0 ? 1 : 0;
            firstConfident += rank == 0 && result.Confident ? 1 : 0;
            var hasSnippet = rank == 0 && expected.Exists(e => IsIn(result.Hits[0], e.Contains));
            snippets += hasSnippet ? 1 : 0;
            if (rank != 0)
                await output.WriteLineAsync($"rank {(rank < 0 ? "none" : (rank + 1).ToString(CultureInfo.InvariantCulture)),-4}  {label}");
            else if (!result.Confident)
                await output.WriteLineAsync($"not confident  {label}");
            else if (!hasSnippet)
                await output.WriteLineAsync($"other snippet  {label}");
        }
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{answerable} answerable: first and confident {firstConfident} ({(double)firstConfident / answerable:P1}), first {first} ({(double)first / answerable:P1}), in three {third} ({(double)third / answerable:P1}), snippet {snippets} ({(double)snippets / answerable:P1}); {unanswerable} unanswerable: {falseAnswers} false answers; {stale} stale"));
        await output.WriteLineAsync(
            $"search: {LatencyMeasurement.Measure(texts, rounds: 20, text => index.Search(new SearchQuery(text)))}");
        return stale == 0 ? 0 : 1;
    }

    /// <summary>A row is shown with its column titles; questions quote it as the note has it.</summary>
    private static bool IsIn(SearchHit hit, string text)
    {
        if (hit.Snippet.Text.Contains(text, StringComparison.Ordinal))
            return true;
        var unit = hit.Section.Units.IsEmpty ? null : hit.Section.Units[Math.Max(0, hit.Snippet.UnitIndex)];
        return unit is { Kind: UnitKind.TableRow } && unit.Text.Contains(text, StringComparison.Ordinal);
    }

    private static Expectation Read(JsonElement element) => new(
        element.GetProperty("path").GetString()!,
        element.GetProperty("contains").GetString()!,
        element.TryGetProperty("heading", out var heading) ? heading.GetString() : null);
}
