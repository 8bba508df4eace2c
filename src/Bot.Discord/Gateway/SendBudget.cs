using Bot.Discord.Wire;

namespace Bot.Discord.Gateway;

/// <summary>
/// Payloads that may still be sent on one connection: 120 in any 60 s, of which some are kept for heartbeats. Not thread-safe.
/// Page "Gateway", Rate Limiting.
/// </summary>
internal sealed class SendBudget
{
    private readonly Queue<TimeSpan> _sent = new();

    /// <summary>Takes one place. Returns false, and takes none, when fewer than <paramref name="reserve"/> others would be left.</summary>
    public bool TrySpend(TimeSpan now, int reserve = 0)
    {
        while (_sent.TryPeek(out var oldest) && now - oldest >= Limits.GatewaySendWindow)
            _sent.Dequeue();
        if (_sent.Count >= Limits.GatewaySends - reserve)
            return false;
        _sent.Enqueue(now);
        return true;
    }

    /// <summary>A new connection has a budget of its own.</summary>
    public void Clear() => _sent.Clear();
}
