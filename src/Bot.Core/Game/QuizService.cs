using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using Bot.Core.Schedule;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bot.Core.Game;

/// <summary>The outcome of starting a quiz.</summary>
public abstract record StartQuizOutcome
{
    private StartQuizOutcome()
    {
    }

    public sealed record Started(QuizSession Quiz) : StartQuizOutcome;

    /// <summary>One runs in this channel.</summary>
    public sealed record AlreadyRunning(QuizSession Quiz) : StartQuizOutcome;

    /// <summary>There is no question about the topic.</summary>
    public sealed record NoQuestions : StartQuizOutcome;
}

/// <summary>The outcome of stopping a quiz.</summary>
public enum StopQuizOutcome
{
    /// <summary>It has ended; the points earned so far count.</summary>
    Stopped,

    /// <summary>No quiz runs in the channel.</summary>
    NoneRunning,

    /// <summary>Only its starter or a moderator may stop it.</summary>
    NotAllowed,
}

/// <summary>
/// Runs quizzes, several at once in different channels: the steps that <see cref="QuizSession"/> asks for, each stored before it is shown.
/// A restart ends what was running with the points earned so far. Thread-safe.
/// </summary>
public sealed class QuizService(
    IQuizStore quizzes,
    IPostStore posts,
    IAnswerStore answers,
    IBoardStore boards,
    IGroupStore groups,
    ITrustStore trust,
    IQuestionPool pool,
    IQuizPublisher publisher,
    TimeProvider clock,
    DailyQuestionOptions options,
    ILogger<QuizService> logger)
{
    private static readonly Duration Lease = Duration.FromMinutes(1);

    private readonly ConcurrentDictionary<long, Table> _tables = [];

    /// <summary>Held from before a quiz is stored until it has its table: in between it looks like one that a dead process has left.</summary>
    private SemaphoreSlim Starting { get; } = new(1, 1);

    /// <summary>Starts a quiz; the first question is asked by the next <see cref="TickAsync"/>. The number of rounds falls to the number of questions there are.</summary>
    public async Task<StartQuizOutcome> StartAsync(StudyGroup group, long channelId, long starterId, string? topic, QuizMode mode, int rounds, Duration roundLength, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rounds, 50);
        var now = Now();
        var questions = await ChooseAsync(group, topic, rounds, now, cancellation);
        if (questions.IsEmpty)
            return new StartQuizOutcome.NoQuestions();
        var quiz = new QuizSession
        {
            GuildId = group.GuildId,
            GroupId = group.Id,
            ChannelId = channelId,
            StarterId = starterId,
            Topic = topic,
            Mode = mode,
            Rounds = questions.Length,
            RoundLength = Duration.Max(Duration.FromSeconds(5), Duration.Min(roundLength, Duration.FromSeconds(300))),
            StartedAt = now,
            LeaseOwner = options.Owner,
            LeaseUntil = now + Lease,
        };
        // Before it is stored: what fails from here on must not leave a quiz that nobody plays.
        var season = await groups.CurrentSeasonAsync(group.Id, cancellation);
        await Starting.WaitAsync(cancellation);
        try
        {
            if (await quizzes.AddAsync(quiz, cancellation) is { } stored)
            {
                _tables[stored.Id] = new Table(stored, group, season?.Id ?? 0, questions);
                return new StartQuizOutcome.Started(stored);
            }
        }
        finally
        {
            Starting.Release();
        }
        return new StartQuizOutcome.AlreadyRunning(await quizzes.RunningInAsync(channelId, cancellation) ?? quiz);
    }

    /// <summary>Records an answer to any post and lets the quiz it belongs to know.</summary>
    public async Task<AnswerOutcome> AnswerAsync(AnswerSubmission submission, CancellationToken cancellation)
    {
        var outcome = await answers.RecordAsync(submission, cancellation);
        var (post, isRight) = outcome switch
        {
            AnswerOutcome.Recorded recorded => (recorded.Post, recorded.IsRight),
            AnswerOutcome.Changed changed => (changed.Post, false),
            _ => (null, false),
        };
        if (post?.QuizId is { } quizId && _tables.TryGetValue(quizId, out var table))
        {
            await table.Turn.WaitAsync(cancellation);
            try
            {
                if (table.Quiz.PostId == post.Id)
                    table.Quiz = table.Quiz.Answered(isRight, Now());
            }
            finally
            {
                table.Turn.Release();
            }
        }
        return outcome;
    }

    /// <summary>Stops the quiz of a channel; the open round is closed and counted by the next <see cref="TickAsync"/>.</summary>
    public async Task<StopQuizOutcome> StopAsync(long channelId, long personId, bool isModerator, CancellationToken cancellation)
    {
        if (_tables.Values.FirstOrDefault(t => t.Quiz.ChannelId == channelId && t.Quiz.IsRunning) is not { } table)
            return StopQuizOutcome.NoneRunning;
        if (!isModerator && table.Quiz.StarterId != personId)
            return StopQuizOutcome.NotAllowed;
        await table.Turn.WaitAsync(cancellation);
        try
        {
            table.Quiz = table.Quiz.Ended(QuizStatus.Stopped);
            return StopQuizOutcome.Stopped;
        }
        finally
        {
            table.Turn.Release();
        }
    }

    /// <summary>Takes every running quiz as far as it can go now. To be called about twice a second.</summary>
    public async Task TickAsync(CancellationToken cancellation)
    {
        foreach (var table in _tables.Values.OrderBy(t => t.Quiz.Id))
        {
            await table.Turn.WaitAsync(cancellation);
            try
            {
                await AdvanceAsync(table, cancellation);
            }
            // The boundary to the transport: a quiz that cannot be shown ends, and the others go on.
#pragma warning disable CA1031
            catch (Exception exception) when (exception is not StorageException && !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
            {
                logger.LogWarning(exception, "Quiz {Quiz} in channel {Channel} ends: it cannot be shown", table.Quiz.Id, table.Quiz.ChannelId);
                table.Quiz = table.Quiz.Ended(QuizStatus.Interrupted);
                await FinishAsync(table.Quiz, isShown: false, cancellation);
                _tables.TryRemove(table.Quiz.Id, out _);
            }
            finally
            {
                table.Turn.Release();
            }
        }
    }

    /// <summary>Ends the quizzes that a process that died has left: their open round is counted and their result is shown. To be called at the start and then every minute or so.</summary>
    public async Task<int> RecoverAsync(CancellationToken cancellation)
    {
        var now = Now();
        var ended = 0;
        foreach (var orphan in await OrphansAsync(now, cancellation))
        {
            if (!await quizzes.TryLeaseAsync(orphan, options.Owner, now, now + Lease, cancellation))
                continue;
            try
            {
                await FinishAsync(orphan.Ended(QuizStatus.Interrupted) with { LeaseOwner = options.Owner, LeaseUntil = now + Lease }, isShown: true, cancellation);
            }
#pragma warning disable CA1031 // The boundary to the transport: the quiz has ended in the database, whoever could be told.
            catch (Exception exception) when (exception is not StorageException && !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
            {
                logger.LogWarning(exception, "The end of quiz {Quiz} cannot be shown", orphan.Id);
            }
            ended++;
        }
        return ended;
    }

    /// <summary>Returns the quizzes that nobody plays. One that starts or ends meanwhile is none of them.</summary>
    private async Task<ImmutableArray<QuizSession>> OrphansAsync(Instant now, CancellationToken cancellation)
    {
        await Starting.WaitAsync(cancellation);
        try
        {
            var played = _tables.Keys.ToHashSet();
            return [.. (await quizzes.OrphansAsync(options.TakesOver ?? options.Servers, options.Owner, now, cancellation)).Where(q => !played.Contains(q.Id))];
        }
        finally
        {
            Starting.Release();
        }
    }

    private async Task AdvanceAsync(Table table, CancellationToken cancellation)
    {
        while (true)
        {
            var now = Now();
            switch (table.Quiz.Next(now))
            {
                case QuizStep.OpenRound:
                    await OpenRoundAsync(table, now, cancellation);
                    break;
                case QuizStep.CloseRound:
                    var post = await CloseRoundAsync(table.Quiz, cancellation);
                    await SaveAsync(table, table.Quiz.RoundClosed(Now()), cancellation);
                    await publisher.CloseRoundAsync(table.Quiz, post, await posts.SplitAsync(post.Id, cancellation), cancellation);
                    break;
                case QuizStep.Wait when table.Quiz.IsRunning:
                    if (table.Quiz.LeaseUntil - now < Lease / 2)
                        await SaveAsync(table, table.Quiz, cancellation);
                    return;
                case QuizStep.Wait:
                    await FinishAsync(table.Quiz, isShown: true, cancellation);
                    _tables.TryRemove(table.Quiz.Id, out _);
                    return;
            }
        }
    }

    private async Task OpenRoundAsync(Table table, Instant now, CancellationToken cancellation)
    {
        var quiz = table.Quiz;
        var question = table.Questions[quiz.Round];
        // Stored as being sent: a click can be faster than our own note that the message is out.
        var post = await posts.AddAsync(
            new QuestionPost
            {
                Kind = PostKind.QuizRound,
                QuizId = quiz.Id,
                GuildId = quiz.GuildId,
                GroupId = quiz.GroupId,
                SeasonId = table.SeasonId,
                ChannelId = quiz.ChannelId,
                LocalDate = now.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(table.Group.Zone) ?? DateTimeZone.Utc).Date.ToDateOnly(),
                Zone = table.Group.Zone,
                QuestionId = question.Id,
                Topic = question.Topic,
                Difficulty = question.Difficulty,
                OptionCount = question.OptionCount,
                Correct = question.CorrectShown(),
                Rule = quiz.Rule,
                Telling = Telling.AtClosing,
                Scoring = quiz.Scoring,
                State = PostState.Sending,
                Due = now,
                OpenFor = quiz.RoundLength,
                Nonce = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"z{quiz.Id:x}-{quiz.Round + 1}"),
                LeaseOwner = options.Owner,
                LeaseUntil = now + Lease,
            },
            cancellation);
        await SaveAsync(table, quiz.Opened(post.Id, now), cancellation);
        var messageId = await publisher.AskAsync(table.Quiz, post, cancellation);
        // The round's time starts when people can see it.
        var shownAt = Now();
        await SaveAsync(table, table.Quiz with { RoundEndsAt = shownAt + quiz.RoundLength }, cancellation);
        await posts.MarkPostedAsync(post.Id, options.Owner, messageId, shownAt, shownAt + quiz.RoundLength, cancellation);
    }

    private async Task<QuestionPost> CloseRoundAsync(QuizSession quiz, CancellationToken cancellation)
    {
        await posts.CloseAsync(quiz.PostId!.Value, Now(), cancellation);
        return await posts.FindAsync(quiz.PostId.Value, cancellation) ?? throw new InvalidOperationException($"Post {quiz.PostId} of quiz {quiz.Id} is gone.");
    }

    /// <summary>Counts an open round, stores the end and shows the result.</summary>
    private async Task FinishAsync(QuizSession quiz, bool isShown, CancellationToken cancellation)
    {
        if (quiz.PostId is not null)
        {
            await CloseRoundAsync(quiz, cancellation);
            quiz = quiz.RoundClosed(Now());
        }
        await quizzes.SaveAsync(quiz, options.Owner, cancellation);
        if (isShown)
            await publisher.EndAsync(quiz, await boards.QuizResultAsync(quiz.Id, cancellation), cancellation);
    }

    private async Task SaveAsync(Table table, QuizSession next, CancellationToken cancellation)
    {
        next = next with { LeaseUntil = Now() + Lease };
        if (!await quizzes.SaveAsync(next, options.Owner, cancellation))
            throw new InvalidOperationException($"Quiz {next.Id} was taken over by another process.");
        table.Quiz = next;
    }

    /// <summary>Chooses the questions of a quiz: by a hash of the moment, so that the next quiz has others.</summary>
    private async Task<ImmutableArray<GameQuestion>> ChooseAsync(StudyGroup group, string? topic, int rounds, Instant now, CancellationToken cancellation)
    {
        var withheld = await trust.WithheldAsync(group.GuildId, cancellation);
        var drawn = pool.Find(topic is null ? group.Topics : [topic], difficulty: null)
            .Where(q => !withheld.Contains(q.Id))
            .OrderBy(q => XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(q.Id), now.ToUnixTimeMilliseconds()))
            .ThenBy(q => q.Id, StringComparer.Ordinal)
            .ToList();
        // One question of each place of the notes first: the answer to one would be the next one's question.
        var places = new HashSet<string>(StringComparer.Ordinal);
        var (apart, again) = (new List<GameQuestion>(), new List<GameQuestion>());
        foreach (var question in drawn)
            (question.Place.Length == 0 || places.Add(question.Place) ? apart : again).Add(question);
        return [.. apart.Concat(again).Take(rounds)];
    }

    private Instant Now() => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>A quiz that runs here; its fields are written only by who holds the turn.</summary>
    private sealed class Table(QuizSession quiz, StudyGroup group, long seasonId, ImmutableArray<GameQuestion> questions)
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public QuizSession Quiz { get; set; } = quiz;

        public StudyGroup Group => group;

        public long SeasonId => seasonId;

        public ImmutableArray<GameQuestion> Questions => questions;
    }
}
