namespace Bot.Storage.Rows;

/// <summary>A person's total in one topic; person 0 is the whole group.</summary>
internal sealed class TopicTotalRow
{
    public long GroupId { get; init; }
    public long PersonId { get; init; }
    public required string Topic { get; init; }
    public int Answered { get; init; }
    public int Right { get; init; }
}
