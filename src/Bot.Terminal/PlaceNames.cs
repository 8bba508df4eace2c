using System.Collections.Concurrent;
using Bot.Core.Chat;

namespace Bot.Terminal;

/// <summary>The names of channels and roles that were typed since the start or recalled from an earlier run. Thread-safe.</summary>
public sealed class PlaceNames
{
    private const int RememberedMax = 10_000;

    private readonly ConcurrentDictionary<long, string> _known = new() { [TerminalNames.ChannelId] = TerminalNames.ChannelName };

    /// <summary>Remembers names for <see cref="Find"/>. Beyond the first 10,000 none is taken; a number is then shown instead.</summary>
    /// <param name="places">Numbers, as <see cref="TerminalNames.IdOf(OptionKind, string)"/> makes them, and names without a sign.</param>
    public void Remember(IEnumerable<(long Id, string Name)> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        foreach (var (id, name) in places)
        {
            if (_known.Count < RememberedMax)
                _known[id] = name;
        }
    }

    /// <summary>Returns the name of a channel's or role's number; null for one that is not known.</summary>
    public string? Find(long id) => _known.GetValueOrDefault(id);
}
