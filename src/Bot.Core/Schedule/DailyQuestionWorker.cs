using Bot.Core.Game;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bot.Core.Schedule;

/// <summary>
/// Posts what schedules are due, closes posts and reveals them. Everything it does is a step between two states in the database, so
/// that a crash, a restart or a second process at any moment repeats at most the step under way, and a date of a schedule is posted once.
/// </summary>
/// <remarks>
/// One window remains. The process dies after the channel took the message and before that is stored, and the repeat can neither rely
/// on the nonce (Discord keeps it for some minutes only) nor find the message (the bot may not read the channel's history, or the
/// message has scrolled out of what it reads): then there are two messages. Both carry the same post, so answers still count once.
/// </remarks>
public sealed class DailyQuestionWorker
{
    private static readonly Duration RetryFirst = Duration.FromSeconds(5);
    private static readonly Duration RetryMax = Duration.FromMinutes(5);

    private readonly IScheduleStore _schedules;
    private readonly IPostStore _posts;
    private readonly DailyQuestionSource _source;
    private readonly IPostPublisher _publisher;
    private readonly ILeaseStore _leases;
    private readonly GuildOwnership _ownership;
    private readonly TimeProvider _clock;
    private readonly DailyQuestionOptions _options;
    private readonly ILogger<DailyQuestionWorker> _logger;

    public DailyQuestionWorker(
        IScheduleStore schedules,
        IPostStore posts,
        ILeaseStore leases,
        DailyQuestionSource source,
        IPostPublisher publisher,
        TimeProvider clock,
        DailyQuestionOptions options,
        ILogger<DailyQuestionWorker> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _schedules = schedules;
        _posts = posts;
        _source = source;
        _publisher = publisher;
        _leases = leases;
        _ownership = new GuildOwnership(leases, options.Owner, options.Lease);
        _clock = clock;
        _options = options;
        _logger = logger;
    }

    /// <summary>Looks for work until it is cancelled. Any failure is logged and waited out; nothing is lost by it.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; the only way out.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var outage = new StorageOutage("Daily questions wait", _logger);
        using var timer = new PeriodicTimer(_options.Period.ToTimeSpan(), _clock);
        do
        {
            try
            {
                await RunOnceAsync(cancellation);
                outage.Ended();
            }
            // A fault that ended the loop would end all daily questions, and silently: nobody looks at this task while the program runs.
#pragma warning disable CA1031
            catch (Exception exception) when (exception is StorageException || !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
            {
                outage.Failed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellation));
    }

    /// <summary>Lets other processes have this one's servers at once: it stops.</summary>
    /// <exception cref="StorageException">They get them when the leases run out.</exception>
    public Task LeaveAsync(CancellationToken cancellation) => _leases.ReleaseAsync(_options.Owner, cancellation);

    /// <summary>Does all the work that is due now, in order of due time, and returns the number of steps taken. Not to be called twice at once.</summary>
    public async Task<int> RunOnceAsync(CancellationToken cancellation)
    {
        var steps = 0;
        while (true)
        {
            var done = await ClaimDueAsync(cancellation) + await WorkAsync(cancellation);
            if (done == 0)
                return steps;
            steps += done;
        }
    }

    private async Task<int> ClaimDueAsync(CancellationToken cancellation)
    {
        var now = Now();
        var due = await _schedules.DueAsync(_options.Servers, now, _options.BatchSize, cancellation);
        if (_options.TakesOver is { } others)
            due = [.. due.UnionBy(await _schedules.DueAsync(others, now - _options.TakeOverAfter, _options.BatchSize, cancellation), s => s.Id)];
        var ours = await _ownership.OfAsync(due.Select(s => s.GuildId), now, cancellation);
        var done = 0;
        foreach (var schedule in due.Where(s => ours.Contains(s.GuildId)))
        {
            try
            {
                if (await ClaimAsync(schedule, now, cancellation))
                    done++;
            }
            catch (NodaTime.TimeZones.DateTimeZoneNotFoundException exception)
            {
                _logger.LogWarning(exception, "Schedule {Schedule} has the zone '{Zone}', which is not known here", schedule.Id, schedule.Zone);
                await PauseAsync(schedule, $"The time zone '{schedule.Zone}' is not known here; choose another.", cancellation);
                done++;
            }
        }
        return done;
    }

