namespace Bot.Storage.Rows;

internal sealed class GuildLeaseRow
{
    public long GuildId { get; init; }
    public required string Owner { get; init; }

    /// <summary>Unix ms, UTC.</summary>
    public long Until { get; init; }
}
