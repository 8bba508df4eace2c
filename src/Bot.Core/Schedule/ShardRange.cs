namespace Bot.Core.Schedule;

/// <summary>
/// The servers one process serves: shards <paramref name="First"/> to <paramref name="Last"/> of <paramref name="Count"/>.
/// A server's shard is <c>(id >> 22) % count</c> (https://discord.com/developers/docs/events/gateway#sharding).
/// </summary>
public readonly record struct ShardRange(int First, int Last, int Count)
{
    /// <summary>All servers.</summary>
    public static ShardRange All { get; } = new(0, 0, 1);

    public bool Contains(long guildId) => (guildId >> 22) % Count is var shard && shard >= First && shard <= Last;
}
