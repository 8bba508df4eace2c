using System.Globalization;
using System.Text.Json;
using Bot.Core.Notes;
using Bot.Discord;
using Bot.Storage;
using Microsoft.Extensions.Configuration;

namespace Bot.Options;

/// <summary>
/// The settings of <c>appsettings.json</c>, the environment and the command line, checked. A wrong one stops the program before it does anything.
/// </summary>
internal sealed class BotSettings
{
    private BotSettings(IConfiguration configuration, string knowledgePath, SourceLink links, SearchOptions search, int healthPort, StorageOptions storage, string discordClient, DiscordTransportOptions? discord)
    {
        Configuration = configuration;
        KnowledgePath = knowledgePath;
        Links = links;
        Search = search;
        HealthPort = healthPort;
        Storage = storage;
        DiscordClient = discordClient;
        Discord = discord;
    }

    public IConfiguration Configuration { get; }

    /// <summary>Absolute path of the notes; it may not exist yet.</summary>
    public string KnowledgePath { get; }

    public SourceLink Links { get; }

    /// <summary>The engine, which this build has, and where it keeps its files.</summary>
    public SearchOptions Search { get; }

    /// <summary>Port of <c>/healthz</c>; 0 for none.</summary>
    public int HealthPort { get; }

    /// <summary>Where the game is kept. Section <c>Storage</c> of the configuration.</summary>
    public StorageOptions Storage { get; }

    /// <summary>Name of the client that speaks to Discord.</summary>
    public string DiscordClient { get; }

    /// <summary>Null without a token: the bot is then a chat in the terminal.</summary>
    public DiscordTransportOptions? Discord { get; }

    /// <summary>
    /// Reads the settings; later sources win: the program's <c>appsettings.json</c>, the current folder's, <c>appsettings.Local.json</c> there,
    /// the environment (<c>Knowledge__Path</c>), then <paramref name="commandLine"/>.
    /// </summary>
    /// <exception cref="OptionsProblem">A file is no JSON, a setting does not exist, or a value is not allowed.</exception>
    public static BotSettings Load(IReadOnlyDictionary<string, string?> commandLine)
    {
        var configuration = new ConfigurationBuilder();
        try
        {
            configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true);
            foreach (var name in (string[])["appsettings.json", "appsettings.Local.json"])
                configuration.AddJsonFile(Path.Combine(Environment.CurrentDirectory, name), optional: true);
            configuration.AddEnvironmentVariables().AddInMemoryCollection(commandLine);
            var built = configuration.Build();
            KnownSettings.Check(built, commandLine.Keys);
            return From(built);
        }
        catch (InvalidDataException exception)
        {
            throw new OptionsProblem($"{exception.Message} {Cause(exception)}".ReplaceLineEndings(" "), exception);
        }
    }

    /// <summary>Checks the values of a configuration.</summary>
    /// <exception cref="OptionsProblem">A value is not allowed.</exception>
    public static BotSettings From(IConfiguration configuration)
    {
        var knowledge = Read<KnowledgeOptions>(configuration, KnowledgeOptions.Section);
        var search = Read<SearchOptions>(configuration, SearchOptions.Section);
        var health = Read<HealthOptions>(configuration, HealthOptions.Section);
        if (string.IsNullOrWhiteSpace(knowledge.Path))
            throw new OptionsProblem("Knowledge:Path is empty; name the folder of the notes.");
        if (!SourceLink.TryParse(knowledge.SourceUrl, out var links, out var error))
            throw new OptionsProblem($"Knowledge:SourceUrl is wrong: {error}");
        if (search.Engine.Length == 0)
            search.Engine = SearchEngines.Default;
        if (!SearchEngines.IsKnown(search.Engine, out var problem))
            throw new OptionsProblem($"Search:Engine is '{search.Engine}'; {problem}");
        if (string.IsNullOrWhiteSpace(search.IndexPath))
            throw new OptionsProblem("Search:IndexPath is empty; name the folder of the search index, such as data/search-index.");
        if (health.Port is < 0 or > 65_535)
            throw new OptionsProblem($"Health:Port is {health.Port}; use 1 to 65535, or 0 for none.");
        var storage = Read<StorageOptions>(configuration, "Storage");
        if (!StorageProviders.All.Any(p => p.Name == storage.Provider))
            throw new OptionsProblem($"Storage:Provider is '{storage.Provider}'; use {string.Join(" or ", StorageProviders.All.Select(p => $"'{p.Name}'"))}.");
        if (string.IsNullOrWhiteSpace(storage.ConnectionString))
            throw new OptionsProblem("Storage:ConnectionString is empty; for SQLite write for example 'Data Source=data/bot.db'.");
        var discord = Read<DiscordOptions>(configuration, DiscordOptions.Section);
        var client = discord.Client.Length == 0 ? DiscordClients.Default : discord.Client;
        if (!DiscordClients.IsKnown(client, out problem))
            throw new OptionsProblem($"Discord:Client is '{client}'; {problem}");
        return new BotSettings(configuration, Resolve(knowledge.Path), links, search, health.Port, storage, client, DiscordSettings.From(discord));
    }

    private static string? Cause(InvalidDataException exception)
    {
        for (var cause = exception.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (cause is JsonException { LineNumber: { } line, BytePositionInLine: { } column })
            {
                // The place at its end counts from 0.
                var text = cause.Message.Split(" LineNumber:")[0];
                return string.Create(CultureInfo.InvariantCulture, $"Line {line + 1}, column {column + 1}: {text}");
            }
        }

        return exception.InnerException?.Message;
    }

    private static T Read<T>(IConfiguration configuration, string section)
        where T : new()
    {
        try
        {
            return configuration.GetSection(section).Get<T>() ?? new T();
        }
        catch (InvalidOperationException exception)
        {
            // The binder's message names the key; its cause names the value.
            throw new OptionsProblem($"{exception.Message} {exception.InnerException?.Message}".ReplaceLineEndings(" ").Trim(), exception);
        }
    }

    /// <summary>A published build is often started from elsewhere, so a folder that is not here is looked for beside the program.</summary>
    private static string Resolve(string path)
    {
        var here = Path.GetFullPath(path);
        var beside = Path.GetFullPath(path, AppContext.BaseDirectory);
        return !Directory.Exists(here) && Directory.Exists(beside) ? beside : here;
    }
}
