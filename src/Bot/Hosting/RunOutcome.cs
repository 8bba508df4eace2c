namespace Bot.Hosting;

/// <summary>How the run ended, for the exit code of the program.</summary>
internal sealed class RunOutcome
{
    private string? _failure;

    /// <summary>One line that says what went wrong and what to do; null when nothing did.</summary>
    public string? Failure => Volatile.Read(ref _failure);

    /// <summary>Notes why the program ends. The first reason stands.</summary>
    public void Fail(string message) => Interlocked.CompareExchange(ref _failure, message, null);
}
