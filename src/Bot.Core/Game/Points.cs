using NodaTime;

namespace Bot.Core.Game;

/// <summary>What a right answer is worth.</summary>
public static class Points
{
    /// <summary>Points of a right answer: 10, 15 or 20 by difficulty. A wrong one costs nothing, so that guessing beats silence and nobody is punished for trying.</summary>
    public static int ForDifficulty(int difficulty) => difficulty switch
    {
        <= 1 => 10,
        2 => 15,
        _ => 20,
    };

    /// <summary>
    /// The bonus of a race: up to half of the question's points, falling evenly to 0 at the end of the round.
    /// Measured from the post to the interaction's own time, so that our own delays cost nobody anything.
    /// </summary>
    public static int SpeedBonus(int points, Instant postedAt, Instant answeredAt, Duration round)
    {
        if (round <= Duration.Zero)
            return 0;
        var left = 1 - Math.Clamp((answeredAt - postedAt) / round, 0, 1);
        return (int)Math.Round(points / 2.0 * left, MidpointRounding.AwayFromZero);
    }
}
