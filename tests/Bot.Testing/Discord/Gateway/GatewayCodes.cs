namespace Bot.Testing.Discord.Gateway;

/// <summary>Kinds of gateway frames. Source: Discord, "Opcodes and Status Codes".</summary>
internal static class Opcode
{
    public const int Dispatch = 0;
    public const int Heartbeat = 1;
    public const int Identify = 2;
    public const int PresenceUpdate = 3;
    public const int VoiceStateUpdate = 4;
    public const int Resume = 6;
    public const int Reconnect = 7;
    public const int RequestGuildMembers = 8;
    public const int InvalidSession = 9;
    public const int Hello = 10;
    public const int HeartbeatAck = 11;
    public const int RequestSoundboardSounds = 31;

    public static string Name(int opcode) => opcode switch
    {
        Dispatch => "Dispatch",
        Heartbeat => "Heartbeat",
        Identify => "Identify",
        PresenceUpdate => "PresenceUpdate",
        VoiceStateUpdate => "VoiceStateUpdate",
        Resume => "Resume",
        Reconnect => "Reconnect",
        RequestGuildMembers => "RequestGuildMembers",
        InvalidSession => "InvalidSession",
        Hello => "Hello",
        HeartbeatAck => "HeartbeatAck",
        RequestSoundboardSounds => "RequestSoundboardSounds",
        _ => "op",
    };
}

/// <summary>Why Discord closes a connection. Source: Discord, "Opcodes and Status Codes", gateway close event codes.</summary>
public static class GatewayCloseCode
{
    public const int Unknown = 4000;
    public const int UnknownOpcode = 4001;
    public const int DecodeError = 4002;
    public const int NotAuthenticated = 4003;
    public const int AuthenticationFailed = 4004;
    public const int AlreadyAuthenticated = 4005;
    public const int InvalidSequence = 4007;
    public const int RateLimited = 4008;
    public const int SessionTimedOut = 4009;
    public const int InvalidShard = 4010;
    public const int ShardingRequired = 4011;
    public const int InvalidApiVersion = 4012;
    public const int InvalidIntents = 4013;
    public const int DisallowedIntents = 4014;
}

/// <summary>Intent bits. Source: Discord, "Gateway", list of intents.</summary>
internal static class Intents
{
    public const int Guilds = 1 << 0;
    public const int Privileged = (1 << 1) | (1 << 8) | (1 << 15);

    /// <summary>Bits 0–16, 20, 21, 24 and 25.</summary>
    public const int Known = ((1 << 17) - 1) | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);
}
