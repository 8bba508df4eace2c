using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Text;
using Bot.Core.Chat;

namespace Bot.Terminal;

/// <summary>
/// People, channels and roles have names in a terminal and numbers everywhere else. A name always gives the same number, so that a person's points
/// are still there tomorrow.
/// </summary>
public static class TerminalNames
{
    /// <summary>The one server there is in a terminal.</summary>
    public const long GuildId = 1;

    /// <summary>The channel in which all commands are typed.</summary>
    private const string ChannelName = "terminal";

    private const int RememberedMax = 10_000;

    private static readonly ConcurrentDictionary<long, string> Known = new() { [IdOf(OptionKind.Channel, ChannelName)] = ChannelName };

    /// <summary>The number of the channel in which all commands are typed.</summary>
    public static long ChannelId { get; } = IdOf(OptionKind.Channel, ChannelName);

    /// <summary>Returns the number of a channel or role, and remembers its name for <see cref="Find"/>.</summary>
    /// <param name="name">Such as <c>general</c> or <c>#general</c>; letter case and the sign do not matter.</param>
    public static long Remember(OptionKind kind, string name)
    {
        var id = IdOf(kind, name);
        Remember(id, Bare(name));
        return id;
    }

    /// <summary>Remembers a name that was kept from an earlier run.</summary>
    public static void Remember(long id, string name)
    {
        if (Known.Count < RememberedMax)
            Known[id] = name;
    }

    /// <summary>Returns the name of a channel's or role's number; null for one that was neither typed since the start nor recalled.</summary>
    public static string? Find(long id) => Known.GetValueOrDefault(id);

    /// <summary>Returns the number of a person such as <c>Ada</c> or <c>@Ada</c>; letter case and the sign do not matter. Always positive.</summary>
    public static long IdOf(string name) => IdOf(OptionKind.Person, name);

    /// <summary>Returns a number that a person, a channel and a role of one name do not share. Always positive.</summary>
    public static long IdOf(OptionKind kind, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        // As on Discord, where the role that everybody has is named like the server.
        if (kind == OptionKind.Role && string.Equals(Bare(name), "everyone", StringComparison.OrdinalIgnoreCase))
            return GuildId;
        var sign = kind switch
        {
            OptionKind.Channel => "#",
            OptionKind.Role => "&",
            _ => "",
        };
        return (long)(XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(sign + Bare(name).ToUpperInvariant())) >> 1) | 1;
    }

    private static string Bare(string name) => name.Trim().TrimStart('@', '#', '<').TrimEnd('>');
}
