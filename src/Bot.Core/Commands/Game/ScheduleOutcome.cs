using Bot.Core.Schedule;

namespace Bot.Core.Commands.Game;

/// <summary>What became of setting or changing a schedule.</summary>
public abstract record ScheduleOutcome
{
    private ScheduleOutcome()
    {
    }

    /// <summary>It is stored.</summary>
    /// <param name="Schedule">As it is stored, with its id and its next post.</param>
    /// <param name="IsFirst">Whether the server had none before.</param>
    public sealed record Stored(PostingSchedule Schedule, bool IsFirst) : ScheduleOutcome;

    /// <summary>Nothing was stored.</summary>
    public abstract record Refused : ScheduleOutcome;

    /// <summary>The server has as many as it can have.</summary>
    public sealed record TooMany(int Max) : Refused;

    /// <summary>It was removed meanwhile.</summary>
    public sealed record Gone(long ScheduleId) : Refused;

    /// <summary>The bot may not post in the channel.</summary>
    /// <param name="Missing">Names of the permissions that it lacks there.</param>
    public sealed record CannotPost(long ChannelId, IReadOnlyList<string> Missing) : Refused;

    /// <summary>The role would not be notified.</summary>
    public sealed record CannotMention(RoleMention Why) : Refused;
}
