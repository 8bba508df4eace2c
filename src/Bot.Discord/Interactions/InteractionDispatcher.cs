using System.Diagnostics;
using System.Threading.Channels;
using Bot.Discord.Diagnostics;
using Bot.Discord.Gateway;
using Bot.Discord.Rest;
using Bot.Discord.Wire;
using Microsoft.Extensions.Logging;

namespace Bot.Discord.Interactions;

/// <summary>
/// Answers each interaction exactly once and in time. It queues what the read loops hand over, lets workers call the handler, defers what is slow,
/// and tells the rest "busy". Thread-safe. Page "Receiving and Responding".
/// </summary>
public sealed class InteractionDispatcher : IGatewayEventReceiver, IAsyncDisposable
{
    private readonly InteractionOptions _options;
    private readonly IDiscordApi _api;
    private readonly IInteractionHandler _handler;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Channel<PendingInteraction> _queue;
    private readonly SemaphoreSlim _callbacks;
    private readonly SemaphoreSlim _computing;
    private readonly RecentIds _seen;
    private readonly ArrivalDelay _delay;
    private readonly CancellationTokenSource _abort = new();
    private readonly Task[] _workers;
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Interactions that are not finished, plus one until the dispatcher is stopped.</summary>
    private int _unfinished = 1;
    private int _isStopping;

    public InteractionDispatcher(
        InteractionOptions options, IDiscordApi api, IInteractionHandler handler, TimeProvider time, ILogger<InteractionDispatcher> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _api = api;
        _handler = handler;
        _time = time;
        _delay = new ArrivalDelay(time);
        _logger = logger;
        _queue = System.Threading.Channels.Channel.CreateBounded<PendingInteraction>(options.QueueCapacity);
        _callbacks = new SemaphoreSlim(options.ConcurrentCallbacks);
        _computing = new SemaphoreSlim(options.ComputingHandlers);
        _seen = new RecentIds(options.RememberedIds);
        _workers = [.. Enumerable.Range(0, options.Workers).Select(_ => Task.Run(WorkAsync))];
    }

    /// <summary>Interactions that were accepted and are not finished.</summary>
    public int InFlight => Math.Max(0, Volatile.Read(ref _unfinished) - (Volatile.Read(ref _isStopping) == 0 ? 1 : 0));

    /// <summary>Takes an event from a read loop. Returns at once.</summary>
    public void Receive(GatewayEvent gatewayEvent)
    {
        if (gatewayEvent is GatewayEvent.InteractionReceived received)
            Accept(received.Interaction, received.ArrivedAt);
    }

    /// <summary>Takes no more interactions and waits until those in flight are answered.</summary>
    /// <param name="cancellationToken">Gives up waiting; handlers are then cancelled.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isStopping, 1) == 0)
            Finish();
        try
        {
            await _drained.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _logger.LogWarning("Stopped with {Count} interactions unanswered.", InFlight);
        }

