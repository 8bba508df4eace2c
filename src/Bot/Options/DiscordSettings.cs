using System.Globalization;
using Bot.Core.Schedule;
using Bot.Discord;
using Bot.Discord.Wire;

namespace Bot.Options;

/// <summary>Checks <see cref="DiscordOptions"/>.</summary>
internal static class DiscordSettings
{
    /// <summary>Returns what the transport needs, or null without a token.</summary>
    /// <exception cref="OptionsProblem">A value is not allowed. The token itself is never part of the message.</exception>
    public static DiscordTransportOptions? From(DiscordOptions options)
    {
        if (!Uri.TryCreate(options.ApiBaseUrl, UriKind.Absolute, out var address))
            throw new OptionsProblem($"Discord:ApiBaseUrl is '{options.ApiBaseUrl}'; use an http or https address such as https://discord.com/api/v10.");
        Snowflake? guild = null;
        if (options.DevelopmentGuildId.Length > 0)
        {
            guild = ulong.TryParse(options.DevelopmentGuildId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? new Snowflake(id)
                : throw new OptionsProblem($"Discord:DevelopmentGuildId is '{options.DevelopmentGuildId}'; use the server's id, a number of 17 to 20 digits.");
        }

        var shards = ReadShards(options.Shards);
        if (options.Token.Length == 0)
            return null;
        var transport = new DiscordTransportOptions
        {
            Token = options.Token.Trim(),
            ApiBaseUrl = address,
            DevelopmentGuildId = guild,
            Shards = shards,
            ProgramVersion = ProgramInfo.Version,
            // Processes that start together must not all retry together.
            Seed = HashCode.Combine(Environment.ProcessId, Environment.MachineName),
        };
        if (ProgramInfo.Page is { } page)
            transport = transport with { ProgramUrl = page };
        return transport.Problem() is { } problem ? throw new OptionsProblem(problem) : transport;
    }

    private static ShardRange? ReadShards(string text)
    {
        if (text.Length == 0)
            return null;
        return ShardRange.TryParse(text)
            ?? throw new OptionsProblem($"Discord:Shards is '{text}'; write first-last/count, for example 0-3/8 for the first four of eight.");
    }
}
