using Bot.Discord.Interactions;
using Bot.Discord.Wire;
using Bot.Testing;

namespace Bot.Discord.Tests.Interactions;

public sealed class ArrivalDelayTests
{
    private readonly ManualTime _clock = new();
    private readonly ArrivalDelay _delay;

    public ArrivalDelayTests() => _delay = new ArrivalDelay(_clock);

    [Fact]
    public void An_interaction_that_was_under_way_longer_than_the_quickest_is_late_by_the_difference()
    {
        Arrive(TimeSpan.FromMilliseconds(100));

        Assert.Equal(TimeSpan.FromSeconds(5), Arrive(TimeSpan.FromMilliseconds(5100)));
    }

    [Fact]
    public void After_a_silence_what_comes_late_is_late()
    {
        Arrive(TimeSpan.Zero);
        _clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(TimeSpan.FromSeconds(5), Arrive(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void A_clock_that_was_set_forward_is_no_delay_two_minutes_later()
    {
        // Our clock is ten seconds behind Discord's, and then it is not.
        Arrive(TimeSpan.FromSeconds(-10));
        for (var waited = TimeSpan.Zero; waited < 2 * ArrivalDelay.Window; waited += TimeSpan.FromSeconds(10))
        {
            Arrive(TimeSpan.Zero);
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(TimeSpan.Zero, Arrive(TimeSpan.Zero));
    }

    [Fact]
    public void A_clock_that_was_set_forward_by_more_than_an_interaction_lives_is_no_delay_at_once()
    {
        Arrive(TimeSpan.Zero);

        Assert.Equal(TimeSpan.Zero, Arrive(TimeSpan.FromHours(1)));
    }

    /// <summary>Returns the delay of an interaction that arrives now and has been under way so long by the two clocks.</summary>
    private TimeSpan Arrive(TimeSpan underWay) => _delay.Of(Snowflake.At(_clock.GetUtcNow() - underWay));
}
