using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Chat;
using Bot.Core.Game;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation;
using NodaTime.Extensions;

namespace Bot.Core.Commands.Game;

/// <summary><c>/questions</c>: what may be asked here, where it comes from, and what people report. For managers, checked again at every click.</summary>
/// <param name="bank">The questions.</param>
/// <param name="trust">Keeps reports and disabled questions.</param>
/// <param name="boards">Takes a question out of the scoring.</param>
/// <param name="log">Notes what managers do.</param>
/// <param name="links">Where the sources lead.</param>
/// <param name="time">Now.</param>
public sealed class QuestionsCommand(QuestionBank bank, ITrustStore trust, IBoardStore boards, ManagerLog log, SourceLink links, TimeProvider time)
    : ICompletingCommand, IControlHandler
{
    private const string ListRoute = "qlist";
    private const string KeepRoute = "qkeep";
    private const string DropRoute = "qdrop";
    private const string ViewRoute = "qview";
    private const int PageSize = 10;
    private const int ReportsShown = 5;

    private static readonly OptionDefinition Id = new()
    {
        Name = new("id", "nummer"),
        Description = new("Id of the question; type words of it to find it", "Nummer der Frage; tippe Worte aus ihr, um sie zu finden"),
        IsRequired = true,
        IsCompleted = true,
        Max = 100,
    };

    public CommandDefinition Definition { get; } = new()
    {
        Name = new("questions", "fragen"),
        Description = new("What may be asked, and what people report", "Was gefragt werden darf, und was gemeldet wird"),
        RequiredPermissions = ManagerLog.Needed,
        IsGuildOnly = true,
        Visibility = Visibility.Private,
        DefaultSubcommand = "list",
        Subcommands =
        [
            Subcommand.Private(new("list", "liste"), new("All questions", "Alle Fragen"), [GameOptions.Topic]),
            Subcommand.Private(new("view", "zeigen"), new("One question with its answer", "Eine Frage mit ihrer Antwort"), [Id]),
            Subcommand.Private(new("why", "warum"), new("How a question came to be", "Wie eine Frage entstanden ist"), [Id]),
            Subcommand.Private(new("disable", "sperren"), new("Do not ask a question here any more", "Eine Frage hier nicht mehr stellen"),
            [
                Id,
                new() { Name = new("reason", "grund"), Description = new("Why", "Warum"), Max = 200 },
                new()
                {
                    Name = new("void", "streichen"),
                    Description = new("Also take back the points it brought", "Auch die Punkte streichen, die sie gebracht hat"),
                    Kind = OptionKind.Flag,
                },
            ]),
            Subcommand.Private(new("enable", "freigeben"), new("Ask a question again", "Eine Frage wieder stellen"), [Id]),
            Subcommand.Private(new("reports", "meldungen"), new("What people reported", "Was gemeldet wurde")),
        ],
    };

    public IReadOnlyCollection<string> Routes { get; } = [ListRoute, KeepRoute, DropRoute, ViewRoute];

    public MemberPermissions RequiredPermissions => ManagerLog.Needed;

    public Promise PromiseTo(ButtonToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return token.Route == ViewRoute ? Promise.Private : Promise.InPlace;
    }

    public async Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        var phrases = Phrases.For(interaction.Locale);
        var guildId = interaction.RequireGuildId();
        if (interaction.Token is { } token)
            return await PressAsync(interaction, guildId, token, phrases, cancellationToken);
        switch (interaction.Command)
        {
            case "questions list":
                return await ListAsync(guildId, GameOptions.TextOf(interaction, "topic"), page: 0, ReplyMode.Send, phrases, cancellationToken);
            case "questions reports":
                return await ReportsAsync(guildId, ReplyMode.Send, phrases, cancellationToken);
        }

        var id = GameOptions.TextOf(interaction, "id") ?? "";
        if (interaction.Command == "questions enable")
            return await EnableAsync(interaction, guildId, id, phrases, cancellationToken);
        if (bank.Find(id) is not { } question)
            return Reply.Private(phrases.NoSuchQuestion(TextCut.To(id.Length == 0 ? "?" : id, 40)));
        return interaction.Command switch
        {
            "questions why" => Why(question, phrases),
            "questions disable" => await DisableAsync(interaction, guildId, question, phrases, cancellationToken),
            _ => await ViewAsync(guildId, question, phrases, cancellationToken),
        };
    }

    public IReadOnlyList<OptionChoice> Complete(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        if (interaction.FocusedOption == "topic")
            return GameOptions.CompleteTopic(bank, interaction.Text("topic") ?? "");
        var words = (interaction.Text("id") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. bank.Questions
                .Where(q => words.All(w => q.Id.StartsWith(w, StringComparison.OrdinalIgnoreCase) || q.Stem.Contains(w, StringComparison.OrdinalIgnoreCase)))
                .Take(25)
                .Select(q => new OptionChoice(TextCut.To(q.Stem, 100), q.Id)),
        ];
    }

    private async Task<Reply> PressAsync(Interaction interaction, long guildId, ButtonToken token, Phrases phrases, CancellationToken cancellationToken)
    {
        if (token.Version != 1 || token.Arguments.IsEmpty)
            return Reply.Private(phrases.StaleControl);
        if (token.Route == ListRoute)
        {
            return int.TryParse(token.Arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var page)
                ? await ListAsync(guildId, token.Rest(1) is { Length: > 0 } topic ? topic : null, page, ReplyMode.Replace, phrases, cancellationToken)
                : Reply.Private(phrases.StaleControl);
        }

        var id = token.Arguments[0];
        switch (token.Route)
        {
            case KeepRoute:
                await trust.ResolveReportsAsync(guildId, id, "kept", time.GetUtcNow().ToInstant(), cancellationToken);
                await log.NoteAsync(interaction, "questions.keep", bank.Describe(id), cancellationToken);
                return await ReportsAsync(guildId, ReplyMode.Replace, phrases, cancellationToken);
            case DropRoute:
                await DropAsync(interaction, guildId, id, "reported", isVoided: true, cancellationToken);
                return await ReportsAsync(guildId, ReplyMode.Replace, phrases, cancellationToken);
            case ViewRoute:
                return bank.Find(id) is { } question
                    ? await ViewAsync(guildId, question, phrases, cancellationToken)
                    : Reply.Private(phrases.QuestionGone);
            default:
                return Reply.Private(phrases.StaleControl);
        }
    }

    private async Task<Reply> ListAsync(long guildId, string? topic, int page, ReplyMode mode, Phrases phrases, CancellationToken cancellationToken)
    {
        var all = bank.Questions.Where(q => topic is null || string.Equals(q.Topic, topic, StringComparison.OrdinalIgnoreCase)).ToImmutableArray();
        if (all.IsEmpty)
            return Reply.Private(topic is null ? phrases.NoQuestions : PracticeControls.NoSuchTopic(topic, bank, phrases));
        // The game cannot ask what nobody but the reader can judge; /setup counts what it can ask.
        var selfJudged = all.Count(q => q.Kind == QuestionKind.Reveal);
        var withheld = await trust.WithheldAsync(guildId, cancellationToken);
        var pages = (all.Length + PageSize - 1) / PageSize;
        page = Math.Clamp(page, 0, pages - 1);
        var body = new RichTextBuilder();
        foreach (var question in all.Skip(page * PageSize).Take(PageSize))
        {
            body.Bullet(
                new TextSpan(question.Id, TextStyle.Code),
                new TextSpan($" {TextCut.To(question.Stem, 120)}"),
                new TextSpan(withheld.Contains(question.Id) ? $" ({phrases.NotAsked})" : question.Kind == QuestionKind.Reveal ? $" ({phrases.NotScored})" : "", TextStyle.Muted));
        }

        return new Reply
        {
            Cards =
            [
                new Card
                {
                    Title = $"{(topic is null ? "" : $"{all[0].Topic} · ")}{phrases.Questions(all.Length)}{(selfJudged == 0 ? "" : $" · {selfJudged.ToString(CultureInfo.InvariantCulture)} {phrases.NotScored}")}",
                    Body = body.Build(),
                    Footer = phrases.Page(page + 1, pages),
                },
            ],
            Rows = pages > 1 && ListToken(page - 1, topic) is { } previous && ListToken(page + 1, topic) is { } next
                ? [[new Button(previous, phrases.Previous, IsDisabled: page == 0), new Button(next, phrases.Next, IsDisabled: page == pages - 1)]]
                : [],
            Visibility = Visibility.Private,
            Mode = mode,
        };
    }

    private async Task<Reply> ViewAsync(long guildId, Question question, Phrases phrases, CancellationToken cancellationToken)
    {
        var withheld = await trust.WithheldAsync(guildId, cancellationToken);
        var state = new RichTextBuilder().Paragraph(
            $"{question.Id} · {phrases.DifficultyName((int)question.Difficulty)}{(withheld.Contains(question.Id) ? $" · {phrases.NotAsked}" : "")}",
            TextStyle.Muted).Build();
        return new Reply
        {
            Cards = [QuestionSheet.Solution(question, phrases, links, state, Accent.Answer)],
            Rows = [[new Button(NoteCommand.Open(question.Provenance.Section), phrases.ShowNote)]],
            Visibility = Visibility.Private,
        };
    }

    private Reply Why(Question question, Phrases phrases) => new()
    {
        Cards =
        [
            new Card
            {
                Title = TextCut.To(question.Stem, 200),
                Body = new RichTextBuilder()
                    .Quote(new TextSpan(question.Explanation))
                    .Bullet(new TextSpan(phrases.WhyPattern(question.Provenance.Pattern)))
                    .Bullet(new TextSpan(phrases.WhyGuards(string.Join(", ", question.Provenance.GuardsPassed))))
                    .Bullet(new TextSpan(phrases.WhyWorth(question.Worth)))
                    .Build(),
                Footer = $"{question.Path}:{question.Line}",
                Url = links.To(question.Path, question.Line),
            },
        ],
        Visibility = Visibility.Private,
    };

    private async Task<Reply> DisableAsync(Interaction interaction, long guildId, Question question, Phrases phrases, CancellationToken cancellationToken)
    {
        var isVoided = interaction.Flag("void");
        var changed = await DropAsync(interaction, guildId, question.Id, GameOptions.TextOf(interaction, "reason") ?? "", isVoided, cancellationToken);
        return Reply.Private(changed is null ? phrases.DisabledAlready : isVoided ? phrases.DisabledAndVoided(changed.Value) : phrases.Disabled);
    }

    /// <summary>Disables a question and resolves its reports. Returns how many answers lost their points; null when it was disabled before and nothing changed.</summary>
    private async Task<int?> DropAsync(Interaction interaction, long guildId, string id, string reason, bool isVoided, CancellationToken cancellationToken)
    {
        var isNew = await trust.DisableAsync(new DisabledQuestion(guildId, id, TextCut.To(reason, 200)), cancellationToken);
        await trust.ResolveReportsAsync(guildId, id, "disabled", time.GetUtcNow().ToInstant(), cancellationToken);
        var answers = isVoided ? await boards.VoidQuestionAsync(guildId, id, isVoided: true, cancellationToken) : 0;
        if (!isNew && answers == 0)
            return null;
        await log.NoteAsync(interaction, isVoided ? "questions.void" : "questions.disable", $"{bank.Describe(id)}{(reason.Length == 0 ? "" : $": {reason}")}", cancellationToken);
        return answers;
    }

    private async Task<Reply> EnableAsync(Interaction interaction, long guildId, string id, Phrases phrases, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToInstant();
        var wasDisabled = await trust.EnableAsync(guildId, id, cancellationToken);
        var reports = await trust.ResolveReportsAsync(guildId, id, "kept", now, cancellationToken);
        var answers = await boards.VoidQuestionAsync(guildId, id, isVoided: false, cancellationToken);
        if (!wasDisabled && reports == 0 && answers == 0)
            return Reply.Private(phrases.NotDisabled);
        await log.NoteAsync(interaction, "questions.enable", bank.Describe(id), cancellationToken);
        return Reply.Private(phrases.Enabled);
    }

    private async Task<Reply> ReportsAsync(long guildId, ReplyMode mode, Phrases phrases, CancellationToken cancellationToken)
    {
        var open = await trust.OpenReportsAsync(guildId, cancellationToken);
        if (open.IsEmpty)
            return new Reply { Text = phrases.NoReports, Visibility = Visibility.Private, Mode = mode };
        var byQuestion = open.GroupBy(r => r.QuestionId, StringComparer.Ordinal).ToList();
        var body = new RichTextBuilder();
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<Control>>();
        var number = 0;
        foreach (var reports in byQuestion.Take(ReportsShown))
        {
            number++;
            var question = bank.Find(reports.Key);
            body.Paragraph(new TextSpan($"{number}. ", TextStyle.Strong), new TextSpan(question is null ? reports.Key : TextCut.To(question.Stem, 150)));
            foreach (var report in reports.Take(3))
                body.Quote(new TextSpan(TextCut.To(report.Reason.Length == 0 ? "–" : report.Reason, 200)));
            rows.Add(
            [
                new Button(ButtonToken.Create(ViewRoute, 1, reports.Key), $"{number} · {phrases.ViewQuestion}"),
                new Button(ButtonToken.Create(KeepRoute, 1, reports.Key), $"{number} · {phrases.KeepQuestion}", ButtonStyle.Success),
                new Button(ButtonToken.Create(DropRoute, 1, reports.Key), $"{number} · {phrases.DropQuestion}", ButtonStyle.Danger),
            ]);
        }

        return new Reply
        {
            Cards = [new Card { Title = phrases.ReportsTitle(byQuestion.Count), Body = body.Build(), Accent = Accent.Weak }],
            Rows = rows.ToImmutable(),
            Visibility = Visibility.Private,
            Mode = mode,
        };
    }

    /// <summary>Null where the topic does not fit into a token; the list then has no pages to turn.</summary>
    private static ButtonToken? ListToken(int page, string? topic) =>
        ButtonToken.TryCreate(ListRoute, 1, page < 0 ? "first" : page.ToString(CultureInfo.InvariantCulture), topic ?? "");
}
