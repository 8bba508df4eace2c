using Bot.Testing.Discord.Http;

namespace Bot.Testing.Discord.Faults;

/// <summary>The script of what goes wrong with requests. Safe for use by several threads.</summary>
public sealed class HttpFaults
{
    /// <summary>Stands for every route.</summary>
    public const string AnyRoute = "*";

    private readonly List<Entry> _script = [];

    internal HttpFaults()
    {
    }

    /// <summary>Whether all scripted faults have happened.</summary>
    public bool AreOver
    {
        get
        {
            lock (_script)
                return _script.Count == 0;
        }
    }

    /// <summary>Lets the next requests of a route go wrong; faults of the same route happen in the order in which they were added.</summary>
    /// <param name="route">Method and path template, as <c>POST /channels/{channel_id}/messages</c>, or <see cref="AnyRoute"/>.</param>
    /// <param name="times">How often, from 1; <see cref="int.MaxValue"/> until <see cref="Clear"/>.</param>
    public void Add(string route, HttpFault fault, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        lock (_script)
            _script.Add(new Entry(route, fault, times));
    }

    /// <summary>Ends all faults.</summary>
    public void Clear()
    {
        lock (_script)
            _script.Clear();
    }

    internal HttpFault? Next(ApiRequest request)
    {
        lock (_script)
        {
            var entry = _script.Find(entry => entry.Route == AnyRoute || entry.Route == $"{request.Method} {request.Template}");
            if (entry is null)
                return null;
            if (entry.Left != int.MaxValue && --entry.Left == 0)
                _script.Remove(entry);
            return entry.Fault;
        }
    }

    private sealed class Entry(string route, HttpFault fault, int times)
    {
        public string Route => route;

        public HttpFault Fault => fault;

        public int Left { get; set; } = times;
    }
}
