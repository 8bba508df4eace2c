using Bot.Core.Game;
using Bot.Core.Game.Simulation;
using Bot.Core.Schedule;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Xunit;

namespace Bot.Contracts.Storage;

public abstract class DailyQuestionContract(IStorageFixture fixture) : StorageContract(fixture)
{
    private static readonly Duration LeasesRunOut = Duration.FromMinutes(1);

    private readonly ScriptedChannel _channel = new();
    private readonly VirtualClock _clock = new(Noon);
    private int _runs;

    [Fact]
    public async Task A_due_schedule_is_posted_closed_revealed_and_announced_with_the_next()
    {
        var schedule = await NewScheduleAsync();
        var worker = NewWorker();

        await worker.RunOnceAsync(Cancellation);
        var post = _channel.Messages.Single().Post;
        await Answers.RecordAsync(new AnswerSubmission { PostId = post.Id, GuildId = GuildId, PersonId = NewId(), Options = post.Correct, At = Noon }, Cancellation);
        for (var hours = 0; hours < 25; hours++)
        {
            _clock.Advance(Duration.FromHours(1));
            await worker.RunOnceAsync(Cancellation);
        }

        Assert.Equal("post 03-02, reveal 03-02 1/1, post 03-03", string.Join(", ", _channel.Log));
        Assert.Equal(_channel.Messages.First().Post.Id, _channel.Messages.Last().Previous?.Id);
        Assert.Equal(Noon + Duration.FromDays(2), (await Schedules.FindAsync(GuildId, schedule.Id, Cancellation))?.NextDue);
    }

    [Fact]
    public async Task Nothing_is_posted_before_its_time_or_while_paused()
    {
        await NewScheduleAsync(hour: 13);
        var paused = await NewScheduleAsync();
        await Schedules.ReplaceAsync(paused with { IsPaused = true }, Cancellation);

        await NewWorker().RunOnceAsync(Cancellation);

        Assert.Empty(_channel.Log);
    }

    [Theory]
    [InlineData("before the send")]
    [InlineData("after the send")]
    public async Task A_process_that_dies_leaves_one_post_that_another_finishes(string moment)
    {
        await NewScheduleAsync();
        using var life = new CancellationTokenSource();
        void Die(QuestionPost post)
        {
            (_channel.BeforeSend, _channel.AfterSend) = (null, null);
            life.Cancel();
            throw new OperationCanceledException(life.Token);
        }

        if (string.Equals(moment, "before the send", StringComparison.Ordinal))
            _channel.BeforeSend = Die;
        else
            _channel.AfterSend = Die;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => NewWorker().RunOnceAsync(life.Token));

        var other = NewWorker();
        await other.RunOnceAsync(Cancellation);
        var whileLeased = _channel.Messages.Count;
        _clock.Advance(LeasesRunOut);
        await other.RunOnceAsync(Cancellation);

