using Bot.Testing.Discord.Http;

namespace Bot.Testing.Discord;

/// <summary>How the fake Discord is set up. The defaults are Discord's own figures.</summary>
public sealed record FakeDiscordOptions
{
    /// <summary>What the server lives by: ids, deadlines, limits and rate windows. Slow answers and waiting tests use real time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Port on the loopback interface. Default 0: a free one.</summary>
    public int Port { get; init; }

    public ulong ApplicationId { get; init; } = 1_100_000_000_000_000_001;

    public string BotName { get; init; } = "study-bot";

    /// <summary>The only token that is accepted. Made up; its form is that of a real one (id, time, signature).</summary>
    public string Token { get; init; } = "MTEwMDAwMDAwMDAwMDAwMDAwMQ.GfAkEt.not-a-real-token-not-a-real-token-00000";

    /// <summary>What Hello announces. Default 41.25 s, as Discord does; tests of zombies want less.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromMilliseconds(41_250);

    /// <summary>The recommended number of shards that <c>GET /gateway/bot</c> returns. Default 1.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>How many shards may identify in the same <see cref="IdentifyWindow"/>. Default 1.</summary>
    public int MaxConcurrency { get; init; } = 1;

    /// <summary>Default 5 s.</summary>
    public TimeSpan IdentifyWindow { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many sessions may start in 24 hours. Default 1,000.</summary>
    public int SessionStartLimit { get; init; } = 1000;

    /// <summary>How long a session without a connection can be resumed. Default 3 min; Discord says "a few minutes".</summary>
    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>The privileged intents (bits) that the application may use. Default none.</summary>
    public int AllowedPrivilegedIntents { get; init; }

    /// <summary>How long an interaction waits for its first response. Default 3 s.</summary>
    public TimeSpan ResponseDeadline { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long an interaction's token can be used. Default 15 min.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The rate limits of the HTTP API.</summary>
    public RateLimitRules RateLimits { get; init; } = new();

    /// <summary>Where Discord's description of its HTTP API is. Default: looked for, see <see cref="OpenApi.OpenApiDescription.Find"/>. Null goes without.</summary>
    public string? OpenApiPath { get; init; } = OpenApi.OpenApiDescription.Find();

    /// <summary>Whether the fake's own answers are checked against the description too. Default false; the fake's own tests do.</summary>
    public bool ChecksOwnAnswers { get; init; }

    /// <summary>Whether a message without <c>allowed_mentions</c> is a violation: a rule of this project, not of Discord. Default false.</summary>
    public bool RequiresAllowedMentions { get; init; }

    /// <summary>Whether a request member that the description does not know is a violation; Discord ignores it. Default true.</summary>
    public bool RefusesUnknownMembers { get; init; } = true;

    /// <summary>
    /// How many messages a channel, interactions and transcript lines are kept. Default all; load tests set some thousands. An interaction that
    /// still waits for its first response is kept beyond it.
    /// </summary>
    public int HistoryLimit { get; init; } = int.MaxValue;

    /// <summary>Whether frames and requests are written down as text. Default true; load tests turn it off.</summary>
    public bool KeepsTranscript { get; init; } = true;
}
