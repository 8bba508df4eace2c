using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Bot.Core.Commands.Game;

/// <summary>
/// Finds out who of the people on a board has left the server, after the board was shown and once a day: no reply waits for it, and the next
/// board shows it. Thread-safe.
/// </summary>
/// <param name="members">Is asked, one person at a time.</param>
/// <param name="names">Keeps what was found.</param>
/// <param name="time">Now.</param>
public sealed class DepartureCheck(IMemberDirectory members, NameBook names, TimeProvider time, ILogger<DepartureCheck> logger)
{
    /// <summary>Requests a second: a tenth of what Discord allows a bot, so that posts and answers never wait for these.</summary>
    private const int RequestsEachRun = 5;

    /// <summary>People who can wait at a time; whoever is beyond is asked about when a board shows them again.</summary>
    private const int WaitingMax = 1000;

    /// <summary>Answers held in memory; beyond, all are asked for anew.</summary>
    private const int KnownMax = 50_000;

    private static readonly TimeSpan ValidFor = TimeSpan.FromHours(6);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(5);

    private readonly ConcurrentQueue<(long GuildId, long PersonId)> _waiting = new();

    /// <summary>When a person is to be asked about again.</summary>
    private readonly ConcurrentDictionary<(long GuildId, long PersonId), DateTimeOffset> _validUntil = new();

    /// <summary>How often <see cref="RunOnceAsync"/> is to be called.</summary>
    public static TimeSpan Period { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether more people can wait.</summary>
    public bool HasRoom => _waiting.Count < WaitingMax;

    /// <summary>Notes people who were shown. Those who were asked about within six hours are left out.</summary>
    public void Ask(long guildId, IEnumerable<long> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        var now = time.GetUtcNow();
        foreach (var key in people.Select(id => (guildId, id)))
        {
            if (!HasRoom)
                return;
            if (_validUntil.TryGetValue(key, out var until) && until > now)
                continue;
            if (_validUntil.Count >= KnownMax)
                _validUntil.Clear();
            _validUntil[key] = now + ValidFor;
            _waiting.Enqueue(key);
        }
    }

    /// <summary>Asks about the next few people who wait. A failure is logged, and the person is asked about again when a board shows them.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < RequestsEachRun && _waiting.TryDequeue(out var key); i++)
        {
            try
            {
                var found = await members.FindAsync(key.GuildId, key.PersonId, cancellationToken);
                await names.RecallAsync(key.GuildId, [key.PersonId], cancellationToken);
                names.Remember(key.GuildId, key.PersonId, found);
            }
            // The boundary to the transport: nothing depends on the answer.
#pragma warning disable CA1031
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                _validUntil[key] = time.GetUtcNow() + RetryAfter;
                logger.LogWarning(exception, "Whether a person on a board has left could not be found out.");
                return;
            }
        }
    }
}