        _queue.Writer.TryComplete();
        await _abort.CancelAsync();
        await Task.WhenAll(_workers);
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await StopAsync(now.Token);
        _abort.Dispose();
        _callbacks.Dispose();
        _computing.Dispose();
    }

    private void Accept(Interaction interaction, long arrivedAt)
    {
        if (interaction.Id.IsEmpty || interaction.Token.Length == 0 || interaction.Type == InteractionType.Ping)
        {
            _logger.LogWarning("Dropped an interaction that names no id or no token: {Interaction}.", interaction);
            return;
        }

        if (!_seen.TryAdd(interaction.Id))
        {
            Count(interaction, "replayed");
            return;
        }

        Interlocked.Increment(ref _unfinished);
        var pending = new PendingInteraction(interaction, arrivedAt, _handler.DeferralOf(interaction));
        if (Volatile.Read(ref _isStopping) != 0)
        {
            _ = RefuseAsync(pending, Apology.Stopping);
            return;
        }

        if (interaction.Type != InteractionType.Autocomplete)
        {
            var delay = _delay.Of(interaction.Id);
            var wait = _options.DeferAfter - delay - _time.GetElapsedTime(arrivedAt);
            pending.Timer = _time.CreateTimer(
                state => _ = DeferAsync((PendingInteraction)state!), pending, wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }

        if (!_queue.Writer.TryWrite(pending))
            _ = RefuseAsync(pending, Apology.Busy);
    }

    private async Task WorkAsync()
    {
        await foreach (var pending in _queue.Reader.ReadAllAsync())
        {
            var isHandedOver = false;
            try
            {
                if (await await BeginAsync(pending) is { } answer)
                {
                    // The worker goes on to the next while the answer is on its way.
                    isHandedOver = true;
                    _ = DeliverAsync(pending, answer);
                }
            }
            finally
            {
                if (!isHandedOver)
                    Finish(pending);
            }
        }
    }

    /// <summary>
    /// Runs the handler up to its first wait, with few others at once: in a burst all workers would otherwise search on all processors, and what is
    /// already answered, the deferrals and the heartbeats would wait for a thread.
    /// </summary>
    private async Task<Task<InteractionAnswer?>> BeginAsync(PendingInteraction pending)
    {
        await _computing.WaitAsync();
        try
        {
            return AnswerOfAsync(pending);
        }
        finally
        {
            _computing.Release();
        }
    }

    /// <summary>Returns what to say; null when nobody can be told any more.</summary>
    private async Task<InteractionAnswer?> AnswerOfAsync(PendingInteraction pending)
    {
        var interaction = pending.Interaction;
        using var activity = DiscordTelemetry.Activities.StartActivity("discord interaction", ActivityKind.Server);
        activity?.SetTag("discord.interaction.kind", interaction.Type.ToString());
        activity?.SetTag("discord.interaction.name", interaction.Data?.Name);
        using var timeout = new CancellationTokenSource(_options.HandlerTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _abort.Token);
        try
        {
            return await _handler.HandleAsync(interaction, either.Token);
        }
        catch (OperationCanceledException) when (_abort.IsCancellationRequested)
        {
            _logger.LogWarning("{Interaction} was given up: the bot stops.", interaction);
            Count(interaction, "given_up");
            return null;
        }
        catch (Exception fault)
        {
            _logger.LogError(fault, "{Interaction} failed.", interaction);
            activity?.SetStatus(ActivityStatusCode.Error, fault.GetType().Name);
            Count(interaction, "fault");
            return Apologise(pending, Apology.Fault);
        }
    }

    private InteractionAnswer Apologise(PendingInteraction pending, Apology apology) =>
        pending.Interaction.Type == InteractionType.Autocomplete
            ? new InteractionAnswer.Choices([])
            : new InteractionAnswer.Send(new MessageRequest { Content = _handler.TextOf(apology, pending.Interaction) }, IsEphemeral: true);

    private async Task RefuseAsync(PendingInteraction pending, Apology apology)
    {
        Count(pending.Interaction, "busy");
        await DeliverAsync(pending, Apologise(pending, apology), how: "busy");
    }

    /// <summary>Sends an answer and ends the interaction. Never throws.</summary>
    private async Task DeliverAsync(PendingInteraction pending, InteractionAnswer answer, string how = "answered")
    {
        try
        {
            if (pending.TryClaimFirstResponse())
                await RespondAsync(pending, answer, how);
            else if (await pending.Deferred)
                await CompleteAsync(pending, answer);
            else if (!pending.IsExpired)
                // The deferral never arrived, so the answer is the first response after all.
                await RespondAsync(pending, answer, how);
            else
                return;
            Count(pending.Interaction, how);
        }
        catch (Exception fault)
        {
            Failed(pending, "answer", fault);
        }
        finally
        {
            Finish(pending);
        }
    }

    private async Task DeferAsync(PendingInteraction pending)
    {
        if (!pending.TryClaimFirstResponse())
            return;
        try
        {
            await CallBackAsync(pending, ResponseOf(pending.Deferral), null, "deferred");
            pending.CompleteDeferral(succeeded: true);
        }
        catch (Exception fault)
        {
            Failed(pending, "deferral", fault);
            pending.CompleteDeferral(succeeded: false);
        }
    }

    private static InteractionResponse ResponseOf(Deferral deferral) => deferral switch
    {
        Deferral.Public => InteractionResponse.DeferredMessage(isEphemeral: false),
        Deferral.Ephemeral => InteractionResponse.DeferredMessage(isEphemeral: true),
        Deferral.Update => InteractionResponse.DeferredUpdate,
    };

    /// <summary>Sends the answer as the first response.</summary>
    private async Task RespondAsync(PendingInteraction pending, InteractionAnswer answer, string how)
    {
        var interaction = pending.Interaction;
        switch (answer)
        {
            case InteractionAnswer.Send send:
                await CallBackAsync(pending, InteractionResponse.Message(WithVisibility(send)), send.File, how);
                break;
            case InteractionAnswer.Replace replace:
                var response = interaction.Message is null ? InteractionResponse.Message(replace.Message) : InteractionResponse.Update(replace.Message);
                await CallBackAsync(pending, response, replace.File, how);
                break;
            case InteractionAnswer.Delete:
                await CallBackAsync(pending, InteractionResponse.DeferredUpdate, null, how);
                await _api.DeleteOriginalAsync(interaction, _abort.Token);
                break;
            case InteractionAnswer.Modal modal:
                await CallBackAsync(pending, InteractionResponse.Modal(modal.CustomId, modal.Title, modal.Components), null, how);
                break;
            case InteractionAnswer.Choices choices:
                await CallBackAsync(pending, InteractionResponse.Choices(choices.Values), null, how);
                break;
        }
    }

    /// <summary>Sends the answer that a deferral promised.</summary>
    private async Task CompleteAsync(PendingInteraction pending, InteractionAnswer answer)
    {
        var interaction = pending.Interaction;
        var cancellationToken = _abort.Token;
        switch (answer)
        {
            case InteractionAnswer.Send send when pending.Deferral == Deferral.Update:
                await _api.CreateFollowUpAsync(interaction, WithVisibility(send), cancellationToken, send.File);
                break;
            case InteractionAnswer.Send { IsEphemeral: true } send when pending.Deferral == Deferral.Public:
                // The promise was public and cannot be taken back, so it is removed and the answer follows for the invoker alone.
                await _api.DeleteOriginalAsync(interaction, cancellationToken);
                await _api.CreateFollowUpAsync(interaction, WithVisibility(send), cancellationToken, send.File);
                break;
            case InteractionAnswer.Send send:
                await _api.EditOriginalAsync(interaction, send.Message, cancellationToken, send.File);
                break;
            case InteractionAnswer.Replace replace:
                await _api.EditOriginalAsync(interaction, replace.Message, cancellationToken, replace.File);
                break;
            case InteractionAnswer.Delete:
                await _api.DeleteOriginalAsync(interaction, cancellationToken);
                break;
            case InteractionAnswer.Modal:
                await CompleteAsync(pending, Apologise(pending, Apology.TooSlowForModal));
                break;
            case InteractionAnswer.Choices:
                throw new InvalidOperationException("A handler offered choices for something that is no autocomplete.");
        }
    }

    private async Task CallBackAsync(PendingInteraction pending, InteractionResponse response, MessageFile? file, string how)
    {
        var interaction = pending.Interaction;
        await _callbacks.WaitAsync(_abort.Token);
        try
        {
            DiscordTelemetry.FirstResponse.Record(
                _time.GetElapsedTime(pending.ArrivedAt).TotalSeconds, new("kind", interaction.Type.ToString()), new("how", how));
            await _api.RespondAsync(interaction, response, _abort.Token, file);
        }
        finally
        {
            _callbacks.Release();
        }
    }

    private static MessageRequest WithVisibility(InteractionAnswer.Send send) =>
        send.IsEphemeral ? send.Message with { Flags = (send.Message.Flags ?? MessageFlags.None) | MessageFlags.Ephemeral } : send.Message;

    private void Failed(PendingInteraction pending, string what, Exception fault)
    {
        var late = _time.GetElapsedTime(pending.ArrivedAt);
        if (fault is DiscordApiException { Code: DiscordErrorCode.UnknownInteraction or DiscordErrorCode.InvalidWebhookToken })
        {
            pending.IsExpired = true;
            Count(pending.Interaction, "expired");
            _logger.LogInformation("{Interaction} had expired when its {What} came after {ElapsedMs} ms.", pending.Interaction, what, (int)late.TotalMilliseconds);
            return;
        }

        Count(pending.Interaction, "undelivered");
        if (fault is OperationCanceledException)
            _logger.LogWarning("The {What} to {Interaction} was cut off: the bot stops.", what, pending.Interaction);
        else
            _logger.LogError(fault, "The {What} to {Interaction} could not be sent.", what, pending.Interaction);
    }

    private void Finish(PendingInteraction pending)
    {
        pending.Dispose();
        Finish();
    }

    private void Finish()
    {
        if (Interlocked.Decrement(ref _unfinished) == 0)
            _drained.TrySetResult();
    }

    private static void Count(Interaction interaction, string outcome) =>
        DiscordTelemetry.Interactions.Add(1, new("kind", interaction.Type.ToString()), new("outcome", outcome));
}
