using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Bot.Core.Chat;
using Bot.Core.Game;
using Bot.Core.Quiz.Generation;
using Bot.Options;
using Bot.Terminal;

namespace Bot.Cli;

/// <summary><c>bot questions</c>: the questions that the notes give, why a question is as it is, and what the notes could do better.</summary>
internal static class QuestionsVerb
{
    private const int DefaultSeed = 1;

    public static Command Create()
    {
        var topic = new Option<string?>("--topic") { Description = "Only this topic or file.", HelpName = "T" };
        var count = new Option<int?>("--count") { Description = "Draw this many by the seed; without it, all in the order of the notes.", HelpName = "N" };
        count.Validators.Add(result =>
        {
            if (result.Tokens is [var token] &&
                (!int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n < 1))
            {
                result.AddError($"--count is {token.Value}; use a number from 1.");
            }
        });
        var seed = new Option<int>("--seed")
        {
            Description = "Decides the draw and the options. The same notes and seed give the same bytes.",
            HelpName = "S",
            DefaultValueFactory = _ => DefaultSeed,
        };
        seed.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !int.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
                result.AddError($"--seed is {token.Value}; use a whole number.");
        });
        var json = CommonOptions.Json();
        var command = new Command("questions", "Show the questions that the notes give") { topic, count, seed, json, Why(), Lint() };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var pool = await GenerateAsync(CommonOptions.Settings(parsed), parsed.GetValue(seed), cancellationToken).ConfigureAwait(false);
            return List(Draw(pool, parsed.GetValue(topic), parsed.GetValue(count), parsed.GetValue(seed)), parsed.GetValue(json));
        });
        return command;
    }

    private static Command Why()
    {
        var id = new Argument<string>("id") { Description = "The question's id, as the list or the bot shows it." };
        var why = new Command(
            "why",
            "Show where a question comes from and every guard it passed. The list makes ids from the notes alone; the bot keeps the earlier id of a question " +
            "whose note was reworded. Both are found.") { id };
        why.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = CommonOptions.Settings(parsed);
            var pool = await GenerateAsync(settings, DefaultSeed, cancellationToken).ConfigureAwait(false);
            return Explain(pool, await KnownAsync(settings, cancellationToken).ConfigureAwait(false), parsed.GetValue(id)!);
        });
        return why;
    }

    /// <summary>The notes alone explain most questions, so a database that cannot be read is said and no more.</summary>
    private static async Task<ImmutableArray<QuestionFingerprint>> KnownAsync(BotSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            return await KnownQuestions.LoadAsync(settings, cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException exception)
        {
            await Console.Error.WriteLineAsync($"{exception.Message} Only ids made from the notes are found.").ConfigureAwait(false);
            return [];
        }
    }

    private static Command Lint()
    {
        var lint = new Command("lint", "Name sections that give no question, figures that contradict each other, and repetitions");
        lint.SetAction(async (parsed, cancellationToken) =>
        {
            var pool = await GenerateAsync(CommonOptions.Settings(parsed), DefaultSeed, cancellationToken).ConfigureAwait(false);
            return Report(pool);
        });
        return lint;
    }

    private static async Task<QuestionPool> GenerateAsync(BotSettings settings, int seed, CancellationToken cancellationToken)
    {
        var library = await KnowledgeLoading.LoadAsync(settings, cancellationToken).ConfigureAwait(false);
        return QuestionGenerator.Generate(library, new GenerationOptions { Seed = seed }, cancellationToken);
    }

    private static List<Question> Draw(QuestionPool pool, string? topic, int? count, int seed)
    {
        var questions = pool.Questions
            .Where(q => topic is null ||
                q.Topic.Contains(topic, StringComparison.OrdinalIgnoreCase) ||
                Path.GetFileNameWithoutExtension(q.Path).Equals(topic, StringComparison.OrdinalIgnoreCase))
            .ToArray();
        if (count is not { } n)
            return [.. questions];
        new Random(seed).Shuffle(questions);
        return [.. questions.Take(n)];
    }

    private static int List(List<Question> questions, bool json)
    {
        if (json)
        {
            foreach (var question in questions)
                Console.Out.WriteLine(JsonSerializer.Serialize(QuestionJson.From(question), QuestionJsonContext.Readable.QuestionJson));
        }
        else
        {
            var renderer = new TerminalRenderer(TerminalConsole.Create());
            foreach (var question in questions)
                renderer.Show(CardOf(question));
        }

        if (questions.Count > 0)
            return ExitCodes.Success;
        Console.Error.WriteLine("The notes give no question. 'bot questions lint' says why, section by section.");
        return ExitCodes.Failure;
    }

    private static Card CardOf(Question question)
    {
        var body = new RichTextBuilder();
        for (var i = 0; i < question.Options.Length; i++)
        {
            var isRight = question.Correct.Contains(i);
            body.Bullet(new TextSpan((isRight ? "✓ " : "  ") + question.Options[i], isRight ? TextStyle.Strong : TextStyle.Plain));
        }

        if (question.Options.IsEmpty)
            body.Paragraph(new TextSpan("✓ " + question.Answer, TextStyle.Strong));
        return new Card
        {
            Title = question.Stem,
            Body = body.Build(),
            Footer = $"{question.Path}:{question.Line} · {QuestionJson.NameOf(question.Kind)}, {QuestionJson.NameOf(question.Difficulty)} · {question.Id}",
            Accent = Accent.Answer,
        };
    }

    private static int Explain(QuestionPool pool, ImmutableArray<QuestionFingerprint> known, string id)
    {
        // The bot's id first: that of a reworded question is what it was made of before.
        var questions = pool.Rematch(known).Questions.Zip(pool.Questions).ToList();
        var (question, made) = questions.FirstOrDefault(q => q.First.Id == id);
        if (question is null)
            (question, made) = questions.FirstOrDefault(q => q.Second.Id == id);
        if (question is null)
        {
            Console.Error.WriteLine(known.FirstOrDefault(k => k.Id == id) is { } gone
                ? $"The notes do not give the question '{id}' any more; it came from {gone.Path}."
                : $"No question has the id '{id}'. 'bot questions' shows them all.");
            return ExitCodes.Failure;
        }

        var renderer = new TerminalRenderer(TerminalConsole.Create());
        renderer.Show(CardOf(question));
        var ids = new RichTextBuilder();
        if (question.Id != made.Id)
            ids.Paragraph(new TextSpan("Id: ", TextStyle.Muted), new TextSpan($"{made.Id} in the list; the bot keeps {question.Id}, from before the note was reworded"));
        renderer.Show(
            ids
                .Paragraph(new TextSpan("Note: ", TextStyle.Muted), new TextSpan(question.Explanation))
                .Paragraph(new TextSpan("Pattern: ", TextStyle.Muted), new TextSpan(question.Provenance.Pattern))
                .Paragraph(new TextSpan("Worth: ", TextStyle.Muted), new TextSpan(question.Worth.ToString("0.00", CultureInfo.InvariantCulture)))
                .Paragraph(new TextSpan("Guards passed: ", TextStyle.Muted), new TextSpan(string.Join(", ", question.Provenance.GuardsPassed)))
                .Build(),
            indent: 2);
        return ExitCodes.Success;
    }

    private static int Report(QuestionPool pool)
    {
        var renderer = new TerminalRenderer(TerminalConsole.Create());
        var rejections = pool.Rejections.ToLookup(r => r.Section);
        foreach (var section in pool.Sections.Where(s => s.Reason is not null))
        {
            Say($"{section.Path}:{section.Line}: {section.Breadcrumb}: {section.Reason}");
            foreach (var rejection in rejections[section.Section])
                Say($"  line {rejection.Line}: {rejection.Prompt} ({rejection.Answer}): {rejection.Guard}, {rejection.Reason}");
        }

        foreach (var finding in pool.Lint)
            Say($"{finding.Path}:{finding.Line}: {finding.Message} ({finding.OtherPath}:{finding.OtherLine})");
        Say($"{pool.Questions.Length} questions of {pool.Candidates} candidates; {pool.Sections.Count(s => s.Reason is not null)} sections give none.");
        foreach (var (guard, count) in pool.RejectionCounts.OrderByDescending(r => r.Value))
            Say($"  {count} rejected by {guard}");
        return ExitCodes.Success;

        void Say(string line) => renderer.Show(RichText.From(line), indent: 0);
    }
}
