using System.Globalization;

namespace Bot.Discord.Gateway;

/// <summary>What to do after a connection was closed.</summary>
public enum CloseConsequence
{
    /// <summary>Connect again and go on with the session.</summary>
    Resume,

    /// <summary>Connect again and begin a new session.</summary>
    NewSession,

    /// <summary>Stop: the same would happen again until somebody changes something.</summary>
    Fatal,
}

/// <summary>The meaning of close codes. Page "Opcodes and Status Codes", Gateway Close Event Codes.</summary>
public static class GatewayClose
{
    /// <summary>Ends the session: the bot goes offline at once.</summary>
    public const int Normal = 1000;

    /// <summary>Any code but 1000 and 1001 leaves the session open, so that it can be resumed.</summary>
    public const int KeepSession = 4000;

    /// <summary>Returns what follows from the code. No code, and a code that Discord adds later, are worth an attempt to resume.</summary>
    public static CloseConsequence ConsequenceOf(int? code) => code switch
    {
        4004 or 4010 or 4011 or 4012 or 4013 or 4014 => CloseConsequence.Fatal,
        // 4003: nothing was identified or the session is gone; 4005: one connection identified twice; 4007 and 4009 say so themselves.
        4003 or 4005 or 4007 or 4009 => CloseConsequence.NewSession,
        _ => CloseConsequence.Resume,
    };

    /// <summary>Returns one line that says what happened and, for a fatal code, what to change.</summary>
    public static string Describe(int? code) => code switch
    {
        null => "the connection was lost",
        4000 => "4000, unknown error",
        4001 => "4001, unknown opcode",
        4002 => "4002, a payload could not be read",
        4003 => "4003, not authenticated",
        4004 => "Discord refused the bot's token (4004). Set Discord:Token to the token on the Bot page of the application; reset it there if it is lost.",
        4005 => "4005, already authenticated",
        4007 => "4007, invalid sequence number",
        4008 => "4008, too many payloads",
        4009 => "4009, the session timed out",
        4010 => "Discord refused the shard (4010). Leave Discord:Shards empty to use the recommended number; a large bot needs a multiple of it.",
        4011 => "The bot is in too many servers for this many shards (4011). Leave Discord:Shards empty or raise it; a shard holds 2,500 servers.",
        4012 => "Discord no longer speaks version 10 of its gateway (4012). Update the bot.",
        4013 => "Discord does not know the intents that were asked for (4013). Update the bot.",
        4014 => "The application may not use the intents that were asked for (4014). Enable them on the Bot page of the application.",
        _ => string.Create(CultureInfo.InvariantCulture, $"close code {code}"),
    };
}

/// <summary>The gateway refuses this bot until somebody changes something; the message says what.</summary>
/// <param name="closeCode">Discord's code.</param>
/// <param name="message">What to change.</param>
public sealed class GatewayFatalException(int closeCode, string message) : Exception(message)
{
    public int CloseCode { get; } = closeCode;
}
