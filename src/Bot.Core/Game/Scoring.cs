namespace Bot.Core.Game;

/// <summary>How right answers become points.</summary>
public enum Scoring
{
    /// <summary>Everyone who is right gets the question's points.</summary>
    Everyone = 0,

    /// <summary>Only the earliest right answer does, and a bonus for its speed.</summary>
    Race = 1,
}
