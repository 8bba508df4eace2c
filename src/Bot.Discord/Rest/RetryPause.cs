namespace Bot.Discord.Rest;

/// <summary>How long to wait before a request that failed is sent again: doubling, with jitter of a half in both directions. Thread-safe.</summary>
/// <param name="first">Before the second attempt.</param>
/// <param name="seed">Of the jitter.</param>
internal sealed class RetryPause(TimeSpan first, int seed)
{
    private readonly Random _jitter = new(seed);

    /// <param name="failures">Attempts that failed, from 1.</param>
    /// <param name="isCallback">An interaction's callback has three seconds in all, so its pauses are a tenth.</param>
    public TimeSpan After(int failures, bool isCallback)
    {
        double factor;
        lock (_jitter)
            factor = 0.5 + _jitter.NextDouble();
        return (isCallback ? first / 10 : first) * Math.Pow(2, failures - 1) * factor;
    }
}
