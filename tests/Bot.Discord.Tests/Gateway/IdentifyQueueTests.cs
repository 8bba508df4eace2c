using Bot.Discord.Gateway;
using Bot.Discord.Wire;
using Bot.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Discord.Tests.Gateway;

public sealed class IdentifyQueueTests
{
    private readonly ManualTime _clock = new();

    private async Task<List<TimeSpan>> TurnsOf(IdentifyQueue queue, int shards)
    {
        var turns = new TimeSpan[shards];
        var waits = Enumerable.Range(0, shards).Select(async shard =>
        {
            await queue.WaitAsync(shard, default);
            turns[shard] = _clock.Elapsed;
        }).ToList();
        while (_clock.NextDue is { } due)
        {
            _clock.Advance(due - _clock.Elapsed);
            await Task.Yield();
        }

        await Task.WhenAll(waits);
        return [.. turns];
    }

    [Fact]
    public async Task Shards_take_turns_five_seconds_apart()
    {
        var turns = await TurnsOf(new IdentifyQueue(new SessionStartLimit(), _clock, NullLogger.Instance), 3);

        Assert.Equal([0, 5.1, 10.2], turns.Select(turn => turn.TotalSeconds));
    }

    [Fact]
    public async Task With_more_concurrency_each_rate_limit_key_has_its_own_turns()
    {
        var turns = await TurnsOf(new IdentifyQueue(new SessionStartLimit { MaxConcurrency = 2 }, _clock, NullLogger.Instance), 4);

        Assert.Equal([0, 0, 5.1, 5.1], turns.Select(turn => turn.TotalSeconds));
    }

    [Fact]
    public async Task When_the_days_sessions_are_used_up_the_rest_wait_for_the_reset()
    {
        var limit = new SessionStartLimit { Remaining = 1, ResetAfter = 3_600_000, MaxConcurrency = 16 };

        var turns = await TurnsOf(new IdentifyQueue(limit, _clock, NullLogger.Instance), 2);

        Assert.Equal([0, 3600], turns.Select(turn => turn.TotalSeconds));
    }
}
