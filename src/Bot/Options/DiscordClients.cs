using Bot.Discord;
using Microsoft.Extensions.Logging;
#if DISCORDNET
using Bot.Discord.DiscordNet;
#endif

namespace Bot.Options;

/// <summary>The clients that this build can speak to Discord with.</summary>
internal static class DiscordClients
{
    public const string BuiltIn = "builtin";
    public const string DiscordNet = "discordnet";

    /// <summary>What speaks where <c>Discord:Client</c> is empty: the client that the build was given, because whoever built it wanted it.</summary>
#if DISCORDNET
    public const string Default = DiscordNet;
#else
    public const string Default = BuiltIn;
#endif

    /// <summary>Returns whether this build has the client; else what to write or do instead.</summary>
    public static bool IsKnown(string name, out string problem)
    {
        problem = name == DiscordNet
            ? "this build does not have it. Build with -p:DiscordNet=true, or use 'builtin'."
            : "use 'builtin' or 'discordnet'.";
        return name == BuiltIn || name == Default;
    }

    public static IDiscordClient Create(string name, DiscordTransportOptions options, TimeProvider time, ILoggerFactory loggers) => name switch
    {
        BuiltIn => new BuiltInDiscordClient(options, time, loggers),
#if DISCORDNET
        DiscordNet => new DiscordNetClient(options, time, loggers),
#endif
        _ => throw new ArgumentException($"There is no client '{name}'.", nameof(name)),
    };
}
