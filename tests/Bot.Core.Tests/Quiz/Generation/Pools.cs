using Bot.Core.Notes;
using Bot.Core.Quiz.Generation;
using Bot.Knowledge;

namespace Bot.Core.Tests.Quiz.Generation;

/// <summary>Pools from notes written in a test.</summary>
internal static class Pools
{
    public static QuestionPool Of(string markdown, int seed = 1) => Of(seed, ("note.md", markdown));

    public static QuestionPool Of(int seed, params (string Path, string Markdown)[] notes) =>
        QuestionGenerator.Generate(Library(notes), new GenerationOptions { Seed = seed }, CancellationToken.None);

    public static NoteLibrary Library(params (string Path, string Markdown)[] notes) =>
        new(notes.Select(n => MarkdownNoteParser.Parse(n.Path, n.Markdown)));

    /// <summary>Returns the pool's questions of one pattern as "stem | answer".</summary>
    public static IEnumerable<string> Made(this QuestionPool pool, string pattern) =>
        pool.Questions.Where(q => q.Provenance.Pattern == pattern).Select(q => $"{q.Stem} | {q.Answer}");

    /// <summary>Returns the names of the guards that stopped candidates with this answer.</summary>
    public static IEnumerable<string> GuardsThatStopped(this QuestionPool pool, string answer) =>
        pool.Rejections.Where(r => r.Answer == answer).Select(r => r.Guard);

    public static QuestionPool Shipped(int seed) => Of(seed, ShippedNotes());

    public static (string Path, string Markdown)[] ShippedNotes()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "knowledge")))
            folder = folder.Parent;
        Assert.NotNull(folder);
        var root = Path.Combine(folder.FullName, "knowledge");
        return [.. Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories)
            .Where(f => Path.GetRelativePath(root, f) != "README.md")
            .Order(StringComparer.Ordinal)
            .Select(f => (Path.GetRelativePath(root, f).Replace('\\', '/'), File.ReadAllText(f)))];
    }

    /// <summary>A note in which every kind of line has enough siblings to make questions of.</summary>
    public const string Queues = """
        # RelayMQ queues

        ## Calls

        - **DeleteQueue**: Removes everything, including the container itself.
        - **PurgeQueue**: Drops every message that waits, nothing else.
        - **ChangeVisibility**: Gives a slow consumer more time for its work.
        - **ReceiveMessage**: Hands waiting work to a consumer that polls.

        ## Parts

        - **Redrive policy**: The setting that names the place for failed messages.
        - **Delay line**: The buffer in which new messages wait before anybody sees them.
        - **Access rule**: The document that lets other accounts send to a queue.
        - **Producer**: A program that puts work into the queue.

        ## Limits

        - **Default retention**: 4 days
        - **Maximum retention**: 14 days
        - Consumers of the SQS service may keep a message hidden for up to 12 hours.

        ## Types

        | Property | Standard queue | FIFO queue |
        |---|---|---|
        | Order | Best effort | First in, first out |
        | Delivery | At least once | Exactly one time |
        | Throughput | Nearly unlimited | Limited by partition |
        | Price | Lower | Higher by a quarter |
        """;
}
