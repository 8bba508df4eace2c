namespace Bot.Discord.Gateway;

/// <summary>Kinds of payload that this client sends or receives. Page "Opcodes and Status Codes", Gateway Opcodes.</summary>
public enum GatewayOpcode
{
    Dispatch = 0,
    Heartbeat = 1,
    Identify = 2,
    Resume = 6,
    Reconnect = 7,
    InvalidSession = 9,
    Hello = 10,
    HeartbeatAck = 11,
}

/// <summary>What a bot asks to be told. Page "Gateway", List of Intents.</summary>
[Flags]
public enum GatewayIntents
{
    None = 0,

    /// <summary>Guilds, channels, roles and threads. Not privileged; interactions need no intent at all.</summary>
    Guilds = 1 << 0,
}
