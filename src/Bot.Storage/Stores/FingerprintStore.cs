using System.Collections.Immutable;
using Bot.Core.Game;
using Bot.Core.Quiz.Generation;
using Bot.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bot.Storage.Stores;

internal sealed class FingerprintStore(BotDatabase database) : IFingerprintStore
{
    public Task<ImmutableArray<QuestionFingerprint>> AllAsync(CancellationToken cancellation) => database.ReadAsync(
        async db => (await db.Fingerprints.OrderBy(f => f.Id).ToListAsync(cancellation)).Select(f => f.ToFingerprint()).ToImmutableArray(), cancellation);

    public async Task KeepAsync(IReadOnlyCollection<QuestionFingerprint> current, Instant now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(current);
        if (current.Count == 0)
            return;
        await database.WriteAsync(async db =>
        {
            var kept = await db.Fingerprints.AsTracking().ToDictionaryAsync(f => f.Id, StringComparer.Ordinal, cancellation);
            foreach (var fingerprint in current)
            {
                if (kept.Remove(fingerprint.Id, out var row))
                    row.Take(fingerprint);
                else
                    db.Fingerprints.Add(FingerprintRow.Of(fingerprint));
            }

            foreach (var gone in kept.Values)
                gone.RetiredAt ??= now;
            return await db.SaveChangesAsync(cancellation);
        }, cancellation);
    }

    public Task<Instant?> RetiredAtAsync(string questionId, CancellationToken cancellation) => database.ReadAsync(
        db => db.Fingerprints.Where(f => f.Id == questionId).Select(f => f.RetiredAt).FirstOrDefaultAsync(cancellation), cancellation);
}