    /// <summary>Claims the latest date of a schedule that is due. False when nothing came of it, so that to look again at once would be in vain.</summary>
    private async Task<bool> ClaimAsync(PostingSchedule schedule, Instant now, CancellationToken cancellation)
    {
        var rule = schedule.Rule();
        var occurrence = rule.NextAfter(schedule.NextDue - Duration.FromMilliseconds(1));
        if (occurrence.Due > now)
        {
            // The rules of the zone have changed since the instant was computed.
            await _schedules.ReplaceAsync(schedule with { NextDue = occurrence.Due }, cancellation);
            return true;
        }
        // After a long stop only the latest date is posted or said to be missed, not one after the other.
        var missed = 0;
        for (var next = rule.NextAfter(occurrence.Due); next.Due <= now; next = rule.NextAfter(occurrence.Due))
        {
            occurrence = next;
            missed++;
        }
        var nextDue = rule.NextAfter(Instant.Max(now, occurrence.Due)).Due;

        // Another schedule of the group may take the question between our look and our claim; it can do so once for each of them.
        for (var tries = 0; tries < 10; tries++)
        {
            if (await _source.ComposeAsync(schedule, occurrence, cancellation) is not { } post)
            {
                await PauseAsync(schedule, "Its study group is gone; choose another.", cancellation);
                return true;
            }
            if (CatchUp.Judge(occurrence.Due, now, schedule.CatchUpWindow) == Lateness.Skip)
            {
                var lost = missed == 0 ? "The daily question was" : $"{missed + 1} daily questions were";
                post = post with { State = PostState.Skipping, QuestionId = "", Problem = $"{lost} missed while the bot was away." };
            }
            var (outcome, _) = await _schedules.ClaimAsync(schedule, post, nextDue, cancellation);
            switch (outcome)
            {
                case ClaimOutcome.Claimed or ClaimOutcome.AlreadyClaimed:
                    return true;
                case ClaimOutcome.Stale:
                    return false;
                case ClaimOutcome.QuestionTaken:
                    continue;
            }
        }
        _logger.LogWarning("Schedule {Schedule} found no question that no other took; it is tried again", schedule.Id);
        return false;
    }

    private async Task<int> WorkAsync(CancellationToken cancellation)
    {
        var now = Now();
        var work = await _posts.WorkAsync(_options.Servers, now, _options.BatchSize, cancellation);
        if (_options.TakesOver is { } others)
            work = [.. work.UnionBy(await _posts.WorkAsync(others, now - _options.TakeOverAfter, _options.BatchSize, cancellation), p => p.Id)];
        var ours = await _ownership.OfAsync(work.Select(p => p.GuildId), now, cancellation);
        var done = 0;
        await Parallel.ForEachAsync(
            work.Where(p => ours.Contains(p.GuildId)),
            new ParallelOptions { MaxDegreeOfParallelism = _options.Parallelism, CancellationToken = cancellation },
            async (post, token) =>
            {
                if (await StepAsync(post, token))
                    Interlocked.Increment(ref done);
            });
        return done;
    }

    /// <summary>Takes a post one state further. False when another process has it.</summary>
    private async Task<bool> StepAsync(QuestionPost post, CancellationToken cancellation)
    {
        if (post.State == PostState.Posted)
            return await _posts.CloseAsync(post.Id, Now(), cancellation);
        if (!await _posts.TryLeaseAsync(post, _options.Owner, Now(), Now() + _options.Lease, cancellation))
            return false;
        try
        {
            await (post.State switch
            {
                PostState.Claimed or PostState.Sending => SendAsync(post, cancellation),
                PostState.Closed => RevealAsync(post, cancellation),
                PostState.Skipping => AnnounceSkippedAsync(post, cancellation),
                PostState.Posted or PostState.Revealed or PostState.Skipped or PostState.Failed => Task.CompletedTask,
            });
        }
        // The boundary to the transport: whatever went wrong there, the post keeps its state and is tried again.
#pragma warning disable CA1031
        catch (Exception exception) when (exception is not StorageException && !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var delay = Duration.Min(RetryMax, RetryFirst * Math.Pow(2, Math.Min(post.Attempts, 10)));
            _logger.LogWarning(exception, "Post {Post} in channel {Channel} failed ({State}); tried again in {Delay}", post.Id, post.ChannelId, post.State, delay);
            await _posts.DeferAsync(post.Id, _options.Owner, Now() + delay, exception.Message, cancellation);
        }
        return true;
    }

