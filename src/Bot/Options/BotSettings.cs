using System.Globalization;
using System.Net;
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
    private BotSettings(IConfiguration configuration, string knowledgePath, SourceLink links, SearchOptions search, IPEndPoint? health, StorageOptions storage, string discordClient, DiscordTransportOptions? discord)
    {
        Configuration = configuration;
        KnowledgePath = knowledgePath;
        Links = links;
        Search = search;
        Health = health;
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

    /// <summary>Where <c>/healthz</c> is; null for nowhere.</summary>
    public IPEndPoint? Health { get; }

    /// <summary>Where the game is kept. Section <c>Storage</c> of the configuration.</summary>
    public StorageOptions Storage { get; }

    /// <summary>Name of the client that speaks to Discord.</summary>
    public string DiscordClient { get; }

    /// <summary>Null without a token: the bot is then a chat in the terminal.</summary>
    public DiscordTransportOptions? Discord { get; }

    /// <summary>
    /// Reads the settings; later sources win: <c>appsettings.json</c> beside the program, then in the current folder, <c>appsettings.Local.json</c>
    /// in the same two places, the environment (<c>Knowledge__Path</c>), then <paramref name="commandLine"/>.
    /// </summary>
    /// <exception cref="OptionsProblem">A file is no JSON, a setting does not exist, or a value is not allowed.</exception>
    public static BotSettings Load(IReadOnlyDictionary<string, string?> commandLine) =>
        Load(commandLine, AppContext.BaseDirectory, Environment.CurrentDirectory);

    /// <summary>As <see cref="Load(IReadOnlyDictionary{string, string?})"/>, with the folders that may hold the files, the weakest first.</summary>
    /// <exception cref="OptionsProblem">A file is no JSON, a setting does not exist, or a value is not allowed.</exception>
    internal static BotSettings Load(IReadOnlyDictionary<string, string?> commandLine, params ReadOnlySpan<string> folders)
    {
        var configuration = new ConfigurationBuilder();
        try
        {
            // What somebody set for this machine wins over what was shipped, wherever the two are.
            foreach (var name in (string[])["appsettings.json", "appsettings.Local.json"])
            {
                foreach (var folder in folders)
                    configuration.AddJsonFile(Path.Combine(folder, name), optional: true);
            }

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
        if (!IPAddress.TryParse(health.Address, out var address))
            throw new OptionsProblem($"Health:Address is '{health.Address}'; use an IP address, such as 127.0.0.1 for this machine alone or 0.0.0.0 for all.");
        var storage = Read<StorageOptions>(configuration, "Storage");
        if (!StorageProviders.All.Any(p => p.Name == storage.Provider))
            throw new OptionsProblem($"Storage:Provider is '{storage.Provider}'; use {string.Join(" or ", StorageProviders.All.Select(p => $"'{p.Name}'"))}.");
        if (string.IsNullOrWhiteSpace(storage.ConnectionString))
            throw new OptionsProblem("Storage:ConnectionString is empty; for SQLite write for example 'Data Source=data/bot.db'.");
        var discord = Read<DiscordOptions>(configuration, DiscordOptions.Section);
        var client = discord.Client.Length == 0 ? DiscordClients.Default : discord.Client;
        if (!DiscordClients.IsKnown(client, out problem))
            throw new OptionsProblem($"Discord:Client is '{client}'; {problem}");
        return new BotSettings(configuration, Resolve(knowledge.Path), links, search, health.Port == 0 ? null : new IPEndPoint(address, health.Port), storage, client, DiscordSettings.From(discord));
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
