using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bot.Core.Game;
using Bot.Core.Schedule;

namespace Bot.Contracts.Storage;

/// <summary>A channel that takes posts as a test tells it to, and remembers them in order.</summary>
public sealed class ScriptedChannel : IPostPublisher
{
    private readonly ConcurrentQueue<string> _log = [];
    private long _lastMessageId = 1000;

    /// <summary>What happened, in order: "post 3", "reveal 3 2/5", "missed …".</summary>
    public IReadOnlyCollection<string> Log => _log;

    /// <summary>Messages by the post they show: more than one for a post is a double.</summary>
    public ConcurrentQueue<(QuestionPost Post, QuestionPost? Previous, long MessageId)> Messages { get; } = [];

    /// <summary>Runs before a message is taken; may throw.</summary>
    public Action<QuestionPost>? BeforeSend { get; set; }

    /// <summary>Runs after a message was taken, before the sender is told; may throw.</summary>
    public Action<QuestionPost>? AfterSend { get; set; }

    /// <summary>Why nothing can be posted; null when all is well.</summary>
    public string? Impossible { get; set; }

    /// <summary>Whether the notes have lost every question.</summary>
    public bool IsQuestionGone { get; set; }

    public Task<PublishOutcome> PublishAsync(QuestionPost post, PostingSchedule? schedule, QuestionPost? previous, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(post);
        BeforeSend?.Invoke(post);
        if (Impossible is { } because)
            return Task.FromResult<PublishOutcome>(new PublishOutcome.Impossible(because));
        if (IsQuestionGone)
            return Task.FromResult<PublishOutcome>(new PublishOutcome.QuestionGone());
        var id = Interlocked.Increment(ref _lastMessageId);
        Messages.Enqueue((post, previous, id));
        _log.Enqueue($"post {post.LocalDate:MM-dd}");
        AfterSend?.Invoke(post);
        return Task.FromResult<PublishOutcome>(new PublishOutcome.Done(id));
    }

    public Task<long?> FindAsync(QuestionPost post, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(post);
        return Task.FromResult(Messages.Where(m => m.Post.Id == post.Id).Select(m => (long?)m.MessageId).FirstOrDefault());
    }

    public Task<PublishOutcome> RevealAsync(QuestionPost post, AnswerSplit split, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(post);
        ArgumentNullException.ThrowIfNull(split);
        _log.Enqueue($"reveal {post.LocalDate:MM-dd} {split.Right}/{split.People}");
        return Task.FromResult<PublishOutcome>(new PublishOutcome.Done(post.MessageId ?? 0));
    }

    public Task<PublishOutcome> AnnounceSkippedAsync(QuestionPost post, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(post);
        _log.Enqueue($"missed {post.LocalDate:MM-dd}: {post.Problem}");
        return Task.FromResult<PublishOutcome>(new PublishOutcome.Done(0));
    }
}

/// <summary>A pool of so many questions, all about networks; option 0 of 4 is right.</summary>
public sealed class FixedPool(int count) : IQuestionPool
{
    public ImmutableArray<GameQuestion> Find(ImmutableArray<string> topics, int? difficulty) =>
        [.. Enumerable.Range(0, count).Select(i => new GameQuestion($"pool {i}", 4, [0], 1, "networks"))];

    /// <summary>Every question there is talk of.</summary>
    public bool Contains(string questionId) => true;
}
