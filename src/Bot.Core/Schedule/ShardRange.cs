using System.Globalization;

namespace Bot.Core.Schedule;

/// <summary>
/// The servers one process serves: shards <paramref name="First"/> to <paramref name="Last"/> of <paramref name="Count"/>.
/// A server's shard is <c>(id >> 22) % count</c> (https://discord.com/developers/docs/events/gateway#sharding).
/// </summary>
/// <param name="First">From 0.</param>
/// <param name="Last">Inclusive.</param>
/// <param name="Count">Shards over all processes, at least 1.</param>
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

    /// <summary>Reads <c>4</c> (all four), <c>2/4</c> (the third of four) or <c>0-1/4</c> (the first two of four). Returns null for anything else.</summary>
    public static ShardRange? TryParse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var parts = text.Split('/');
        if (!TryNumber(parts[^1], out var count) || count < 1 || parts.Length > 2)
            return null;
        if (parts.Length == 1)
            return new ShardRange(0, count - 1, count);
        var ends = parts[0].Split('-');
        if (ends.Length > 2 || !TryNumber(ends[0], out var first) || !TryNumber(ends[^1], out var last) || first > last || last >= count)
            return null;
        return new ShardRange(first, last, count);
    }

    public bool Contains(long guildId) => (guildId >> 22) % Count is var shard && shard >= First && shard <= Last;

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
