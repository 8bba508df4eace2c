namespace Bot.Core.Schedule;

/// <summary>
/// The servers one process serves: shards <paramref name="First"/> to <paramref name="Last"/> of <paramref name="Count"/>.
/// A server's shard is <c>(id >> 22) % count</c> (https://discord.com/developers/docs/events/gateway#sharding).
/// </summary>
public readonly record struct ShardRange(int First, int Last, int Count)
{
    /// <summary>All servers.</summary>
    public static ShardRange All { get; } = new(0, 0, 1);

    /// <summary>One server, as good as alone: two snowflakes share a shard of so many only when their milliseconds are 12 days apart.</summary>
    public static ShardRange Around(long guildId)
    {
        const int Many = 1 << 30;
        var shard = (int)((guildId >> 22) % Many);
        return new ShardRange(shard, shard, Many);
    }

    public bool Contains(long guildId) => (guildId >> 22) % Count is var shard && shard >= First && shard <= Last;
}
