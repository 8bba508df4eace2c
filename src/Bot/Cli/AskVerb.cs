using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Bot.Core.Chat;
using Bot.Core.Commands;
using Bot.Core.Notes;
using Bot.Core.Search;
using Bot.Options;
using Bot.Terminal;

namespace Bot.Cli;

/// <summary><c>bot ask</c>: one answer, or one a line of the standard input, for people and for scripts.</summary>
internal static class AskVerb
{
    /// <summary>The query that stands for "read them from the standard input".</summary>
    private const string FromInput = "-";

    public static Command Create()
    {
        var query = new Argument<string[]>("query")
        {
            Description = "Words or a whole question; \"exact words\", -without and topic:sqs work. A single - reads one query a line.",
            Arity = ArgumentArity.OneOrMore,
        };
        var top = new Option<int>("--top") { Description = "At most this many results, 1 to 100.", DefaultValueFactory = _ => 3, HelpName = "N" };
        top.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.Tokens.Count == 0)
                return;
            if (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n is < 1 or > 100)
                result.AddError($"--top is {result.Tokens[0].Value}; use 1 to 100.");
        });
        var topic = new Option<string?>("--topic") { Description = "Only this topic, file or tag.", HelpName = "T" };
        var json = CommonOptions.Json();
        var explain = new Option<bool>("--explain") { Description = "Show how each score came about." };
        var command = new Command("ask", "Answer a question from the notes") { query, top, topic, json, explain };
        command.Validators.Add(result =>
        {
            foreach (var word in result.GetValue(query) ?? [])
            {
                if (word.StartsWith("--", StringComparison.Ordinal) && !word.Contains(' ', StringComparison.Ordinal))
                    result.AddError($"There is no option '{word}'.");
            }
        });
        command.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(string.Join(' ', result.GetValue(query) ?? [])))
                result.AddError("The query is empty; write what to look for.");
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new Request(
                string.Join(' ', parsed.GetValue(query)!),
                parsed.GetValue(topic),
                parsed.GetValue(top),
                parsed.GetValue(json),
                parsed.GetValue(explain)),
            CommonOptions.Settings(parsed),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Request request, BotSettings settings, CancellationToken cancellationToken)
    {
        using var index = await KnowledgeLoading.IndexAsync(settings, cancellationToken).ConfigureAwait(false);
        if (index.Library.Sections.IsEmpty)
        {
            await Console.Error.WriteLineAsync($"There are no notes in '{settings.KnowledgePath}'. Put Markdown files there.").ConfigureAwait(false);
            return ExitCodes.Failure;
        }

        if (request.Query != FromInput)
            return Answer(index, request, settings.Links) ? ExitCodes.Success : ExitCodes.Failure;

        while (await Console.In.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            // The answers alone would not say which of them belongs to which query.
            if (!request.Json)
                Console.Out.WriteLine($"> {TerminalRenderer.Clean(line)}");
            Answer(index, request with { Query = line }, settings.Links);
            if (!request.Json)
                Console.Out.WriteLine();
        }

        return ExitCodes.Success;
    }

    private static bool Answer(ISectionIndex index, Request request, SourceLink links)
    {
        var started = TimeProvider.System.GetTimestamp();
        var result = index.Search(new SearchQuery(request.Query) { Topic = request.Topic, Limit = request.Top, Explain = request.Explain });
        // What a topic holds is short, as it is not quoted.
        if (result.ListsTopic && !request.Json)
            result = index.Search(new SearchQuery(request.Query) { Topic = request.Topic, Limit = index.Library.Sections.Length });
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        if (request.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(AskAnswer.From(request.Query, result, elapsed), AskJson.Readable.AskAnswer));
        else
            Print(index, result, request, links);
        return result.Confident;
    }

    private static void Print(ISectionIndex index, SearchResult result, Request request, SourceLink links)
    {
        var renderer = new TerminalRenderer(TerminalConsole.Create());
        if (result.Notice is { } notice)
            renderer.Show(RichText.From(notice), indent: 0);
        if (!result.Confident)
        {
            PrintClosest(index.Library, result, request, links, renderer);
            return;
        }

        if (result.DidYouMean is { } mended)
            renderer.Show(RichText.From(Phrases.English.ReadAs(mended)), indent: 0);
        foreach (var hit in result.Hits)
        {
            // A topic alone asks what there is, not what it says.
            Show(hit.Section, hit.Snippet.Line, result.ListsTopic ? RichText.Empty : SectionText.Of(hit.Snippet), Accent.Answer, links, renderer);
            if (hit.Explanation is { } explanation)
                renderer.Show(explanation);
        }
    }

    /// <summary>What does not answer is named, not quoted: a quote would look like an answer.</summary>
    private static void PrintClosest(NoteLibrary library, SearchResult result, Request request, SourceLink links, TerminalRenderer renderer)
    {
        var phrases = Phrases.English;
        renderer.Show(RichText.From(AskCommand.NoAnswer(result, request.Query, request.Topic, phrases)), indent: 0);
        if (result.DidYouMean is { } mended)
            renderer.Show(RichText.From(phrases.DidYouMean(mended)), indent: 0);
        var closest = AskCommand.Closest(result, library).Take(request.Top).ToList();
        if (closest.Count > 0)
            renderer.Show(RichText.From(phrases.Closest), indent: 0);
        else if (string.IsNullOrWhiteSpace(request.Topic))
            renderer.Show(RichText.From("“bot notes” shows what they are about."), indent: 0);
        foreach (var (section, line) in closest)
        {
            Show(section, line, RichText.Empty, Accent.Weak, links, renderer);
            if (result.Hits.FirstOrDefault(h => h.Section == section)?.Explanation is { } explanation)
                renderer.Show(explanation);
        }
    }

    private static void Show(Section section, int line, RichText body, Accent accent, SourceLink links, TerminalRenderer renderer) => renderer.Show(new Card
    {
        Title = section.Breadcrumb,
        Body = body,
        Footer = links.To(section.Path, line)?.ToString() ?? $"{section.Path}:{line}",
        Accent = accent,
    });

    private sealed record Request(string Query, string? Topic, int Top, bool Json, bool Explain);
}
