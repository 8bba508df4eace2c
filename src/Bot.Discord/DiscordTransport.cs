using System.Globalization;
using System.Net;
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
    private static readonly TimeSpan MinRegistrationPause = TimeSpan.FromSeconds(1);
    private readonly DiscordTransportOptions _options;
    private readonly ChatRouter _router;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly IDiscordClient _client;
    private readonly CommandRegistrar _registrar;
    private readonly InteractionDispatcher _dispatcher;
    private string? _commandProblem;

    /// <param name="client">Carries what the transport says and hears; disposed of with the transport.</param>
    /// <exception cref="ArgumentException">The options cannot be used; the message says what to do.</exception>
    public DiscordTransport(DiscordTransportOptions options, IDiscordClient client, ChatRouter router, TimeProvider time, ILoggerFactory loggers)
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
            new InteractionOptions(), client.Api, new ChatInteractionHandler(router), time, loggers.CreateLogger<InteractionDispatcher>());
    }

    /// <summary>Discord's HTTP API, for whoever posts without being asked.</summary>
    public IDiscordApi Api => _client.Api;

    /// <summary>One entry a shard; empty until Discord told how many there are.</summary>
    public IReadOnlyList<GatewayState> States => _client.States;

    /// <summary>Whether every shard receives interactions.</summary>
    public bool IsReady => States is { Count: > 0 } states && states.All(state => state.IsReady);

    /// <summary>Why Discord did not take the commands, so that those of an earlier start are served; null when it did.</summary>
    public string? CommandProblem => Volatile.Read(ref _commandProblem);

    /// <summary>
    /// Runs until the token is cancelled; then takes no new work, finishes the answers in flight and closes cleanly. Faults that may pass are retried
    /// without end.
    /// </summary>
    /// <exception cref="TokenRejectedException">Discord refuses the token; the message says what to do.</exception>
    /// <exception cref="GatewayFatalException">Discord refuses the bot; the message says what to change.</exception>
    /// <exception cref="CommandsRefusedException">The bot may not register commands in its development guild; the message says what to do.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var gatewayStop = new CancellationTokenSource();
        try
        {
            var later = await RegisterAsync(cancellationToken);
            var gateway = _client.RunAsync(_dispatcher, gatewayStop.Token);
            var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = cancellationToken.Register(() => stop.TrySetResult());
            var registering = later is { } wait ? RegisterLaterAsync(wait, stop.Task, cancellationToken) : stop.Task;
            await Task.WhenAny(gateway, registering);
            await DrainAsync();
            await gatewayStop.CancelAsync();
            await gateway;
            if (registering.IsFaulted)
                await registering;
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

    /// <summary>Registers the commands, as often as it takes while Discord cannot be reached. Returns after what time to try again; null when all is said.</summary>
    private async Task<TimeSpan?> RegisterAsync(CancellationToken cancellationToken)
    {
        var commands = _router.Definitions.Select(CommandRenderer.Render).ToList();
        for (var delay = _options.RetryDelay; ; delay = delay * 2 < MaxRetryDelay ? delay * 2 : MaxRetryDelay)
        {
            try
            {
                var application = await Api.GetApplicationAsync(cancellationToken);
                await _registrar.RegisterAsync(application.Id, _options.DevelopmentGuildId, commands, cancellationToken);
                Volatile.Write(ref _commandProblem, null);
                return null;
            }
            catch (DiscordApiException fault) when (fault.RetryAfter is { } wait)
            {
                // Discord takes 200 new commands a day; people need not wait for the next day to be answered.
                Say(LogLevel.Warning, string.Create(CultureInfo.InvariantCulture,
                    $"Discord takes no commands for {Math.Ceiling(wait.TotalMinutes)} min ({fault.Message.TrimEnd('.')}). Those of an earlier start are served until then."));
                return wait;
            }
            catch (DiscordApiException fault) when (fault.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound && _options.DevelopmentGuildId is not null)
            {
                throw new CommandsRefusedException(CommandRefusal.DescribeGuild(fault, _options.DevelopmentGuildId.Value));
            }
            catch (DiscordApiException fault) when ((int)fault.Status is >= 400 and < 500)
            {
                // The commands of the last start are still there, so the bot is of use; asking again would be refused again.
                Say(LogLevel.Error, CommandRefusal.Describe(fault, commands));
                return null;
            }
            catch (Exception fault) when (fault is DiscordApiException or HttpRequestException or TimeoutException or InvalidRequestBudgetException)
            {
                _logger.LogWarning("Could not reach Discord: {Fault} Trying again in {DelayS:F1} s.", fault.Message, delay.TotalSeconds);
            }

            await Task.Delay(delay, _time, cancellationToken);
        }
    }

    private void Say(LogLevel level, string commandProblem)
    {
        Volatile.Write(ref _commandProblem, commandProblem);
        _logger.Log(level, "{Problem}", commandProblem);
    }

    /// <summary>Tries again until the commands are registered, and then waits for the stop.</summary>
    private async Task RegisterLaterAsync(TimeSpan wait, Task stop, CancellationToken cancellationToken)
    {
        try
        {
            for (TimeSpan? next = wait; next is { } pause; next = await RegisterAsync(cancellationToken))
                await Task.Delay(pause > MinRegistrationPause ? pause : MinRegistrationPause, _time, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _logger.LogDebug("The commands were not registered before the stop.");
        }

        await stop;
    }
}
