using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation;
using Bot.Knowledge;

namespace Bot.Benchmarks.Generation;

/// <summary>
/// Makes the questions of folders of notes and reports what a person who judges them wants to know beside the questions: yield, rejections, where the keys
/// stand, and what those score who have not read the notes.
/// </summary>
internal static class GenerationCommand
{
    private static readonly Option<DirectoryInfo[]> Knowledge = new("--knowledge") { Description = "Folders of notes", Required = true, AllowMultipleArgumentsPerToken = true };
    private static readonly Option<int> Seed = new("--seed") { Description = "Decides options and draw", DefaultValueFactory = _ => 1 };
    private static readonly Option<int?> Count = new("--count") { Description = "Judge this many, drawn as 'bot questions --count' draws them; without it all" };
    private static readonly Option<FileInfo?> Out = new("--out") { Description = "Write the drawn questions here, a JSON object a line with its pattern and line of the note" };
    private static readonly Option<FileInfo?> Rejected = new("--rejected") { Description = "Write the rejected candidates here, a JSON object a line with the guard and its reason" };

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var command = new Command("generation", "Makes questions of notes; reports yield, rejections per guard, key positions and what solvers without the notes score") { Knowledge, Seed, Count, Out, Rejected };
        command.SetAction((parsed, cancellationToken) => ExecuteAsync(
            parsed.GetRequiredValue(Knowledge), parsed.GetValue(Seed), parsed.GetValue(Count), parsed.GetValue(Out), parsed.GetValue(Rejected), parsed.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    private static async Task<int> ExecuteAsync(DirectoryInfo[] folders, int seed, int? count, FileInfo? file, FileInfo? rejectedFile, TextWriter output, CancellationToken cancellationToken)
    {
        await using var samples = file?.CreateText();
        await using var rejections = rejectedFile?.CreateText();
        foreach (var folder in folders)
        {
            var library = await new FolderNoteSource(new FolderNoteSourceOptions { Folder = folder.FullName }).LoadAsync(cancellationToken);
            var pool = QuestionGenerator.Generate(library, new GenerationOptions { Seed = seed }, cancellationToken);
            var drawn = pool.Questions.ToArray();
            if (count is { } n)
            {
                new Random(seed).Shuffle(drawn);
                drawn = [.. drawn.Take(n)];
            }

            await output.WriteLineAsync(Describe(folder.Name, library, pool, drawn));
            foreach (var question in samples is null ? [] : drawn)
                await samples!.WriteLineAsync(JsonSerializer.Serialize(Sample(folder, question), Readable));
            foreach (var rejection in rejections is null ? [] : pool.Rejections)
                await rejections!.WriteLineAsync(JsonSerializer.Serialize(new { rejection.Pattern, rejection.Guard, rejection.Reason, rejection.Prompt, rejection.Answer, rejection.Path, rejection.Line }, Readable));
        }

        return 0;
    }

    private static string Describe(string name, NoteLibrary library, QuestionPool pool, Question[] drawn)
    {
        var lines = new List<string>();
        var bullets = library.Sections.Sum(s => s.Units.Count(u => u.Kind == UnitKind.Bullet));
        var four = drawn.Where(q => q is { Kind: QuestionKind.SingleChoice, Options.Length: 4 }).ToList();
        Say($"{name}: {library.Sections.Length} sections, {bullets} bullets, {pool.Candidates} candidates, {pool.Questions.Length} served, {drawn.Length} looked at");
        if (bullets > 0)
            Say($"  yield {100.0 * pool.Questions.Length / bullets:F1} per 100 bullets");
        Say($"  patterns {Counts(drawn.GroupBy(q => q.Provenance.Pattern, StringComparer.Ordinal))}");
        Say($"  kinds {Counts(drawn.GroupBy(q => q.Kind.ToString(), StringComparer.Ordinal))}");
        if (four.Count > 0)
        {
            Say($"  key positions of {four.Count} with four options {string.Join(" ", Enumerable.Range(0, 4).Select(p => $"{four.Average(q => q.Correct[0] == p ? 100.0 : 0):F0} %"))}");
            Say($"  key is the longest {four.Average(q => Solvers.Longest(q.Options) == q.Correct[0] ? 100.0 : 0):F0} %");
            Say($"  solver longest {Score(four, q => Solvers.Longest(q.Options)):F0} %, word overlap {Score(four, q => Solvers.WordOverlap(q.Stem, q.Options)):F0} %, odd one out {Score(four, q => Solvers.OddOneOut(q.Options)):F0} %");
        }

        foreach (var (guard, rejected) in pool.RejectionCounts.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal))
            Say($"  {guard,-22} rejected {rejected,6} = {100.0 * rejected / pool.Candidates,5:F1} % of candidates");
        return string.Join(Environment.NewLine, lines);

        void Say(FormattableString line) => lines.Add(line.ToString(CultureInfo.InvariantCulture));
    }

    // A solver without a hint guesses.
    private static double Score(List<Question> questions, Func<Question, int?> choice) =>
        questions.Average(q => choice(q) is { } index ? (index == q.Correct[0] ? 100.0 : 0) : 100.0 / q.Options.Length);

    private static string Counts(IEnumerable<IGrouping<string, Question>> groups) =>
        string.Join(", ", groups.OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}"));

    private static object Sample(DirectoryInfo folder, Question question) => new
    {
        set = folder.Name,
        id = question.Id,
        pattern = question.Provenance.Pattern,
        stem = question.Stem,
        options = question.Options,
        correct = question.Correct,
        answer = question.Answer,
        path = question.Path,
        line = question.Line,
        note = File.ReadLines(Path.Combine(folder.FullName, question.Path)).Skip(question.Line - 1).FirstOrDefault(),
    };
}
