using Bot.Core.Game;
using Bot.Storage;

namespace Bot.Hosting;

/// <summary>Healthy while the database answers.</summary>
internal sealed class DatabaseHealthProbe(BotDatabase database) : IHealthProbe
{
    public string Name => "database";

    public async Task<HealthState> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            var canConnect = await database.ReadAsync(db => db.Database.CanConnectAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
            return canConnect ? new HealthState(true, "reachable") : new HealthState(false, "not reachable");
        }
        catch (StorageException exception)
        {
            return new HealthState(false, exception.Message);
        }
    }
}
