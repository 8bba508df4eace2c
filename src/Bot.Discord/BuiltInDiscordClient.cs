using Bot.Discord.Gateway;
using Bot.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace Bot.Discord;

/// <summary>The client of our own: <see cref="DiscordRestClient"/> and <see cref="ShardGroup"/> under one roof. Thread-safe.</summary>
public sealed class BuiltInDiscordClient : IDiscordClient
{
    private readonly DiscordTransportOptions _options;
    private readonly TimeProvider _time;
    private readonly ILoggerFactory _loggers;
    private readonly HttpMessageHandler _handler;
    private readonly DiscordRestClient _rest;
    private ShardGroup? _shards;

    public BuiltInDiscordClient(DiscordTransportOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _time = time;
        _loggers = loggers;
        _handler = DiscordRestClient.CreateHandler();
        _rest = new DiscordRestClient(
            new DiscordRestOptions
            {
                Token = options.Token,
                BaseUrl = options.ApiBaseUrl,
                ProgramUrl = options.ProgramUrl,
                ProgramVersion = options.ProgramVersion,
                Seed = options.Seed,
            },
            _handler, time, loggers.CreateLogger<DiscordRestClient>());
    }

    public IDiscordApi Api => _rest;

    public IReadOnlyList<GatewayState> States => Volatile.Read(ref _shards)?.States ?? [];

    public Task RunAsync(IGatewayEventReceiver receiver, CancellationToken cancellationToken)
    {
        var shards = new ShardGroup(
            new GatewayOptions
            {
                Token = _options.Token,
                Shards = _options.Shards,
                MinConnectInterval = _options.MinConnectInterval,
                RetryDelay = _options.RetryDelay,
                Seed = _options.Seed,
            },
            _rest, receiver, _time, _loggers.CreateLogger<ShardGroup>());
        Volatile.Write(ref _shards, shards);
        return shards.RunAsync(cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _shards?.Dispose();
        _rest.Dispose();
        _handler.Dispose();
        return ValueTask.CompletedTask;
    }
}
