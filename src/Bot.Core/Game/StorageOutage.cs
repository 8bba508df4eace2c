using Microsoft.Extensions.Logging;

namespace Bot.Core.Game;

/// <summary>
/// Logs what work that is tried again and again cannot do while the database, or whatever else it needs, fails: once when a problem comes, once when
/// it is over, and not at each try. Not thread-safe: each piece of work has its own.
/// </summary>
/// <param name="whatWaits">The beginning of the sentence, such as <c>Quizzes wait</c>.</param>
public sealed class StorageOutage(string whatWaits, ILogger logger)
{
    private string? _problem;

    /// <summary>A try failed.</summary>
    public void Failed(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        if (string.Equals(exception.Message, _problem, StringComparison.Ordinal))
            return;
        _problem = exception.Message;
        logger.LogError(exception, "{What}: {Problem}", whatWaits, exception.Message);
    }

    /// <summary>A try worked.</summary>
    public void Ended()
    {
        if (_problem is null)
            return;
        _problem = null;
        logger.LogInformation("Over: {What}.", whatWaits);
    }
}
