using Bot.Core.Chat;
using Bot.Core.Game;
using Microsoft.Extensions.Logging;

namespace Bot.Terminal;

/// <summary>
/// Keeps the names of channels and roles over a restart of the terminal: on Discord the reader's client knows them, here nobody else does.
/// </summary>
/// <param name="store">Keeps them among the names of people, under a server of their own.</param>
/// <param name="known">The names that are known without asking it.</param>
public sealed class KeptPlaces(INameStore store, PlaceNames known, ILogger<KeptPlaces> logger)
{
    /// <summary>No person acts in this server.</summary>
    private const long PlacesId = 2;

    /// <summary>Keeps the names of the channels and roles that were typed into a command.</summary>
    /// <param name="places">Their numbers, as <see cref="TerminalNames"/> made them, and their names.</param>
    public Task KeepAsync(IReadOnlyCollection<(long Id, string Name)> places, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(places);
        return places.Count == 0
            ? Task.CompletedTask
            : TryAsync(() => store.KeepAsync([.. places.Select(p => (p.Id, new KnownName(PlacesId, p.Name)))], cancellationToken));
    }

    /// <summary>Makes the names known of the channels and roles that a reply shows.</summary>
    public Task RecallAsync(Reply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var unknown = reply.Cards.SelectMany(c => c.Body.Blocks).Concat(reply.Text.Blocks)
            .SelectMany(b => b.Spans)
            .Select(s => s.ChannelId ?? s.RoleId)
            .OfType<long>()
            .Where(id => known.Find(id) is null)
            .ToHashSet();
        return unknown.Count == 0 ? Task.CompletedTask : TryAsync(async () =>
        {
            var kept = await store.FindAsync(PlacesId, unknown, cancellationToken).ConfigureAwait(false);
            known.Remember(kept.Select(p => (p.Key, p.Value.Name)));
        });
    }

    /// <summary>A name is a nicety: without it the number is shown.</summary>
    private async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act().ConfigureAwait(false);
        }
        catch (StorageException exception)
        {
            logger.LogDebug(exception, "Names of channels: {Problem}", exception.Message);
        }
    }
}
