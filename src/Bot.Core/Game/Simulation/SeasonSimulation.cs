using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Schedule;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Bot.Core.Game.Simulation;

/// <summary>How a simulated season is played.</summary>
public sealed record SimulationOptions
{
    /// <summary>1 to 1,000. Default: 50.</summary>
    public int Members { get; init; } = 50;

    /// <summary>1 to 366. Default: 90.</summary>
    public int Days { get; init; } = 90;

    /// <summary>The same seed plays the same season.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The chance, each day, that the process dies right after the message was sent. Default: 0.1.</summary>
    public double CrashChance { get; init; } = 0.1;

    /// <summary>The chance, each day, that the bot is away for longer than the catch-up window. Default: 0.03.</summary>
    public double AwayChance { get; init; } = 0.03;
}

/// <summary>How a simulated season went.</summary>
/// <param name="Violations">What must never happen and did, a sentence each; empty when all is well.</param>
public sealed record SimulationReport(
    StudyGroup Group, int Posted, int Skipped, int Crashes, int Answers, BoardPage Board, ImmutableArray<string> Violations);

/// <summary>The stores that a simulation plays against.</summary>
public sealed record GameStores(
    IScheduleStore Schedules, IPostStore Posts, IAnswerStore Answers, IBoardStore Boards, IGroupStore Groups, ITrustStore Trust, ILeaseStore Leases);

/// <summary>
/// Plays a season of daily questions on a virtual clock against real stores: members of different skill answer, some click twice or too
/// late, the process dies and comes back, and at the end everything is checked that must hold. To be played in a server that holds nothing else.
/// </summary>
public sealed class SeasonSimulation(GameStores stores, long guildId)
{
    private const string Zone = "Europe/Berlin";
    private const long ChannelId = 1;

    private readonly HashSet<string> _violations = new(StringComparer.Ordinal);

    /// <summary>Plays the season and returns how it went.</summary>
    public async Task<SimulationReport> RunAsync(SimulationOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options is not { Members: >= 1 and <= 1000, Days: >= 1 and <= 366 })
            throw new ArgumentOutOfRangeException(nameof(options), options, "A simulation has 1 to 1,000 members and 1 to 366 days.");

        var random = new Random(options.Seed);
        // A Monday before a change to summer time.
        var clock = new VirtualClock(Instant.FromUtc(2026, 1, 5, 0, 0));
        var group = await stores.Groups.AddAsync(new StudyGroup { GuildId = guildId, Name = "simulation", Zone = Zone }, cancellation)
            ?? throw new InvalidOperationException("A simulation was played in this server before; give it an empty one.");
        await stores.Groups.StartSeasonAsync(group.Id, "Simulated season", new DateOnly(2026, 1, 5), cancellation);
        var rule = new DailySchedule(new LocalTime(9, 0), DateTimeZoneProviders.Tzdb[Zone]);
        var schedule = await stores.Schedules.AddAsync(
            new PostingSchedule
            {
                GuildId = guildId,
                GroupId = group.Id,
                ChannelId = ChannelId,
                Time = rule.Time,
                Zone = Zone,
                OpenFor = Duration.FromHours(12),
                NextDue = rule.NextAfter(clock.Now).Due,
            },
            cancellation);
        var members = Enumerable.Range(1, options.Members).Select(id => new Member(id, Skill: 0.35 + 0.6 * random.NextDouble(), Diligence: 0.5 + 0.5 * random.NextDouble())).ToArray();
        foreach (var member in members)
            await stores.Groups.JoinAsync(group.Id, member.Id, cancellation);

