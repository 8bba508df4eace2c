using NodaTime;

namespace Bot.Core.Game;

/// <summary>A person's answer as it came in.</summary>
public sealed record AnswerSubmission
{
    public required long PostId { get; init; }

    /// <summary>Where the click happened; a post of another server is unknown there.</summary>
    public required long GuildId { get; init; }

    public required long PersonId { get; init; }

    /// <summary>Bit mask of the shown positions chosen; 0 for a typed answer.</summary>
    public int Options { get; init; }

    /// <summary>For a typed answer whether it is right, as graded by the caller; else null.</summary>
    public bool? TypedIsRight { get; init; }

    /// <summary>The interaction's own time (from its snowflake), which is fairer than the time we came to it.</summary>
    public required Instant At { get; init; }
}
