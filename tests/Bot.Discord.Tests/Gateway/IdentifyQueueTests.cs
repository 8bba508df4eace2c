using Bot.Discord.Gateway;
using Bot.Discord.Wire;
using Bot.Testing;

namespace Bot.Discord.Tests.Gateway;

public sealed class IdentifyQueueTests : IDisposable
{
    private readonly ManualTime _clock = new();
    private readonly ListLogger _log = new();
    private readonly List<IdentifyQueue> _queues = [];
    private int _reads;

    public void Dispose() => _queues.ForEach(queue => queue.Dispose());

    /// <param name="answers">What Discord says each time it is asked again; the last one stands.</param>
    private IdentifyQueue Queue(SessionStartLimit limit, params SessionStartLimit?[] answers)
    {
        var queue = new IdentifyQueue(
            limit, _ => Task.FromResult(answers.Length == 0 ? null : answers[Math.Min(_reads++, answers.Length - 1)]), _clock, _log);
        _queues.Add(queue);
        return queue;
    }

    private async Task<List<double>> TurnsOf(IdentifyQueue queue, int shards)
    {
        var turns = new double[shards];
        var waits = Enumerable.Range(0, shards).Select(async shard =>
        {
            await queue.WaitAsync(shard, default);
            turns[shard] = _clock.Elapsed.TotalSeconds;
        }).ToList();
        var all = Task.WhenAll(waits);
        while (!all.IsCompleted)
        {
            // What a timer released may go on on another thread and set the next one.
            if (_clock.NextDue is { } due)
                _clock.Advance(due - _clock.Elapsed);
            await Task.Yield();
        }

        await all;
        return [.. turns];
    }

    [Fact]
    public async Task Shards_take_turns_five_seconds_apart() =>
        Assert.Equal([0, 5.1, 10.2], await TurnsOf(Queue(new SessionStartLimit()), 3));

    [Fact]
    public async Task With_more_concurrency_each_rate_limit_key_has_its_own_turns() =>
        Assert.Equal([0, 0, 5.1, 5.1], await TurnsOf(Queue(new SessionStartLimit { MaxConcurrency = 2 }), 4));

    [Fact]
    public async Task When_the_days_sessions_are_used_up_the_rest_wait_for_the_reset()
    {
        var limit = new SessionStartLimit { Remaining = 1, ResetAfter = 3_600_000, MaxConcurrency = 16 };

        Assert.Equal([0, 3600], await TurnsOf(Queue(limit, limit with { Remaining = 0 }, new SessionStartLimit()), 2));
    }

    [Fact]
    public async Task The_wait_for_the_reset_is_said_once_with_its_end()
    {
        var none = new SessionStartLimit { Remaining = 0, ResetAfter = 3_600_000, MaxConcurrency = 16 };

        await TurnsOf(Queue(none, none, new SessionStartLimit()), 3);

        Assert.Equal(
            "Discord allows no more new sessions until 2026-03-02 13:00:00Z (all 1000 of the day are used); the bot waits 60 minutes.",
            Assert.Single(_log.Lines).Text);
    }

    [Fact]
    public async Task Shards_that_start_together_cost_no_further_request()
    {
        await TurnsOf(Queue(new SessionStartLimit(), new SessionStartLimit()), 5);

        Assert.Equal(0, _reads);
    }

    [Fact]
    public async Task Days_later_Discord_is_asked_again_because_other_processes_use_the_limit_too()
    {
        var queue = Queue(
            new SessionStartLimit { Remaining = 900 },
            new SessionStartLimit { Remaining = 0, ResetAfter = 600_000 },
            new SessionStartLimit { Remaining = 1000 });
        await TurnsOf(queue, 1);
        _clock.Advance(TimeSpan.FromDays(2));

        var turn = Assert.Single(await TurnsOf(queue, 1));

        Assert.Equal(TimeSpan.FromDays(2).TotalSeconds + 600, turn);
        Assert.Equal(2, _reads);
    }

    [Fact]
    public async Task Where_Discord_does_not_answer_the_last_figures_count()
    {
        var queue = Queue(new SessionStartLimit { Remaining = 1, ResetAfter = 600_000 }, (SessionStartLimit?)null);

        Assert.Equal([0, 600], await TurnsOf(queue, 2));
    }

    [Fact]
    public async Task A_turn_that_is_given_up_leaves_the_queue_to_the_others()
    {
        var none = new SessionStartLimit { Remaining = 0, ResetAfter = 600_000 };
        var queue = Queue(none, none, none, new SessionStartLimit());
        using var stop = new CancellationTokenSource();
        var first = queue.WaitAsync(0, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        Assert.Equal([600], await TurnsOf(queue, 1));
    }
}
