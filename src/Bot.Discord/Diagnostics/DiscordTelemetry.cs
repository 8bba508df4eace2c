using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Bot.Discord.Diagnostics;

/// <summary>The client's instruments. Subscribe to the meter and the activity source by <see cref="Name"/>.</summary>
public static class DiscordTelemetry
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "Bot.Discord";

    private static readonly Meter Meter = new(Name);

    internal static readonly ActivitySource Activities = new(Name);

    /// <summary><c>discord.rest.request.duration</c>, seconds, by <c>route</c> and <c>status</c>.</summary>
    internal static readonly Histogram<double> RequestDuration =
        Meter.CreateHistogram<double>("discord.rest.request.duration", "s", "Time of one HTTP attempt");

    /// <summary><c>discord.rest.rate_limit.wait</c>, seconds, by <c>route</c>.</summary>
    internal static readonly Histogram<double> RateLimitWait =
        Meter.CreateHistogram<double>("discord.rest.rate_limit.wait", "s", "Time a request waited for its turn");

    /// <summary><c>discord.rest.rate_limited</c>, by <c>route</c> and <c>scope</c>.</summary>
    internal static readonly Counter<long> RateLimited =
        Meter.CreateCounter<long>("discord.rest.rate_limited", description: "Requests answered with 429");

    /// <summary><c>discord.gateway.connections</c>, by <c>shard</c>.</summary>
    internal static readonly Counter<long> Connections =
        Meter.CreateCounter<long>("discord.gateway.connections", description: "Sockets opened");

    /// <summary><c>discord.gateway.disconnections</c>, by <c>shard</c> and <c>reason</c>.</summary>
    internal static readonly Counter<long> Disconnections =
        Meter.CreateCounter<long>("discord.gateway.disconnections", description: "Connections lost or given up");

    /// <summary><c>discord.gateway.sessions</c>, by <c>shard</c> and <c>how</c> (ready or resumed).</summary>
    internal static readonly Counter<long> Sessions =
        Meter.CreateCounter<long>("discord.gateway.sessions", description: "Sessions begun or resumed");

    /// <summary><c>discord.gateway.heartbeat.latency</c>, seconds, by <c>shard</c>.</summary>
    internal static readonly Histogram<double> HeartbeatLatency =
        Meter.CreateHistogram<double>("discord.gateway.heartbeat.latency", "s", "Time from a heartbeat to its acknowledgement");

    /// <summary><c>discord.gateway.dispatches</c>, by <c>event</c>.</summary>
    internal static readonly Counter<long> Dispatches =
        Meter.CreateCounter<long>("discord.gateway.dispatches", description: "Events received");

    /// <summary><c>discord.interaction.first_response</c>, seconds from arrival, by <c>kind</c> and <c>how</c> (answered, deferred, busy).</summary>
    internal static readonly Histogram<double> FirstResponse =
        Meter.CreateHistogram<double>("discord.interaction.first_response", "s", "Time from the frame to the first response being sent");

    /// <summary><c>discord.interactions</c>, by <c>kind</c> and <c>outcome</c>.</summary>
    internal static readonly Counter<long> Interactions =
        Meter.CreateCounter<long>("discord.interactions", description: "Interactions by how they ended");

    /// <summary>Counts one HTTP attempt.</summary>
    /// <param name="status">HTTP status; 0 without an answer.</param>
    internal static void Attempted(string route, TimeSpan duration, int status) =>
        RequestDuration.Record(duration.TotalSeconds, new("route", route), new("status", status));

    /// <summary>Counts the time that a request waited for its turn.</summary>
    internal static void Waited(string route, TimeSpan duration) => RateLimitWait.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("route", route));
}
