using Bot.Discord.Wire;

namespace Bot.Discord.Rest;

/// <summary>
/// Counts invalid requests of the last ten minutes in slots of ten seconds, and stops before Discord bans the address. Thread-safe.
/// Page "Rate Limits", Invalid Request Limit.
/// </summary>
internal sealed class InvalidRequestBudget(TimeProvider time, int maximum)
{
    private const int Slots = 60;
    private static readonly TimeSpan SlotLength = Limits.InvalidRequestWindow / Slots;
    private readonly Lock _lock = new();
    private readonly int[] _counts = new int[Slots];
    private readonly long _origin = time.GetTimestamp();
    private long _slot;

    /// <summary>Invalid requests in the last ten minutes.</summary>
    public int Spent
    {
        get
        {
            lock (_lock)
            {
                MoveOn();
                return _counts.Sum();
            }
        }
    }

    public void Spend()
    {
        lock (_lock)
        {
            MoveOn();
            _counts[_slot % Slots]++;
        }
    }

    /// <exception cref="InvalidRequestBudgetException">Nothing is left.</exception>
    public void ThrowIfSpent()
    {
        var spent = Spent;
        if (spent >= maximum)
            throw new InvalidRequestBudgetException(spent, maximum);
    }

    private void MoveOn()
    {
        var current = (long)(time.GetElapsedTime(_origin) / SlotLength);
        for (var slot = Math.Max(_slot + 1, current - Slots + 1); slot <= current; slot++)
            _counts[slot % Slots] = 0;
        _slot = current;
    }
}
