using System.Collections.Immutable;

namespace Bot.Core.Game;

/// <summary>People of a server who study together: they share topics, a zone and a board. Immutable.</summary>
public sealed record StudyGroup
{
    /// <summary>The name of the group that a server has before anybody makes one. The group keeps it: by its name it is found.</summary>
    public const string DefaultName = "everyone";

    /// <summary>Given by the store; 0 before it is stored.</summary>
    public long Id { get; init; }

    public required long GuildId { get; init; }

    /// <summary>1 to 50 characters; one of a kind in its server, whatever the letter case.</summary>
    public required string Name { get; init; }

    /// <summary>IANA zone: its days, weeks and months are those of the boards.</summary>
    public required string Zone { get; init; }

    /// <summary>Topics it is asked about; empty for all.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    public DateOnly? ExamDate { get; init; }

    /// <summary>BCP 47 tag of the language of what is written into its channels: the server's, until a manager chooses another.</summary>
    public string Language { get; init; } = "en-US";

    public AnswerRule Rule { get; init; }

    public Telling Telling { get; init; }

    /// <summary>Answers a person needs in a period to be on its board by accuracy. Default: 10.</summary>
    public int AccuracyAnswersMin { get; init; } = 10;

    /// <summary>Whether this is the group that a server has before anybody makes one.</summary>
    public bool IsServersOwn => string.Equals(Name, DefaultName, StringComparison.OrdinalIgnoreCase);
}

/// <summary>That a person belongs to a group.</summary>
/// <param name="HasLeft">The person left the group or the server; the points stay.</param>
public sealed record Membership(long GroupId, long PersonId, bool HasLeft);
