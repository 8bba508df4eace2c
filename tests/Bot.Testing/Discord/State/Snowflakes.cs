namespace Bot.Testing.Discord.State;

/// <summary>
/// Makes ids as Discord does: milliseconds since 2015 in the upper 42 bits. Ids only ever rise, also when the clock stands still.
/// Source: Discord, "Reference", snowflakes.
/// </summary>
internal sealed class Snowflakes(TimeProvider time)
{
    private const long DiscordEpochMs = 1_420_070_400_000;
    private const int TimestampShift = 22;

    private ulong _last;
    private ulong _guilds;

    /// <summary>Returns an id of now that is greater than every earlier one.</summary>
    public ulong Next()
    {
        _last = Math.Max(_last + 1, NowMs << TimestampShift);
        return _last;
    }

    /// <summary>Returns an id of some past millisecond of its own, so that guilds spread over shards: a shard is the id's timestamp modulo the count.</summary>
    public ulong NextGuild() => ((NowMs / 2) + _guilds++) << TimestampShift;

    private ulong NowMs => (ulong)(time.GetUtcNow().ToUnixTimeMilliseconds() - DiscordEpochMs);
}
