using System.Collections.Immutable;
using Bot.Core.Game;
using Bot.Core.Quiz.Generation;
using Bot.Options;
using Bot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Cli;

/// <summary>By what the bot on this database has known its questions, for a command that only reads.</summary>
internal static class KnownQuestions
{
    /// <summary>Returns every fingerprint that the bot kept; none where no bot of this version has run yet. Makes and changes nothing.</summary>
    /// <exception cref="StorageException">There is a database and it cannot be read; the message says why.</exception>
    public static async Task<ImmutableArray<QuestionFingerprint>> LoadAsync(BotSettings settings, CancellationToken cancellationToken)
    {
        var provider = StorageProviders.All.First(p => p.Name == settings.Storage.Provider);
        if (provider.IsMissing?.Invoke(settings.Storage.ConnectionString) is true)
            return [];
        await using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddBotStorage(settings.Storage, [.. StorageProviders.All])
            .BuildServiceProvider();
        return await services.GetRequiredService<BotDatabase>().IsMigratedAsync(cancellationToken).ConfigureAwait(false)
            ? await services.GetRequiredService<IFingerprintStore>().AllAsync(cancellationToken).ConfigureAwait(false)
            : [];
    }
}
