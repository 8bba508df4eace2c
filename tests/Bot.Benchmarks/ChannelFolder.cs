using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bot.Core.Game;
using Bot.Core.Schedule;
using NodaTime;

namespace Bot.Benchmarks;

/// <summary>
/// The world outside of processes that are killed: a folder with a file for each of them and a line for each message. It forgets nonces at once, and
/// can be read.
/// </summary>
internal sealed class ChannelFolder(string folder, string owner, TimeProvider clock) : IPostPublisher
{
    private readonly Lock _writing = new();

    /// <summary>One message that was sent.</summary>
    public sealed record Message(long ScheduleId, DateOnly Date, long PostId, Instant At, Instant Due);

    /// <summary>Returns all messages of all processes. A line that a kill has torn apart was not sent.</summary>
    public static ImmutableArray<Message> Read(string folder) =>
    [
        .. Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.log").SelectMany(ReadLines).Select(Parse).OfType<Message>() : [],
    ];

    public Task<PublishOutcome> PublishAsync(QuestionPost post, PostingSchedule? schedule, QuestionPost? previous, CancellationToken cancellation)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{post.ScheduleId} {post.LocalDate.DayNumber} {post.Id} {clock.GetUtcNow().ToUnixTimeMilliseconds()} {post.Due.ToUnixTimeMilliseconds()} .\n");
        lock (_writing)
        {
            Directory.CreateDirectory(folder);
            using var file = new FileStream(Path.Combine(folder, $"{owner}.log"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            file.Write(Encoding.ASCII.GetBytes(line));
            file.Flush(flushToDisk: true);
        }

        return Task.FromResult<PublishOutcome>(new PublishOutcome.Done(post.Id));
    }

    public Task<long?> FindAsync(QuestionPost post, CancellationToken cancellation) =>
        Task.FromResult(Read(folder).Any(m => m.PostId == post.Id) ? (long?)post.Id : null);

    public Task<PublishOutcome> RevealAsync(QuestionPost post, AnswerSplit split, CancellationToken cancellation) => Task.FromResult<PublishOutcome>(new PublishOutcome.Done(post.Id));

    public Task<PublishOutcome> AnnounceSkippedAsync(QuestionPost post, CancellationToken cancellation) => Task.FromResult<PublishOutcome>(new PublishOutcome.Done(0));

    private static IEnumerable<string> ReadLines(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private static Message? Parse(string line) => line.Split(' ') is [var schedule, var date, var post, var at, var due, "."]
        ? new Message(Number(schedule), DateOnly.FromDayNumber((int)Number(date)), Number(post), Instant.FromUnixTimeMilliseconds(Number(at)), Instant.FromUnixTimeMilliseconds(Number(due)))
        : null;

    private static long Number(string text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
