using Bot.Core.Chat;
using Bot.Core.Search;
using Bot.Terminal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bot.Hosting;

/// <summary>Runs the chat in the terminal and ends the program when the chat ends.</summary>
internal sealed class TerminalWorker(
    TerminalChat chat,
    KnowledgeBase knowledge,
    IHostApplicationLifetime lifetime,
    ILogger<TerminalWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await chat.RunAsync(Console.IsInputRedirected ? RichText.Empty : Greeting(), stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            logger.LogDebug("The chat was interrupted.");
        }
        finally
        {
            lifetime.StopApplication();
        }
    }

    private RichText Greeting()
    {
        var library = knowledge.Current.Library;
        return new RichTextBuilder()
            .Paragraph($"Bot — {Phrases.English.Topics(library.Topics.Length, library.Sections.Length)} from your notes.", TextStyle.Strong)
            .Paragraph("Ask anything, e.g. /ask cloudfront signed cookies. Tab completes, a number presses a button, /help lists all, /quit ends.", TextStyle.Muted)
            .Build();
    }
}
