namespace Bot.Testing.Tests;

public sealed class ManualTimeTests
{
    [Fact]
    public void Timers_fire_in_order_at_their_own_instants()
    {
        var time = new ManualTime();
        var start = time.GetUtcNow();
        var fired = new List<(string Name, TimeSpan At)>();
        using var late = time.CreateTimer(_ => fired.Add(("late", time.GetUtcNow() - start)), null, TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);
        using var often = time.CreateTimer(_ => fired.Add(("often", time.GetUtcNow() - start)), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal([("often", TimeSpan.FromSeconds(2)), ("late", TimeSpan.FromSeconds(3)), ("often", TimeSpan.FromSeconds(4))], fired);
        Assert.Equal(TimeSpan.FromSeconds(5), time.GetUtcNow() - start);
    }

    [Fact]
    public async Task A_delay_ends_when_the_clock_passes_it()
    {
        var time = new ManualTime();
        var delay = Task.Delay(TimeSpan.FromMinutes(1), time);
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(delay.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        await delay;
    }

    [Fact]
    public void A_disposed_timer_does_not_fire()
    {
        var time = new ManualTime();
        var count = 0;
        time.CreateTimer(_ => count++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan).Dispose();
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, count);
    }
}
