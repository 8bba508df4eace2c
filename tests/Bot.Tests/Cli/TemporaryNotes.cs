namespace Bot.Tests.Cli;

/// <summary>A folder of notes that is gone after the test.</summary>
internal sealed class TemporaryNotes : IDisposable
{
    public TemporaryNotes(params (string Name, string Text)[] files)
    {
        Folder = Directory.CreateTempSubdirectory("bot-notes-").FullName;
        foreach (var (name, text) in files)
            File.WriteAllText(Path.Combine(Folder, name), text);
    }

    public string Folder { get; }

    /// <summary>Returns a small note about queues.</summary>
    public static TemporaryNotes AboutQueues() => new(("sqs.md",
        """
        # SQS

        ## Retention

        - Messages stay in the queue for **4 days** by default
        - At most 14 days

        ## Dead Letter Queue (DLQ)

        - Collects messages that could not be processed
        """));

    public void Rewrite(string name, Func<string, string> change)
    {
        var file = Path.Combine(Folder, name);
        File.WriteAllText(file, change(File.ReadAllText(file)));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
