using NodaTime;

namespace Bot.Core.Game.Simulation;

/// <summary>A clock that stands still until it is moved. Not thread-safe while it is moved. Timers made from it never fire.</summary>
public sealed class VirtualClock(Instant start) : TimeProvider
{
    public Instant Now { get; private set; } = start;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    /// <summary>Moves the clock on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is in the clock's past.</exception>
    public void MoveTo(Instant instant)
    {
        if (instant < Now)
            throw new ArgumentOutOfRangeException(nameof(instant), instant, $"The clock shows {Now} and does not go back.");
        Now = instant;
    }

    public void Advance(Duration duration) => MoveTo(Now + duration);
}
