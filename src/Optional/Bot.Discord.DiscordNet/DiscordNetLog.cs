using System.Net.WebSockets;
using System.Text.RegularExpressions;
using Discord;
using Discord.Net;
using Discord.WebSocket;
using Microsoft.Extensions.Logging;

namespace Bot.Discord.DiscordNet;

/// <summary>Writes Discord.Net's log lines to the bot's log, without the tokens that some of them hold. Thread-safe.</summary>
internal static partial class DiscordNetLog
{
    public static Task WriteAsync(ILogger logger, LogMessage line)
    {
        var level = LevelOf(line);
        if (!logger.IsEnabled(level))
            return Task.CompletedTask;
        // A connection that ends is the daily round of a gateway: one line, no stack.
        var fault = IsOfConnections(line.Exception) ? null : line.Exception;
        logger.Log(level, fault, "{Source}: {Text}", line.Source, WithoutSecrets(line.Message ?? Describe(line.Exception)));
        return Task.CompletedTask;
    }

    /// <summary>Takes the tokens of interactions and webhooks out of addresses.</summary>
    internal static string WithoutSecrets(string text) => TokenInAddress().Replace(text, "${path}{token}");

    /// <summary>Returns the least severity that is worth asking Discord.Net for.</summary>
    internal static LogSeverity SeverityFor(ILogger logger) =>
        logger.IsEnabled(LogLevel.Trace) ? LogSeverity.Debug : logger.IsEnabled(LogLevel.Debug) ? LogSeverity.Verbose : LogSeverity.Info;

    private static LogLevel LevelOf(LogMessage line) => line.Severity switch
    {
        // How Discord.Net says that it was told to stop or to connect again.
        _ when line.Exception is OperationCanceledException => LogLevel.Debug,
        LogSeverity.Critical => LogLevel.Critical,
        LogSeverity.Error => IsOfConnections(line.Exception) ? LogLevel.Warning : LogLevel.Error,
        LogSeverity.Warning => LogLevel.Warning,
        LogSeverity.Info => LogLevel.Information,
        LogSeverity.Verbose => LogLevel.Debug,
        _ => LogLevel.Trace,
    };

    private static bool IsOfConnections(Exception? fault) =>
        fault is WebSocketException or WebSocketClosedException or GatewayReconnectException or OperationCanceledException or TimeoutException or HttpRequestException;

    private static string Describe(Exception? fault) => fault switch
    {
        null => "",
        { InnerException: { } inner } => $"{fault.Message} ({inner.Message})",
        _ => fault.Message,
    };

    [GeneratedRegex(@"(?<path>(interactions|webhooks)/[0-9]+/)[A-Za-z0-9_.~%-]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenInAddress();
}
