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
    private const int LinesNamed = 5;

    public static Command Create()
    {
        var topic = new Option<string?>("--topic") { Description = "Only this topic or file, in any case.", HelpName = "T" };
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
            // Another seed draws other options, with which another guard may object: what one seed serves, 'why' with another may not find.
            Recursive = true,
        };
        seed.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !int.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
                result.AddError($"--seed is {token.Value}; use a whole number.");
        });
        var json = CommonOptions.Json();
        var command = new Command("questions", "Show the questions that the notes give") { topic, count, seed, json, Why(seed), Lint(seed) };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var pool = await GenerateAsync(CommonOptions.Settings(parsed), parsed.GetValue(seed), cancellationToken).ConfigureAwait(false);
            var questions = About(parsed.GetValue(topic), pool);
            if (questions.Length == 0)
                return SayNone(parsed.GetValue(topic), pool);
            List(Draw(questions, parsed.GetValue(count), parsed.GetValue(seed)), parsed.GetValue(json));
            return ExitCodes.Success;
        });
        return command;
    }

    private static Command Why(Option<int> seed)
    {
        var what = new Argument<string>("what") { Description = "The question's id, as the list or the bot shows it; or a line of a note, PATH:LINE." };
        var why = new Command(
            "why",
            "Show where a question comes from and every guard it passed, or what became of a line of the notes. The list makes ids from the notes alone; the bot " +
            "keeps the earlier id of a question whose note was reworded. Both are found.") { what };
        why.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = CommonOptions.Settings(parsed);
            var pool = await GenerateAsync(settings, parsed.GetValue(seed), cancellationToken).ConfigureAwait(false);
            return LineOf(parsed.GetValue(what)!) is var (path, line)
                ? ExplainLine(pool, path, line)
                : Explain(pool, await KnownAsync(settings, cancellationToken).ConfigureAwait(false), parsed.GetValue(what)!, parsed.GetValue(seed));
        });
        return why;
    }

    // An id has no colon; a path may.
    private static (string Path, int Line)? LineOf(string what) =>
        what.LastIndexOf(':') is > 0 and var colon && int.TryParse(what.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? (what[..colon], line) : null;

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

    private static Command Lint(Option<int> seed)
    {
        var lint = new Command("lint", "Name sections that give no question, figures that contradict each other, and repetitions");
        lint.SetAction(async (parsed, cancellationToken) =>
        {
            var pool = await GenerateAsync(CommonOptions.Settings(parsed), parsed.GetValue(seed), cancellationToken).ConfigureAwait(false);
            return Report(pool);
        });
        return lint;
    }

    private static async Task<QuestionPool> GenerateAsync(BotSettings settings, int seed, CancellationToken cancellationToken)
    {
        var library = await KnowledgeLoading.LoadAsync(settings, cancellationToken).ConfigureAwait(false);
        return QuestionGenerator.Generate(library, new GenerationOptions { Seed = seed, RejectionsKeptMax = int.MaxValue }, cancellationToken);
    }

    private static ImmutableArray<Question> About(string? topic, QuestionPool pool) => topic is null
        ? pool.Questions
        : [.. pool.Questions.Where(q => q.Topic.Equals(topic, StringComparison.OrdinalIgnoreCase) || Path.GetFileNameWithoutExtension(q.Path).Equals(topic, StringComparison.OrdinalIgnoreCase))];

    private static Question[] Draw(ImmutableArray<Question> questions, int? count, int seed)
    {
        var drawn = questions.ToArray();
        if (count is not { } n)
            return drawn;
        new Random(seed).Shuffle(drawn);
        return drawn[..Math.Min(n, drawn.Length)];
    }

    private static int SayNone(string? topic, QuestionPool pool)
    {
        Console.Error.WriteLine(topic is null || pool.Questions.IsEmpty
            ? "The notes give no question. 'bot questions lint' says why, section by section."
            : $"No question is about '{topic}'. There are some about: {string.Join(", ", pool.Questions.Select(q => q.Topic).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase))}.");
        return ExitCodes.Failure;
    }

    private static void List(Question[] questions, bool json)
    {
        if (json)
        {
            foreach (var question in questions)
                Console.Out.WriteLine(JsonSerializer.Serialize(QuestionJson.From(question), QuestionJsonContext.Readable.QuestionJson));
            return;
        }

        var renderer = new TerminalRenderer(TerminalConsole.Create());
        foreach (var question in questions)
            renderer.Show(CardOf(question));
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

    private static int Explain(QuestionPool pool, ImmutableArray<QuestionFingerprint> known, string id, int seed)
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
                : $"No question has the id '{id}' with the seed {seed}. 'bot questions' shows them all; give 'why' the --seed that it was drawn by.");
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

    private static int ExplainLine(QuestionPool pool, string path, int line)
    {
        var questions = pool.Questions.Where(q => IsNote(q.Path)).ToLookup(q => q.Line);
        var rejections = pool.Rejections.Where(r => IsNote(r.Path)).ToLookup(r => r.Line);
        if (!questions[line].Any() && !rejections[line].Any())
        {
            var near = questions.Select(q => q.Key).Concat(rejections.Select(r => r.Key)).Distinct().OrderBy(l => Math.Abs(l - line)).Take(LinesNamed).Order().ToList();
            Console.Error.WriteLine(!pool.Sections.Any(s => IsNote(s.Path)) ? $"No note has the path '{path}'."
                : near.Count == 0 ? $"Nothing in {path} has a form that a question can be made of. 'bot questions lint' says why."
                : $"Nothing was tried with line {line} of {path}; the nearest lines are {string.Join(", ", near)}.");
            return ExitCodes.Failure;
        }

        var renderer = new TerminalRenderer(TerminalConsole.Create());
        foreach (var question in questions[line])
        {
            renderer.Show(CardOf(question));
            renderer.Show(new RichTextBuilder().Paragraph(new TextSpan("Pattern: ", TextStyle.Muted), new TextSpan(question.Provenance.Pattern)).Build(), indent: 2);
        }

        foreach (var rejection in rejections[line])
            renderer.Show(RichText.From($"{rejection.Pattern}: {rejection.Prompt} ({rejection.Answer}): rejected by {rejection.Guard}, {rejection.Reason}"), indent: 0);
        return ExitCodes.Success;

        bool IsNote(string other) => other.Equals(path, StringComparison.OrdinalIgnoreCase);
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