        Assert.Equal(moment is "after the send" ? 1 : 0, whileLeased);
        var message = Assert.Single(_channel.Messages);
        Assert.Equal((PostState.Posted, (long?)message.MessageId), ((await Posts.FindAsync(message.Post.Id, Cancellation))!.State, (await Posts.FindAsync(message.Post.Id, Cancellation))!.MessageId));
    }

    [Fact]
    public async Task Two_processes_at_once_make_one_post_of_each_schedule()
    {
        for (var i = 0; i < 10; i++)
            await NewScheduleAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => NewWorker().RunOnceAsync(Cancellation))));
        _clock.Advance(LeasesRunOut);
        await NewWorker().RunOnceAsync(Cancellation);

        Assert.Equal(10, _channel.Messages.Count);
        Assert.Equal(10, _channel.Messages.Select(m => m.Post.ScheduleId).Distinct().Count());
    }

    [Fact]
    public async Task Two_schedules_of_a_group_never_ask_the_same_on_a_day()
    {
        var first = await NewScheduleAsync();
        await NewScheduleAsync(groupId: first.GroupId);
        await NewScheduleAsync(groupId: first.GroupId, hour: 11);

        await NewWorker(new FixedPool(3)).RunOnceAsync(Cancellation);

        Assert.Equal(3, _channel.Messages.Select(m => m.Post.QuestionId).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_day_without_a_question_left_is_said()
    {
        var first = await NewScheduleAsync();
        await NewScheduleAsync(groupId: first.GroupId);

        await NewWorker(new FixedPool(1)).RunOnceAsync(Cancellation);

        // Posts go out at the same time, so their order is nobody's.
        Assert.Equal("missed 03-02: There is no question to ask: every question of this topic and difficulty is disabled, reported or was asked today.|post 03-02", string.Join('|', _channel.Log.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData(6 * 60, "post 03-02")]
    [InlineData(6 * 60 + 1, "missed 03-02: The daily question was missed while the bot was away.")]
    [InlineData(3 * 24 * 60 + 7 * 60, "missed 03-05: 4 daily questions were missed while the bot was away.")]
    [InlineData(3 * 24 * 60 + 60, "post 03-05")]
    public async Task A_late_post_is_caught_up_within_its_window_and_else_said_to_be_missed(int minutesLate, string log)
    {
        await NewScheduleAsync();
        _clock.Advance(Duration.FromMinutes(minutesLate));

        await NewWorker().RunOnceAsync(Cancellation);

        Assert.Equal(log, string.Join('|', _channel.Log));
    }

    [Fact]
    public async Task A_channel_that_is_gone_pauses_its_schedules_with_the_reason()
    {
        var schedule = await NewScheduleAsync();
        _channel.Impossible = "The channel #daily was deleted; choose another.";

        await NewWorker().RunOnceAsync(Cancellation);

        var after = await Schedules.FindAsync(GuildId, schedule.Id, Cancellation);
        Assert.Equal((true, _channel.Impossible), (after!.IsPaused, after.PausedBecause));
    }

    [Fact]
    public async Task A_question_that_the_notes_lost_pauses_no_schedule()
    {
        var schedule = await NewScheduleAsync();
        _channel.IsQuestionGone = true;

        await NewWorker().RunOnceAsync(Cancellation);

        Assert.False((await Schedules.FindAsync(GuildId, schedule.Id, Cancellation))!.IsPaused);
    }

    [Fact]
    public async Task The_date_after_a_lost_question_asks_another()
    {
        await NewScheduleAsync();
        _channel.IsQuestionGone = true;
        var worker = NewWorker();
        await worker.RunOnceAsync(Cancellation);
        _channel.IsQuestionGone = false;
        _clock.Advance(Duration.FromDays(1));

        await worker.RunOnceAsync(Cancellation);

        Assert.Equal("post 03-03", string.Join(", ", _channel.Log));
    }

    [Fact]
    public async Task A_date_whose_only_question_another_zone_asked_on_two_dates_is_said_to_have_none()
    {
        // In Auckland it is the next day already, so the group's one question has been asked on both of Los Angeles' dates.
        var behind = await NewScheduleAsync();
        foreach (var day in (int[])[2, 3])
        {
            var ahead = await NewScheduleAsync(groupId: behind.GroupId);
            await Schedules.ClaimAsync(ahead, (await NewSource(new FixedPool(1)).ComposeAsync(ahead, new Occurrence(Noon, new DateOnly(2026, 3, day)), Cancellation))!, Noon + Duration.FromDays(9), Cancellation);
        }

        await NewWorker(new FixedPool(1)).RunOnceAsync(Cancellation);

        Assert.Contains("missed 03-02: There is no question to ask: every question of this topic and difficulty is disabled, reported or was asked today.", _channel.Log);
    }

    [Fact]
    public async Task A_failure_that_passes_is_tried_again_until_it_is_too_late()
    {
        await NewScheduleAsync();
        var failures = 0;
        _channel.BeforeSend = _ => throw new HttpRequestException($"failure {++failures}");
        var worker = NewWorker();
        for (var i = 0; i < 60; i++)
        {
            await worker.RunOnceAsync(Cancellation);
            _clock.Advance(Duration.FromSeconds(5));
        }

        Assert.InRange(failures, 4, 8);
        _channel.BeforeSend = null;
        _clock.Advance(Duration.FromMinutes(5));
        await worker.RunOnceAsync(Cancellation);
        Assert.Single(_channel.Messages);
    }

    [Fact]
    public async Task A_schedule_moved_to_a_later_time_of_the_same_day_does_not_post_twice()
    {
        var schedule = await NewScheduleAsync();
        var worker = NewWorker();
        await worker.RunOnceAsync(Cancellation);

        await Schedules.ReplaceAsync(schedule with { Time = new LocalTime(14, 0), NextDue = Noon + Duration.FromHours(2) }, Cancellation);
        _clock.Advance(Duration.FromHours(3));
        await worker.RunOnceAsync(Cancellation);

        Assert.Single(_channel.Messages);
        Assert.Equal(Noon + Duration.FromHours(26), (await Schedules.FindAsync(GuildId, schedule.Id, Cancellation))?.NextDue);
    }

    [Fact]
    public async Task Another_process_leaves_the_work_of_other_shards_alone()
    {
        await NewScheduleAsync();
        var own = ShardRange.Around(GuildId);

        await NewWorker(servers: new ShardRange(own.First + 1, own.Last + 1, own.Count)).RunOnceAsync(Cancellation);
        Assert.Empty(_channel.Messages);
        await NewWorker(servers: own).RunOnceAsync(Cancellation);
        Assert.Single(_channel.Messages);
    }

    [Fact]
    public async Task Another_process_takes_the_work_over_when_nobody_has_done_it()
    {
        await NewScheduleAsync();
        var own = ShardRange.Around(GuildId);
        var other = NewWorker(servers: new ShardRange(own.First + 1, own.Last + 1, own.Count), takesOver: own);

        await other.RunOnceAsync(Cancellation);
        _clock.Advance(Duration.FromSeconds(29));
        await other.RunOnceAsync(Cancellation);
        Assert.Empty(_channel.Messages);
        _clock.Advance(Duration.FromSeconds(1));
        await other.RunOnceAsync(Cancellation);
        Assert.Single(_channel.Messages);
        await NewWorker(servers: own).RunOnceAsync(Cancellation);
        Assert.Single(_channel.Messages);
    }

    [Fact]
    public async Task Another_process_closes_and_reveals_half_a_minute_late_what_nobody_has_closed()
    {
        await NewScheduleAsync();
        var own = ShardRange.Around(GuildId);
        await NewWorker(servers: own).RunOnceAsync(Cancellation);
        _clock.Advance(Duration.FromHours(12) + Duration.FromSeconds(30));
        await NewWorker(servers: new ShardRange(own.First + 1, own.Last + 1, own.Count), takesOver: own).RunOnceAsync(Cancellation);
        Assert.Contains("reveal 03-02 0/0", _channel.Log);
    }

    [Fact]
    public async Task A_server_is_done_by_one_process_until_its_lease_runs_out()
    {
        var leases = Get<ILeaseStore>();
        Assert.Contains(GuildId, await leases.AcquireAsync([GuildId], "a", Noon, Noon + Duration.FromSeconds(45), Cancellation));
        Assert.Empty(await leases.AcquireAsync([GuildId], "b", Noon + Duration.FromSeconds(44), Noon + Duration.FromSeconds(89), Cancellation));
        Assert.Contains(GuildId, await leases.AcquireAsync([GuildId], "b", Noon + Duration.FromSeconds(45), Noon + Duration.FromSeconds(90), Cancellation));
        Assert.Empty(await leases.AcquireAsync([GuildId], "a", Noon + Duration.FromSeconds(50), Noon + Duration.FromSeconds(95), Cancellation));
        await leases.ReleaseAsync("b", Cancellation);
        Assert.Contains(GuildId, await leases.AcquireAsync([GuildId], "a", Noon + Duration.FromSeconds(51), Noon + Duration.FromSeconds(95), Cancellation));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_simulated_season_with_crashes_breaks_no_rule(int seed)
    {
        var stores = new GameStores(Schedules, Posts, Answers, Boards, Groups, Get<ITrustStore>(), Get<ILeaseStore>());

        var report = await new SeasonSimulation(stores, GuildId).RunAsync(new SimulationOptions { Members = 5, Days = 20, Seed = seed, CrashChance = 0.3, AwayChance = 0.1 }, Cancellation);

        Assert.Empty(report.Violations);
        Assert.Equal(20, report.Posted + report.Skipped);
        Assert.True(report.Crashes > 0);
    }

    /// <summary>A schedule every day at noon in UTC, due first at noon today.</summary>
    private async Task<PostingSchedule> NewScheduleAsync(int hour = 12, long? groupId = null) => await Schedules.AddAsync(
        new PostingSchedule
        {
            GuildId = GuildId,
            GroupId = groupId ?? (await NewGroupAsync()).Id,
            ChannelId = NewId(),
            Time = new LocalTime(hour, 0),
            Zone = "UTC",
            OpenFor = Duration.FromHours(12),
            NextDue = Instant.FromUtc(2026, 3, 2, hour, 0),
        },
        Cancellation);

    private DailyQuestionWorker NewWorker(IQuestionPool? pool = null, ShardRange? servers = null, ShardRange? takesOver = null)
    {
        var options = new DailyQuestionOptions { Owner = $"{GuildId} run {Interlocked.Increment(ref _runs)}", Servers = servers ?? ShardRange.Around(GuildId), TakesOver = takesOver };
        return new DailyQuestionWorker(Schedules, Posts, Get<ILeaseStore>(), NewSource(pool, options), _channel, _clock, options, NullLogger<DailyQuestionWorker>.Instance);
    }

    private DailyQuestionSource NewSource(IQuestionPool? pool = null, DailyQuestionOptions? options = null) =>
        new(pool ?? new FixedPool(50), Posts, Groups, Boards, Get<ITrustStore>(), options ?? new DailyQuestionOptions { Owner = "another process" });
}
