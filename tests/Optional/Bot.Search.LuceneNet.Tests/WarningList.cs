using Microsoft.Extensions.Logging;

namespace Bot.Search.LuceneNet.Tests;

/// <summary>Keeps what was logged as a warning or worse.</summary>
internal sealed class WarningList : ILogger<LuceneSearchEngine>
{
    public List<string> Messages { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            Messages.Add(formatter(state, exception));
    }
}
