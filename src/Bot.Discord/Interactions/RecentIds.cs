using Bot.Discord.Wire;

namespace Bot.Discord.Interactions;

/// <summary>Remembers the last ids that were seen. Thread-safe.</summary>
internal sealed class RecentIds(int capacity)
{
    private readonly Lock _lock = new();
    private readonly HashSet<ulong> _ids = new(capacity);
    private readonly ulong[] _ring = new ulong[capacity];
    private int _next;

    /// <summary>Returns whether the id is new, and remembers it in the place of the oldest.</summary>
    public bool TryAdd(Snowflake id)
    {
        lock (_lock)
        {
            if (!_ids.Add(id.Value))
                return false;
            // Zero is no id, so an unused place removes nothing.
            _ids.Remove(_ring[_next]);
            _ring[_next] = id.Value;
            _next = (_next + 1) % capacity;
            return true;
        }
    }
}
