using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Text;

namespace Bot.Terminal;

/// <summary>
/// People, channels and roles have names in a terminal and numbers everywhere else. A name always gives the same number, so that a person's points
/// are still there tomorrow.
/// </summary>
public static class TerminalNames
{
    /// <summary>The one server there is in a terminal.</summary>
    public const long GuildId = 1;

    private const int RememberedMax = 10_000;

    private static readonly ConcurrentDictionary<long, string> Known = new();

    /// <summary>Returns the number of a name, and remembers the name for <see cref="Find"/>.</summary>
    public static long Remember(string name)
    {
        var id = IdOf(name);
        if (Known.Count < RememberedMax)
            Known[id] = name.Trim().TrimStart('@', '#', '<').TrimEnd('>');
        return id;
    }

    /// <summary>Returns the name of a number as it was last typed since the start; null for one that was not.</summary>
    public static string? Find(long id) => Known.GetValueOrDefault(id);

    /// <summary>Returns the number of a name such as <c>Ada</c>, <c>@Ada</c> or <c>#general</c>; case and the sign do not matter. Always positive.</summary>
    public static long IdOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var bare = name.Trim().TrimStart('@', '#', '<').TrimEnd('>').ToUpperInvariant();
        return (long)(XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(bare)) >> 1) | 1;
    }
}
