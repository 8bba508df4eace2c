namespace Bot.Hosting;

/// <summary>One part of the bot that can tell whether it works. Thread-safe.</summary>
internal interface IHealthProbe
{
    /// <summary>Name in the answer, such as <c>index</c>.</summary>
    string Name { get; }

    Task<HealthState> CheckAsync(CancellationToken cancellationToken);
}

/// <summary>How one part is.</summary>
/// <param name="Detail">A few words for the person who looks, without secrets.</param>
/// <param name="IsDegraded">Whether it works, but not as it should.</param>
internal sealed record HealthState(bool IsHealthy, string Detail, bool IsDegraded = false);
