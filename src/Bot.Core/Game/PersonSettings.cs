namespace Bot.Core.Game;

/// <summary>What a person has set for themselves in a server. Immutable.</summary>
public sealed record PersonSettings
{
    public required long GuildId { get; init; }

    public required long PersonId { get; init; }

    /// <summary>The person's own IANA zone for reminders and reviews; null for the group's.</summary>
    public string? Zone { get; init; }

    /// <summary>Whether the bot writes to the person, once a day at most, when reviews are due.</summary>
    public bool WantsReminders { get; init; }

    /// <summary>The date, in the person's zone, of the last reminder; null before the first.</summary>
    public DateOnly? RemindedOn { get; init; }

    public Appearance Appearance { get; init; }
}

/// <summary>How a person appears on boards.</summary>
public enum Appearance
{
    Shown = 0,

    /// <summary>With points and place, without name.</summary>
    Anonymous = 1,

    /// <summary>Not at all; the person alone sees their own line.</summary>
    Hidden = 2,
}