        var channel = new Channel();
        var pool = new Pool(options.Days * 2 + 10);
        var receipts = new Dictionary<long, int>();
        var (crashes, answers, runs) = (0, 0, 0);
        var worker = NewWorker();
        for (var day = 0; day < options.Days; day++)
        {
            var due = rule.NextAfter(clock.Now).Due;
            var isAway = random.NextDouble() < options.AwayChance;
            clock.MoveTo(due + (isAway ? schedule.CatchUpWindow + Duration.FromMinutes(1) : Duration.FromSeconds(random.Next(30))));
            using var life = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            channel.KillAfterSend = random.NextDouble() < options.CrashChance ? life : null;
            try
            {
                await worker.RunOnceAsync(life.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                crashes++;
                // Another process takes over once the leases of the dead one have run out.
                clock.Advance(Duration.FromMinutes(1));
                worker = NewWorker();
                await worker.RunOnceAsync(cancellation);
            }
            if (channel.Latest is { } post && !isAway)
                answers += await AnswerAllAsync(post, members, random, receipts, cancellation);
            clock.MoveTo(Instant.Max(clock.Now, due + Duration.FromHours(13)));
            await worker.RunOnceAsync(cancellation);
            await CheckDayAsync(channel, isAway, day, cancellation);
            channel.Latest = null;
        }

        var today = clock.Now.InZone(rule.Zone).Date.ToDateOnly();
        var board = await CheckEndAsync(group, channel, members, receipts, answers, today, cancellation);
        return new SimulationReport(group, channel.Messages.Count, channel.Skipped, crashes, answers, board, [.. _violations]);

        DailyQuestionWorker NewWorker()
        {
            runs++;
            var workerOptions = new DailyQuestionOptions { Owner = string.Create(CultureInfo.InvariantCulture, $"simulation {guildId} run {runs}"), Parallelism = 1, Servers = ShardRange.Around(guildId) };
            var source = new DailyQuestionSource(pool, stores.Posts, stores.Groups, stores.Boards, stores.Trust, workerOptions);
            return new DailyQuestionWorker(stores.Schedules, stores.Posts, stores.Leases, source, channel, clock, workerOptions, NullLogger<DailyQuestionWorker>.Instance);
        }
    }

    /// <summary>Lets everybody who feels like it answer, and returns how many answers were confirmed.</summary>
    private async Task<int> AnswerAllAsync(QuestionPost shown, Member[] members, Random random, Dictionary<long, int> receipts, CancellationToken cancellation)
    {
        var post = await stores.Posts.FindAsync(shown.Id, cancellation);
        if (post is not { State: PostState.Posted, PostedAt: { } postedAt, ClosesAt: { } closesAt })
        {
            _violations.Add($"Post {shown.Id} was sent and is not open.");
            return 0;
        }
        var confirmed = 0;
        foreach (var member in members)
        {
            var (comes, isRight, isTwice, isLate) = (random.NextDouble() < member.Diligence, random.NextDouble() < member.Skill, random.NextDouble() < 0.1, random.NextDouble() < 0.03);
            var minutes = random.Next(1, 600);
            if (!comes)
                continue;
            var submission = new AnswerSubmission
            {
                PostId = post.Id,
                GuildId = guildId,
                PersonId = member.Id,
                Options = isRight ? post.Correct : post.Correct == 1 ? 2 : 1,
                At = isLate ? closesAt : postedAt + Duration.FromMinutes(minutes),
            };
            var outcome = await stores.Answers.RecordAsync(submission, cancellation);
            if (isLate != outcome is AnswerOutcome.Closed)
                _violations.Add($"A click at {submission.At} on post {post.Id}, which closes at {closesAt}, gave {outcome.GetType().Name}.");
            if (outcome is AnswerOutcome.Recorded recorded)
            {
                confirmed++;
                receipts[member.Id] = receipts.GetValueOrDefault(member.Id) + recorded.Points;
                if (isTwice && await stores.Answers.RecordAsync(submission with { Options = 3 }, cancellation) is not AnswerOutcome.AlreadyAnswered)
                    _violations.Add($"A second click of member {member.Id} on post {post.Id} was not refused.");
            }
        }
        return confirmed;
    }

    private async Task CheckDayAsync(Channel channel, bool isAway, int day, CancellationToken cancellation)
    {
        if (channel.Messages.Count + channel.Skipped != day + 1)
            _violations.Add($"After day {day + 1} there are {channel.Messages.Count} posts and {channel.Skipped} notices of missed ones.");
        if (isAway != channel.Latest is null)
            _violations.Add($"On day {day + 1} the bot was {(isAway ? "away and posted" : "there and did not post")}.");
        if (channel.Latest is { } latest && await stores.Posts.FindAsync(latest.Id, cancellation) is { State: not PostState.Revealed } post)
            _violations.Add($"Post {post.Id} is {post.State} after its time.");
    }

