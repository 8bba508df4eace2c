namespace Bot.Testing.Discord;

/// <summary>Something that a client did against Discord's rules.</summary>
/// <param name="Area">Where: <c>gateway</c>, <c>http</c>, <c>openapi</c> or <c>limits</c>.</param>
/// <param name="Rule">What is wrong, with the value found.</param>
/// <param name="Cause">The request or the socket that caused it.</param>
public sealed record Violation(string Area, string Rule, string Cause)
{
    public override string ToString() => $"{Area}: {Rule}\n    by {Cause}";
}

/// <summary>The client under test broke rules of Discord's.</summary>
public sealed class DiscordViolationException(IReadOnlyList<Violation> violations)
    : Exception($"{violations.Count} violations of Discord's rules:\n{string.Join('\n', violations.Take(20))}")
{
    public IReadOnlyList<Violation> Violations { get; } = violations;
}

/// <summary>Collects violations. Safe for use by several threads.</summary>
internal sealed class Violations
{
    private const int MaxKept = 1000;

    private readonly List<Violation> _all = [];

    public void Add(string area, string rule, string cause)
    {
        lock (_all)
        {
            if (_all.Count < MaxKept)
                _all.Add(new Violation(area, rule, cause));
        }
    }

    public IReadOnlyList<Violation> Snapshot()
    {
        lock (_all)
            return [.. _all];
    }

    /// <summary>Returns all and forgets them.</summary>
    public IReadOnlyList<Violation> Take()
    {
        lock (_all)
        {
            IReadOnlyList<Violation> taken = [.. _all];
            _all.Clear();
            return taken;
        }
    }
}
