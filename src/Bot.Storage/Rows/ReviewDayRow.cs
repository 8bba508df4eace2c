namespace Bot.Storage.Rows;

/// <summary>How many cards a person reviewed on a date.</summary>
internal sealed class ReviewDayRow
{
    public long GuildId { get; init; }
    public long PersonId { get; init; }
    public DateOnly Day { get; init; }
    public int New { get; init; }
    public int Seen { get; init; }
}
