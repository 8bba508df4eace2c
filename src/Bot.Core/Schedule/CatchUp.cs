using NodaTime;

namespace Bot.Core.Schedule;

/// <summary>What to do with a post that is due.</summary>
public enum Lateness
{
    /// <summary>Due by now, and not later than the window allows: post it.</summary>
    Post,

    /// <summary>Later than the window allows: skip it and say so.</summary>
    Skip,
}

/// <summary>Decides on posts that are late, such as after a time when no process ran. Pure.</summary>
public static class CatchUp
{
    /// <summary>Returns whether a post due at <paramref name="due"/> is still made at <paramref name="now"/>: late by exactly the window still is.</summary>
    public static Lateness Judge(Instant due, Instant now, Duration window) => now - due <= window ? Lateness.Post : Lateness.Skip;
}
