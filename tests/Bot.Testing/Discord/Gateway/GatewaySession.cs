namespace Bot.Testing.Discord.Gateway;

/// <summary>
/// One shard's stream of events. It outlives its connection: events go on being numbered and kept, to be replayed on Resume.
/// Callers hold the world's gate.
/// </summary>
internal sealed class GatewaySession(string id, int shard, int shardCount, int intents)
{
    /// <summary>How many events before the last acknowledged one are kept. Discord's number is not documented.</summary>
    private const int KeptBehindHeartbeat = 1000;

    private const int MaxKept = 50_000;

    private readonly List<(int Sequence, OutgoingFrame.Message Frame)> _replay = [];

    public string Id => id;

    public int Shard => shard;

    public int Intents => intents;

    /// <summary>Number of the newest event; the first is 1.</summary>
    public int Sequence { get; private set; }

    public GatewayConnection? Connection { get; set; }

    public DateTimeOffset DisconnectedAt { get; set; }

    /// <summary>Sent again before what was missed at the next Resume; set by a fault.</summary>
    public int RepeatOnResume { get; set; }

    public bool Serves(ulong? guildId) => guildId is { } guild ? (int)((guild >> 22) % (ulong)shardCount) == shard : shard == 0;

    public int NextSequence() => ++Sequence;

    public void Keep(int sequence, OutgoingFrame.Message frame)
    {
        _replay.Add((sequence, frame));
        if (_replay.Count > MaxKept)
            _replay.RemoveRange(0, MaxKept / 2);
    }

    /// <summary>Forgets what the client has long since seen.</summary>
    public void Acknowledge(int sequence)
    {
        var old = _replay.FindIndex(kept => kept.Sequence > sequence - KeptBehindHeartbeat);
        if (old > KeptBehindHeartbeat)
            _replay.RemoveRange(0, old);
    }

    /// <summary>Returns what came after the sequence number, oldest first.</summary>
    public IEnumerable<OutgoingFrame.Message> After(int sequence) => _replay.Where(kept => kept.Sequence > sequence).Select(kept => kept.Frame);
}
