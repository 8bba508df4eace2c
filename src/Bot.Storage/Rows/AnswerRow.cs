namespace Bot.Storage.Rows;

/// <summary>One person's answer to one post. <c>Points</c> is its worth in its own right; <c>Counts</c> says whether the totals hold it.</summary>
internal sealed class AnswerRow
{
    public long PostId { get; init; }
    public long PersonId { get; init; }
    public long GuildId { get; init; }
    public long GroupId { get; init; }
    public long SeasonId { get; init; }
    public required string QuestionId { get; init; }
    public required string Topic { get; init; }

    /// <summary>The date of the answer in the group's zone.</summary>
    public DateOnly Day { get; init; }
    public int Options { get; init; }
    public bool IsRight { get; init; }
    public int Points { get; init; }

    /// <summary>Unix ms, UTC.</summary>
    public long At { get; init; }
    public bool Counts { get; init; }
}