    private async Task SendAsync(QuestionPost post, CancellationToken cancellation)
    {
        var schedule = post.ScheduleId is { } id ? await _schedules.FindAsync(post.GuildId, id, cancellation) : null;
        var found = post.State == PostState.Sending ? await _publisher.FindAsync(post, cancellation) : null;
        if (found is null)
        {
            if (schedule is null && post.Kind == PostKind.Daily)
            {
                await _posts.FinishAsync(post.Id, _options.Owner, PostState.Failed, "The schedule was removed before the question was sent.", cancellation);
                return;
            }
            if (schedule is not null && CatchUp.Judge(post.Due, Now(), schedule.CatchUpWindow) == Lateness.Skip)
            {
                await _posts.FinishAsync(post.Id, _options.Owner, PostState.Failed, post.Problem ?? "It was too late to send the question.", cancellation);
                return;
            }
            if (post.State == PostState.Claimed && !await _posts.BeginSendingAsync(post.Id, _options.Owner, cancellation))
                return;
            var outcome = await _publisher.PublishAsync(post, schedule, await _posts.PreviousAsync(post, cancellation), cancellation);
            switch (outcome)
            {
                case PublishOutcome.Impossible impossible:
                    await GiveUpAsync(post, impossible.Because, cancellation);
                    return;
                case PublishOutcome.QuestionGone:
                    // The date is claimed, so no other question takes its place; the next date asks again.
                    _logger.LogWarning("Post {Post} is not sent: the notes do not give the question {Question} any more", post.Id, post.QuestionId);
                    await _posts.FinishAsync(
                        post.Id, _options.Owner, PostState.Failed, $"The notes do not give the question {post.QuestionId} any more.", cancellation);
                    return;
            }
            found = ((PublishOutcome.Done)outcome).MessageId;
        }
        var now = Now();
        await _posts.MarkPostedAsync(post.Id, _options.Owner, found.Value, now, now + post.OpenFor, cancellation);
    }

    private async Task RevealAsync(QuestionPost post, CancellationToken cancellation)
    {
        var outcome = await _publisher.RevealAsync(post, await _posts.SplitAsync(post.Id, cancellation), cancellation);
        // A message that is gone cannot be edited; its answers count all the same.
        await _posts.FinishAsync(post.Id, _options.Owner, PostState.Revealed, (outcome as PublishOutcome.Impossible)?.Because, cancellation);
    }

    private async Task AnnounceSkippedAsync(QuestionPost post, CancellationToken cancellation)
    {
        if (await _publisher.AnnounceSkippedAsync(post, cancellation) is PublishOutcome.Impossible impossible)
            await GiveUpAsync(post, impossible.Because, cancellation);
        else
            await _posts.FinishAsync(post.Id, _options.Owner, PostState.Skipped, post.Problem, cancellation);
    }

    /// <summary>Fails the post and pauses what would post to the same channel, so that nobody is left wondering and nothing is tried in vain.</summary>
    private async Task GiveUpAsync(QuestionPost post, string because, CancellationToken cancellation)
    {
        await _posts.FinishAsync(post.Id, _options.Owner, PostState.Failed, because, cancellation);
        var paused = await _schedules.PauseChannelAsync(post.GuildId, post.ChannelId, because, cancellation);
        _logger.LogWarning("Post {Post} cannot be sent and {Paused} schedules are paused: {Because}", post.Id, paused, because);
    }

    private Task PauseAsync(PostingSchedule schedule, string because, CancellationToken cancellation) =>
        _schedules.ReplaceAsync(schedule with { IsPaused = true, PausedBecause = because }, cancellation);

    private Instant Now() => Instant.FromDateTimeOffset(_clock.GetUtcNow());
}
