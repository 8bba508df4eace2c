namespace Bot.Storage.Rows;

/// <summary>The name under which a person last acted in a server.</summary>
internal sealed class NameRow
{
    public long GuildId { get; init; }
    public long PersonId { get; init; }
    public required string Name { get; init; }
    public bool HasLeft { get; init; }
}
