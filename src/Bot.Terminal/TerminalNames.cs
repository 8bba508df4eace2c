using System.IO.Hashing;
using System.Text;
using Bot.Core.Chat;

namespace Bot.Terminal;

/// <summary>
/// People, channels and roles have names in a terminal and numbers everywhere else. A name always gives the same number, so that a person's points
/// are still there tomorrow. Pure.
/// </summary>
public static class TerminalNames
{
    /// <summary>The one server there is in a terminal.</summary>
    public const long GuildId = 1;

    /// <summary>The channel in which all commands are typed.</summary>
    internal const string ChannelName = "terminal";

    /// <summary>The number of the channel in which all commands are typed.</summary>
    public static long ChannelId { get; } = IdOf(OptionKind.Channel, ChannelName);

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

    /// <summary>Returns a name as it is shown behind a sign: without one.</summary>
    internal static string Bare(string name) => name.Trim().TrimStart('@', '#', '<').TrimEnd('>');
}