    private async Task<BoardPage> CheckEndAsync(StudyGroup group, Channel channel, Member[] members, Dictionary<long, int> receipts, int answers, DateOnly today, CancellationToken cancellation)
    {
        foreach (var mismatch in await stores.Boards.RecountAsync(group.Id, cancellation))
            _violations.Add($"Member {mismatch.PersonId}, {mismatch.What}: the board has {mismatch.Stored}, the answers give {mismatch.Recounted}.");
        foreach (var question in channel.Messages.Values.CountBy(m => m.Post.QuestionId).Where(q => q.Value > 1))
            _violations.Add($"Question {question.Key} was asked {question.Value} times though there were others.");
        foreach (var date in channel.Messages.Values.CountBy(m => m.Post.LocalDate).Where(d => d.Value > 1))
            _violations.Add($"On {date.Key:yyyy-MM-dd} there were {date.Value} posts.");

        var query = new BoardQuery { GroupId = group.Id, Period = BoardPeriod.AllTime, Metric = BoardMetric.Points, Today = today, ViewerId = 0, PageSize = 10 };
        var stored = 0;
        foreach (var member in members)
        {
            var line = (await stores.Boards.PageAsync(query with { ViewerId = member.Id, PageSize = 1 }, cancellation)).Mine;
            stored += line?.Answered ?? 0;
            if ((line?.Points ?? 0) != receipts.GetValueOrDefault(member.Id))
                _violations.Add($"Member {member.Id} was told of {receipts.GetValueOrDefault(member.Id)} points and has {line?.Points ?? 0}.");
        }
        if (stored != answers)
            _violations.Add($"{answers} answers were confirmed and {stored} are counted.");
        return await stores.Boards.PageAsync(query, cancellation);
    }

    private sealed record Member(long Id, double Skill, double Diligence);

    private sealed class Pool(int count) : IQuestionPool
    {
        private readonly ImmutableArray<GameQuestion> _questions =
        [
            .. Enumerable.Range(0, count).Select(i => new GameQuestion(string.Create(CultureInfo.InvariantCulture, $"question-{i}"), 4, [i % 4], i % 3 + 1, string.Create(CultureInfo.InvariantCulture, $"topic-{i % 6}"))),
        ];

        public ImmutableArray<GameQuestion> Find(ImmutableArray<string> topics, int? difficulty) => _questions;

        public bool Contains(string questionId) => _questions.Any(q => q.Id == questionId);
    }

    /// <summary>A channel that keeps nonces for ever, and can be read.</summary>
    private sealed class Channel : IPostPublisher
    {
        private readonly ConcurrentDictionary<string, long> _nonces = new(StringComparer.Ordinal);

        public ConcurrentDictionary<long, (QuestionPost Post, long MessageId)> Messages { get; } = [];

        public int Skipped { get; private set; }

        public QuestionPost? Latest { get; set; }

        /// <summary>The life of the process, ended once the next message is out and before anybody is told; null lets it live.</summary>
        public CancellationTokenSource? KillAfterSend { get; set; }

        public Task<PublishOutcome> PublishAsync(QuestionPost post, PostingSchedule? schedule, QuestionPost? previous, CancellationToken cancellation)
        {
            var id = _nonces.GetOrAdd(post.Nonce, _ => 1000 + post.Id);
            Messages[post.Id] = (post, id);
            Latest = post;
            if (KillAfterSend is not { } life)
                return Task.FromResult<PublishOutcome>(new PublishOutcome.Done(id));
            KillAfterSend = null;
            life.Cancel();
            throw new OperationCanceledException(life.Token);
        }

        public Task<long?> FindAsync(QuestionPost post, CancellationToken cancellation) =>
            Task.FromResult<long?>(Messages.TryGetValue(post.Id, out var message) ? message.MessageId : null);

        public Task<PublishOutcome> RevealAsync(QuestionPost post, AnswerSplit split, CancellationToken cancellation) =>
            Task.FromResult<PublishOutcome>(new PublishOutcome.Done(Messages[post.Id].MessageId));

        public Task<PublishOutcome> AnnounceSkippedAsync(QuestionPost post, CancellationToken cancellation)
        {
            Skipped++;
            return Task.FromResult<PublishOutcome>(new PublishOutcome.Done(0));
        }
    }
}
