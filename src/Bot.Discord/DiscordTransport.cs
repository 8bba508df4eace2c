using Bot.Core.Chat;
using Bot.Discord.Gateway;
using Bot.Discord.Interactions;
using Bot.Discord.Rendering;
using Bot.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace Bot.Discord;

/// <summary>
/// The bot on Discord: registers the commands, keeps the shards connected and answers interactions, through whichever client it is given. Thread-safe.
/// </summary>
public sealed class DiscordTransport : IAsyncDisposable
{
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromMinutes(1);
    private readonly DiscordTransportOptions _options;
    private readonly ChatRouter _router;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly IDiscordClient _client;
    private readonly CommandRegistrar _registrar;
    private readonly InteractionDispatcher _dispatcher;

    /// <param name="client">Carries what the transport says and hears; disposed of with the transport.</param>
    /// <param name="guildLeft">Told the id of a guild that the bot was removed from; must return at once.</param>
    /// <exception cref="ArgumentException">The options cannot be used; the message says what to do.</exception>
    public DiscordTransport(
        DiscordTransportOptions options, IDiscordClient client, ChatRouter router, TimeProvider time, ILoggerFactory loggers, Action<long>? guildLeft = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(router);
        if (options.Problem() is { } problem)
            throw new ArgumentException(problem, nameof(options));
        _options = options;
        _router = router;
        _time = time;
        _logger = loggers.CreateLogger<DiscordTransport>();
        _client = client;
        _registrar = new CommandRegistrar(client.Api, loggers.CreateLogger<CommandRegistrar>());
        _dispatcher = new InteractionDispatcher(
            new InteractionOptions(), client.Api, new ChatInteractionHandler(router), time, loggers.CreateLogger<InteractionDispatcher>(),
            guildLeft is null ? null : guild => guildLeft((long)guild.Value));
    }

    /// <summary>Discord's HTTP API, for whoever posts without being asked.</summary>
    public IDiscordApi Api => _client.Api;

    /// <summary>One entry a shard; empty until Discord told how many there are.</summary>
    public IReadOnlyList<GatewayState> States => _client.States;

    /// <summary>Whether every shard receives interactions.</summary>
    public bool IsReady => States is { Count: > 0 } states && states.All(state => state.IsReady);

    /// <summary>
    /// Runs until the token is cancelled; then takes no new work, finishes the answers in flight and closes cleanly. Faults that may pass are retried
    /// without end.
    /// </summary>
    /// <exception cref="TokenRejectedException">Discord refuses the token; the message says what to do.</exception>
    /// <exception cref="GatewayFatalException">Discord refuses the bot; the message says what to change.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var gatewayStop = new CancellationTokenSource();
        try
        {
            await RegisterAsync(cancellationToken);
            var gateway = _client.RunAsync(_dispatcher, gatewayStop.Token);
            var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = cancellationToken.Register(() => stop.TrySetResult());
            await Task.WhenAny(gateway, stop.Task);
            await DrainAsync();
            await gatewayStop.CancelAsync();
            await gateway;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped before the shards were started.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _dispatcher.DisposeAsync();
        await _client.DisposeAsync();
    }

    private async Task DrainAsync()
    {
        using var timeout = new CancellationTokenSource(_options.DrainTimeout, _time);
        await _dispatcher.StopAsync(timeout.Token);
    }

    private async Task RegisterAsync(CancellationToken cancellationToken)
    {
        var commands = _router.Definitions.Select(CommandRenderer.Render).ToList();
        for (var delay = _options.RetryDelay; ; delay = delay * 2 < MaxRetryDelay ? delay * 2 : MaxRetryDelay)
        {
            try
            {
                var application = await Api.GetApplicationAsync(cancellationToken);
                await _registrar.RegisterAsync(application.Id, _options.DevelopmentGuildId, commands, cancellationToken);
                return;
            }
            catch (DiscordApiException fault) when ((int)fault.Status is >= 400 and < 500 && fault.RetryAfter is null)
            {
                // The commands of the last start are still there, so the bot is of use; asking again would be refused again.
                _logger.LogError("The commands could not be registered: {Fault}", fault.Message);
                return;
            }
            catch (Exception fault) when (fault is DiscordApiException or HttpRequestException or TimeoutException or InvalidRequestBudgetException)
            {
                _logger.LogWarning("Could not reach Discord: {Fault} Trying again in {DelayS:F1} s.", fault.Message, delay.TotalSeconds);
            }

            await Task.Delay(delay, _time, cancellationToken);
        }
    }
}
