using Bot.Core.Chat;
using Bot.Core.Commands;
using Bot.Core.Commands.Game;
using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Discord;
using Bot.Discord.Posting;
using Bot.Knowledge;
using Bot.Options;
using Bot.Terminal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Spectre.Console;

namespace Bot.Hosting;

/// <summary>Puts the parts together. The only place that knows all of them.</summary>
internal static class BotHost
{
    /// <summary>Returns the whole bot, ready to run.</summary>
    /// <param name="change">Puts something in the place of what the settings would make, such as the clock.</param>
    public static IHost Build(BotSettings settings, Action<IServiceCollection>? change = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true, Args = [] });
        // Libraries that read settings of their own, such as OTEL_EXPORTER_OTLP_ENDPOINT, look for them here.
        builder.Configuration.AddConfiguration(settings.Configuration);
        builder.Services.Configure<ConsoleLifetimeOptions>(o => o.SuppressStatusMessages = true);
        AddLogging(builder.Logging, settings);
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddKnowledge(settings)
            .AddChat(settings)
            .AddGame(settings)
            .AddSingleton<RunOutcome>()
            .AddTelemetry(settings.Configuration);
        if (settings.Discord is { } discord)
            builder.Services.AddDiscord(settings.DiscordClient, discord);
        else
            builder.Services.AddTerminal();
        if (settings.Health is { } health)
        {
            builder.Services.AddHostedService(services => new HealthEndpoint(
                health,
                services.GetServices<IHealthProbe>(),
                services.GetRequiredService<ILoggerFactory>()));
        }

        change?.Invoke(builder.Services);
        return builder.Build();
    }

    /// <summary>Adds the notes, the engine and what the bot knows now.</summary>
    public static IServiceCollection AddKnowledge(this IServiceCollection services, BotSettings settings) => services
        .AddSingleton<INoteSource>(s => new FolderNoteSource(
            new FolderNoteSourceOptions { Folder = settings.KnowledgePath },
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<FolderNoteSource>>()))
        .AddSingleton(s => SearchEngines.Create(settings.Search, s.GetRequiredService<ILoggerFactory>()))
        .AddSingleton<KnowledgeBase>()
        .AddSingleton<IHealthProbe, IndexHealthProbe>()
        .AddHostedService<KnowledgeWorker>();

    /// <summary>Adds the commands and the router to them. A new command is one line here.</summary>
    public static IServiceCollection AddChat(this IServiceCollection services, BotSettings settings) => services
        .AddSingleton(settings.Links)
        .AddCommand<AskCommand>()
        .AddCommand<NoteCommand>()
        .AddCommand<TopicsCommand>()
        .AddCommand<SearchMessageCommand>()
        .AddSingleton<ICommand>(s => new HelpCommand(() => s.GetRequiredService<ChatRouter>().Definitions))
        .AddSingleton<ChatRouter>();

    private static IServiceCollection AddTerminal(this IServiceCollection services) => services
        .AddSingleton(TerminalConsole.Create())
        .AddSingleton<ILineReader>(s => Console.IsInputRedirected || Console.IsOutputRedirected
            ? new PipedLineReader(Console.In)
            : new EditedLineReader(s.GetRequiredService<IAnsiConsole>(), s.GetRequiredService<ChatRouter>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton<PlaceNames>()
        .AddSingleton<TerminalScreen>()
        .AddSingleton<IChannelWriter, TerminalChannel>()
        .AddSingleton<IMemberDirectory, TerminalMembers>()
        .AddSingleton<KeptPlaces>()
        .AddSingleton(s => ActivatorUtilities.CreateInstance<TerminalChat>(s, NameOfWhoeverIsHere()))
        .AddHostedService<TerminalWorker>();

    /// <summary>Returns the login name: others on the same screen must be able to tell who the first one was.</summary>
    private static string NameOfWhoeverIsHere() => Environment.UserName is { Length: > 0 and <= 32 } name ? name : "host";

    private static IServiceCollection AddDiscord(this IServiceCollection services, string client, DiscordTransportOptions options) => services
        .AddSingleton(s => new DiscordTransport(
            options,
            DiscordClients.Create(client, options, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILoggerFactory>()),
            s.GetRequiredService<ChatRouter>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILoggerFactory>()))
        .AddSingleton<IChannelWriter>(s => new DiscordChannelWriter(() => s.GetRequiredService<DiscordTransport>().Api))
        .AddSingleton<IMemberDirectory>(s => new DiscordMemberDirectory(() => s.GetRequiredService<DiscordTransport>().Api))
        .AddSingleton<IHealthProbe, GatewayHealthProbe>()
        .AddSingleton<IHealthProbe, CommandsHealthProbe>()
        .AddHostedService<DiscordWorker>();

    /// <summary>Adds a command, and its buttons where it has any, as one instance.</summary>
    private static IServiceCollection AddCommand<T>(this IServiceCollection services)
        where T : class, ICommand
    {
        services.AddSingleton<T>().AddSingleton<ICommand>(s => s.GetRequiredService<T>());
        if (typeof(T).IsAssignableTo(typeof(IControlHandler)))
            services.AddSingleton(s => (IControlHandler)s.GetRequiredService<T>());
        return services;
    }

    /// <summary>
    /// On Discord the log is the program's only output: lines for a person on a terminal, JSON for whatever collects it. In the terminal chat only
    /// warnings are shown, beside the conversation and not in it.
    /// </summary>
    private static void AddLogging(ILoggingBuilder logging, BotSettings settings)
    {
        // The web server of the health check logs five lines a request. The settings come after these defaults, so that they may ask for more.
        logging
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("System", LogLevel.Warning)
            .AddConfiguration(settings.Configuration.GetSection("Logging"));
        if (settings.Discord is not null && Console.IsErrorRedirected)
            logging.AddJsonConsole(o => o.UseUtcTimestamp = true);
        else
            logging.AddSimpleConsole(o => o.SingleLine = true);
        // A filter of the provider's own would hide the settings from it, so there is none on Discord but this one: what keeps the host from
        // starting is thrown to Program, which says it in one line; the host would say it a second time.
        logging.AddFilter<ConsoleLoggerProvider>("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        if (settings.Discord is null)
            logging.AddFilter<ConsoleLoggerProvider>(null, LogLevel.Warning);
        logging.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
