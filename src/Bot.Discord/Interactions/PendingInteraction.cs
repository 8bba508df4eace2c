using Bot.Discord.Wire;

namespace Bot.Discord.Interactions;

/// <summary>One interaction on its way to an answer. The first response is sent by exactly one of the handler's worker and the deferral's timer.</summary>
internal sealed class PendingInteraction(Interaction interaction, long arrivedAt, Deferral deferral) : IDisposable
{
    private readonly TaskCompletionSource<bool> _deferred = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isClaimed;

    public Interaction Interaction { get; } = interaction;

    public long ArrivedAt { get; } = arrivedAt;

    public Deferral Deferral { get; } = deferral;

    /// <summary>Fires when it is time to defer.</summary>
    public ITimer? Timer { get; set; }

    /// <summary>Whether Discord takes no answer any more. Set before <see cref="Deferred"/> completes.</summary>
    public bool IsExpired { get; set; }

    /// <summary>Whether the deferral reached Discord. Completes only after the deferral has claimed the first response.</summary>
    public Task<bool> Deferred => _deferred.Task;

    /// <summary>Returns whether the caller is the one to send the first response.</summary>
    public bool TryClaimFirstResponse() => Interlocked.Exchange(ref _isClaimed, 1) == 0;

    public void CompleteDeferral(bool succeeded) => _deferred.TrySetResult(succeeded);

    public void Dispose() => Timer?.Dispose();
}
