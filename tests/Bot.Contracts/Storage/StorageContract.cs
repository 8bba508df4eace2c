using Bot.Core.Game;
using Bot.Core.Schedule;
using NodaTime;

namespace Bot.Contracts.Storage;

/// <summary>A database with all its stores, empty when a test class starts.</summary>
public interface IStorageFixture
{
    IServiceProvider Services { get; }
}

/// <summary>What every storage contract needs. Each test works in a server of its own.</summary>
public abstract class StorageContract
{
    private static long _lastId;

    private readonly IServiceProvider _services;

    protected StorageContract(IStorageFixture fixture)
    {
        ArgumentNullException.ThrowIfNull(fixture);
        _services = fixture.Services;
        GuildId = NewId() << 22;
    }

    /// <summary>Monday, 2 March 2026, 12:00 UTC.</summary>
    protected static Instant Noon { get; } = Instant.FromUtc(2026, 3, 2, 12, 0);

    protected static DateOnly Today { get; } = new(2026, 3, 2);

    protected long GuildId { get; }

    protected static CancellationToken Cancellation => CancellationToken.None;

    protected IAnswerStore Answers => Get<IAnswerStore>();

    protected IPostStore Posts => Get<IPostStore>();

    protected IBoardStore Boards => Get<IBoardStore>();

    protected IGroupStore Groups => Get<IGroupStore>();

    protected IScheduleStore Schedules => Get<IScheduleStore>();

    protected static long NewId() => Interlocked.Increment(ref _lastId);

    protected T Get<T>()
        where T : class => (T?)_services.GetService(typeof(T)) ?? throw new InvalidOperationException($"There is no {typeof(T).Name}.");

    protected async Task<StudyGroup> NewGroupAsync(string zone = "UTC", string? name = null) =>
        await Groups.AddAsync(new StudyGroup { GuildId = GuildId, Name = name ?? $"group {NewId()}", Zone = zone }, Cancellation) ?? throw new InvalidOperationException("The name was taken.");

    /// <summary>Stores a post that is open from <paramref name="postedAt"/> (noon) for a day; option 0 of 4 is right.</summary>
    protected Task<QuestionPost> NewPostAsync(
        StudyGroup group,
        string? question = null,
        Instant? postedAt = null,
        AnswerRule rule = AnswerRule.First,
        Telling telling = Telling.AtOnce,
        Scoring scoring = Scoring.Everyone,
        int difficulty = 1,
        long seasonId = 0,
        string topic = "networks",
        long? quizId = null)
    {
        ArgumentNullException.ThrowIfNull(group);
        var posted = postedAt ?? Noon;
        return Posts.AddAsync(
            new QuestionPost
            {
                Kind = quizId is null ? PostKind.Manual : PostKind.QuizRound,
                QuizId = quizId,
                GuildId = GuildId,
                GroupId = group.Id,
                SeasonId = seasonId,
                ChannelId = 7,
                LocalDate = posted.InUtc().Date.ToDateOnly(),
                Zone = group.Zone,
                QuestionId = question ?? $"q{NewId()}",
                Topic = topic,
                Difficulty = difficulty,
                OptionCount = 4,
                Correct = 1,
                Rule = rule,
                Telling = telling,
                Scoring = scoring,
                State = PostState.Posted,
                Due = posted,
                OpenFor = Duration.FromHours(24),
                PostedAt = posted,
                ClosesAt = posted + Duration.FromHours(24),
                MessageId = 99,
            },
            Cancellation);
    }

    /// <summary>Answers a post a minute after it was posted, or as much later as is given.</summary>
    protected Task<AnswerOutcome> AnswerAsync(QuestionPost post, long personId, bool right = true, Duration? after = null)
    {
        ArgumentNullException.ThrowIfNull(post);
        return Answers.RecordAsync(
            new AnswerSubmission
            {
                PostId = post.Id,
                GuildId = GuildId,
                PersonId = personId,
                Options = right ? 1 : 2,
                At = post.PostedAt!.Value + (after ?? Duration.FromMinutes(1)),
            },
            Cancellation);
    }

    protected BoardQuery Board(StudyGroup group, long viewerId = 0, BoardPeriod period = BoardPeriod.AllTime, BoardMetric metric = BoardMetric.Points) => new()
    {
        GroupId = group.Id,
        Period = period,
        Metric = metric,
        Today = Today,
        ViewerId = viewerId,
    };
}
