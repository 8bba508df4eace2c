using Bot.Core.Game;
using Bot.Core.Schedule;
using Bot.Storage.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Storage;

/// <summary>Puts the stores into the program's services.</summary>
public static class StorageServices
{
    /// <summary>
    /// Adds every store of the game and <see cref="BotDatabase"/>, all thread-safe singletons. Call <see cref="BotDatabase.MigrateAsync"/> once before using them.
    /// </summary>
    /// <param name="providers">The databases to choose from; the program passes SQLite's and PostgreSQL's.</param>
    /// <exception cref="ArgumentException"><see cref="StorageOptions.Provider"/> is none of them; the message names them.</exception>
    public static IServiceCollection AddBotStorage(this IServiceCollection services, StorageOptions options, params IReadOnlyList<StorageProvider> providers)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(providers);
        var provider = providers.FirstOrDefault(p => p.Name.Equals(options.Provider, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"Storage:Provider is '{options.Provider}'; use {string.Join(" or ", providers.Select(p => $"'{p.Name}'"))}.", nameof(options));

        services.AddSingleton(_ => provider.Open(options.ConnectionString));
        services.AddSingleton<BotDatabase>();
        services.AddSingleton<IScheduleStore, ScheduleStore>();
        services.AddSingleton<IPostStore, PostStore>();
        services.AddSingleton<IBoardStore, BoardStore>();
        services.AddSingleton<IGroupStore, GroupStore>();
        services.AddSingleton<IQuizStore, QuizStore>();
        services.AddSingleton<IReviewStore, ReviewStore>();
        services.AddSingleton<INameStore, NameStore>();
        services.AddSingleton<IReminderStore, ReminderStore>();
        services.AddSingleton<ILeaseStore, LeaseStore>();
        services.AddSingleton<ITrustStore, TrustStore>();
        services.AddSingleton<IFingerprintStore, FingerprintStore>();
        services.AddSingleton<IPrivacyStore, PrivacyStore>();
        if (provider.HasOneWriter)
            services.AddSingleton<IAnswerStore, GroupCommitAnswerStore>();
        else
            services.AddSingleton<IAnswerStore, AnswerStore>();
        return services;
    }
}
