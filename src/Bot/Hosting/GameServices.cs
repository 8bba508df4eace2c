using System.Globalization;
using Bot.Core.Chat;
using Bot.Core.Commands.Game;
using Bot.Core.Schedule;
using Bot.Options;
using Bot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Hosting;

/// <summary>Adds the group's game: its commands, what they stand on, the database and the work that nobody asks for.</summary>
internal static class GameServices
{
    public static IServiceCollection AddGame(this IServiceCollection services, BotSettings settings)
    {
        services.AddBotStorage(settings.Storage, [.. StorageProviders.All]);
        services.AddSingleton<IHealthProbe, DatabaseHealthProbe>();
        services.AddSingleton(s => new DailyQuestionOptions
        {
            Owner = NameOfThisRun(s.GetRequiredService<TimeProvider>()),
            Servers = settings.Discord?.Shards ?? ShardRange.All,
            TakesOver = settings.Discord?.Shards is null ? null : ShardRange.All,
        });
        services.AddSingleton<GameReadiness>().AddSingleton<GameEntrance>();
        foreach (var service in GameCommands.Services)
            services.TryAddSingleton(service);
        foreach (var (port, implementation) in GameCommands.Ports)
        {
            services.TryAddSingleton(implementation);
            services.AddSingleton(port, s => s.GetRequiredService(implementation));
        }

        foreach (var command in GameCommands.Commands.Concat(GameCommands.Controls))
        {
            services.TryAddSingleton(command);
            if (command.IsAssignableTo(typeof(ICommand)))
                services.AddSingleton(s => s.GetRequiredService<GameEntrance>().To((ICommand)s.GetRequiredService(command)));
            if (command.IsAssignableTo(typeof(IControlHandler)))
                services.AddSingleton(s => s.GetRequiredService<GameEntrance>().To((IControlHandler)s.GetRequiredService(command)));
        }

        return services.AddHostedService<GameWorker>();
    }

    /// <summary>No other process, and no earlier run of this one, has this name: leases are held under it.</summary>
    private static string NameOfThisRun(TimeProvider time) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.MachineName}-{Environment.ProcessId}-{time.GetUtcNow().ToUnixTimeMilliseconds()}");
}
