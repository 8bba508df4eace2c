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

    /// <summary>Returns the number of a name such as <c>Ada</c>, <c>@Ada</c> or <c>#general</c>; case and the sign do not matter. Always positive.</summary>
    public static long IdOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var bare = name.Trim().TrimStart('@', '#', '<').TrimEnd('>').ToUpperInvariant();
        return (long)(XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(bare)) >> 1) | 1;
    }
}
