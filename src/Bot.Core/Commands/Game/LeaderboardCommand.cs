using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Chat;
using Bot.Core.Game;

namespace Bot.Core.Commands.Game;

/// <summary><c>/leaderboard</c>: who leads in a period, by points, accuracy or streak; page by page, with my own line.</summary>
/// <param name="boards">Ranks.</param>
/// <param name="groups">Whose board it is, and its seasons.</param>
/// <param name="choice">Finds the group.</param>
/// <param name="names">The names of people.</param>
/// <param name="departures">Finds out afterwards who has left.</param>
public sealed class LeaderboardCommand(IBoardStore boards, IGroupStore groups, GroupChoice choice, NameBook names, DepartureCheck departures) : ICommand, IControlHandler
{
    private const string Route = "board";
    private const int PageSize = 10;
    private const int BarWidth = 8;

    private static readonly ImmutableArray<(BoardPeriod Period, string Value)> Periods =
    [
        (BoardPeriod.Day, "today"), (BoardPeriod.Week, "week"), (BoardPeriod.Month, "month"), (BoardPeriod.Season, "season"), (BoardPeriod.AllTime, "all-time"),
    ];

    private static readonly ImmutableArray<(BoardMetric Metric, string Value)> Metrics =
    [
        (BoardMetric.Points, "points"), (BoardMetric.Accuracy, "accuracy"), (BoardMetric.Streak, "streak"),
    ];

    public CommandDefinition Definition { get; } = new()
    {
        Name = new("leaderboard", "rangliste"),
        Description = new("Who leads", "Wer vorn liegt"),
        IsGuildOnly = true,
        Options =
        [
            new()
            {
                Name = new("period", "zeitraum"),
                Description = new("Since when; this week unless given", "Seit wann; diese Woche, wenn nichts angegeben ist"),
                Choices = [.. Periods.Select(p => new OptionChoice(new(Phrases.English.PeriodName(p.Period), Phrases.German.PeriodName(p.Period)), p.Value))],
            },
            new()
            {
                Name = new("metric", "wertung"),
                Description = new("What counts; points unless given", "Was zählt; Punkte, wenn nichts angegeben ist"),
                Choices = [.. Metrics.Select(m => new OptionChoice(new(Phrases.English.MetricName(m.Metric), Phrases.German.MetricName(m.Metric)), m.Value))],
            },
            GameOptions.Group,
            new()
            {
                Name = new("around_me", "um_mich"),
                Description = new("Start at the page I am on", "Auf der Seite beginnen, auf der ich stehe"),
                Kind = OptionKind.Flag,
            },
        ],
    };

    public IReadOnlyCollection<string> Routes { get; } = [Route];

    public MemberPermissions RequiredPermissions => MemberPermissions.None;

    // A page turned on a public board is a private copy: it shows the reader's own line.
    public Promise PromiseTo(ButtonToken token) => Promise.InPlace;

    public async Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        names.Remember(interaction);
        var phrases = Phrases.For(interaction.Locale);
        if (interaction.GuildId is not { } guildId)
            return Reply.Private(phrases.OnlyInAServer);
        if (interaction.Token is { } token)
            return await TurnAsync(interaction, guildId, token, phrases, cancellationToken);
        var (group, problem) = await choice.FindAsync(interaction, guildId, cancellationToken);
        if (group is null)
            return Reply.Private(problem);
        var period = Periods.FirstOrDefault(p => p.Value == interaction.Text("period"), Periods[1]).Period;
        var metric = Metrics.FirstOrDefault(m => m.Value == interaction.Text("metric"), Metrics[0]).Metric;
        return await ShowAsync(interaction, new View(group, period, metric, Page: 0, interaction.Flag("around_me"), IsPrivate: false), ReplyMode.Send, phrases, cancellationToken);
    }

    /// <summary>Shows another page to whoever pressed: in the message when it is their own, else in a private copy.</summary>
    private async Task<Reply> TurnAsync(Interaction interaction, long guildId, ButtonToken token, Phrases phrases, CancellationToken cancellationToken)
    {
        if (token is not { Version: 1, Arguments: [var groupText, [var p and >= '0' and <= '4', var m and >= '0' and <= '2'], var pageText, ..] }
            || GameOptions.Id(groupText) is not { } groupId
            || !int.TryParse(pageText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var page))
        {
            return Reply.Private(phrases.StaleControl);
        }

        if (await groups.FindAsync(groupId, cancellationToken) is not { } group || group.GuildId != guildId)
            return Reply.Private(phrases.StaleControl);
        var isPrivate = token.Rest(3) == "p";
        // A page of a public board is a private copy, and from then on its own message.
        return await ShowAsync(
            interaction,
            new View(group, (BoardPeriod)(p - '0'), (BoardMetric)(m - '0'), page, IsAroundViewer: page < 0, IsPrivate: true),
            isPrivate ? ReplyMode.Replace : ReplyMode.Send,
            phrases,
            cancellationToken);
    }

    private async Task<Reply> ShowAsync(Interaction interaction, View view, ReplyMode mode, Phrases phrases, CancellationToken cancellationToken)
    {
        var season = view.Period == BoardPeriod.Season
            ? await groups.CurrentSeasonAsync(view.Group.Id, cancellationToken) ?? (await groups.SeasonsAsync(view.Group.Id, cancellationToken)).FirstOrDefault()
            : null;
        if (view.Period == BoardPeriod.Season && season is null)
            return Reply.Private(phrases.NoSeasonYet);
        var viewer = interaction.Person.Id;
        var board = await ReadAsync(view, season, viewer, cancellationToken);
        var people = board.Lines.Select(l => l.PersonId).OfType<long>().ToImmutableArray();
        await names.RecallAsync(view.Group.GuildId, people, cancellationToken);
        // Whoever acts is there.
        departures.Ask(view.Group.GuildId, people.Where(id => id != viewer));
        var buttons = Buttons(view, board, phrases);
        return new Reply
        {
            Cards =
            [
                new Card
                {
                    Title = Title(view, season, phrases),
                    Body = Body(view, board, viewer, phrases),
                    Footer = board.People == 0 ? RichText.Empty : board.PageCount > 1 ? $"{phrases.People(board.People)} · {phrases.Page(board.Page + 1, board.PageCount)}" : phrases.People(board.People),
                    Accent = Accent.Answer,
                },
            ],
            Rows = buttons.IsEmpty ? [] : [buttons],
            Visibility = view.IsPrivate ? Visibility.Private : Visibility.Public,
            Mode = mode,
        };
    }

    /// <summary>Returns the page, in public without what the viewer does not want shown.</summary>
    private async Task<BoardPage> ReadAsync(View view, Season? season, long viewer, CancellationToken cancellationToken)
    {
        var board = await boards.PageAsync(
            new BoardQuery
            {
                GroupId = view.Group.Id,
                Period = view.Period,
                Metric = view.Metric,
                Today = choice.Today(view.Group),
                SeasonId = season?.Id ?? 0,
                ViewerId = viewer,
                Page = Math.Max(0, view.Page),
                AroundViewer = view.IsAroundViewer,
                PageSize = PageSize,
                AccuracyAnswersMin = view.Group.AccuracyAnswersMin,
            },
            cancellationToken);
        // The store names the viewer in their own line, whatever they have set; in public that would give them away.
        return view.IsPrivate || (await groups.SettingsAsync(view.Group.GuildId, viewer, cancellationToken)).Appearance == Appearance.Shown
            ? board
            : board with { Mine = null, Lines = [.. board.Lines.Select(l => l.PersonId == viewer ? l with { PersonId = null } : l)] };
    }

    private static string Title(View view, Season? season, Phrases phrases)
    {
        // A streak runs up to today, whatever the period.
        var title = view.Metric == BoardMetric.Streak ? phrases.MetricName(view.Metric) : $"{phrases.MetricName(view.Metric)} · {season?.Name ?? phrases.PeriodName(view.Period)}";
        return view.Group.IsServersOwn ? title : $"{view.Group.Name} · {title}";
    }

    private RichText Body(View view, BoardPage board, long viewer, Phrases phrases)
    {
        var body = new RichTextBuilder();
        if (board.Lines.IsEmpty)
            body.Paragraph(view.Metric == BoardMetric.Accuracy ? phrases.NobodyRankedYet(view.Group.AccuracyAnswersMin) : phrases.NobodyOnBoardYet);
        // Bars compare with the best of the page: what people want to see is the distance to their neighbours.
        var best = board.Lines.Select(l => ValueOf(l, view.Metric)).DefaultIfEmpty(0).Max();
        foreach (var line in board.Lines)
            body.Add(Line(view.Group, line, line.PersonId, view.Metric, best, phrases));
        if (board.Mine is { } mine && !board.Lines.Any(l => l.Rank == mine.Rank && l.PersonId == viewer))
        {
            body.Paragraph("…", TextStyle.Muted);
            body.Add(Line(view.Group, mine, viewer, view.Metric, best, phrases));
        }

        return body.Build();
    }

    private static ImmutableArray<Control> Buttons(View view, BoardPage board, Phrases phrases)
    {
        var buttons = ImmutableArray.CreateBuilder<Control>();
        if (board.PageCount > 1)
        {
            buttons.Add(PageButton(view, board.Page - 1, phrases.Previous, isDisabled: board.Page == 0));
            buttons.Add(PageButton(view, board.Page + 1, phrases.Next, isDisabled: board.Page == board.PageCount - 1));
        }

        // A page before the first means "the one I am on".
        if (board.People > 0)
            buttons.Add(new Button(Token(view, "-9"), phrases.AroundMe));
        return buttons.ToImmutable();
    }

    private TextBlock Line(StudyGroup group, BoardLine line, long? personId, BoardMetric metric, double best, Phrases phrases)
    {
        var name = personId is { } id ? names.SpanOf(group.GuildId, id, phrases, TextStyle.Strong) : new TextSpan(phrases.Anonymous, TextStyle.Emphasis);
        var value = metric switch
        {
            BoardMetric.Points => phrases.Points(line.Points),
            BoardMetric.Accuracy => phrases.AccuracyOf(line.Accuracy, line.Answered),
            BoardMetric.Streak => phrases.DayCount(line.Streak),
        };
        return new TextBlock(
            BlockKind.Bullet,
            [
                new TextSpan($"{Bar(ValueOf(line, metric), best)} ", TextStyle.Code),
                name,
                new TextSpan($" {value}"),
                new TextSpan(line.HasLeft || (personId is { } whose && names.HasLeft(group.GuildId, whose)) ? $" ({phrases.HasLeft})" : "", TextStyle.Muted),
            ],
            Marker: line.Rank == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{line.Rank}."));
    }

    private static double ValueOf(BoardLine line, BoardMetric metric) => metric switch
    {
        BoardMetric.Points => line.Points,
        BoardMetric.Accuracy => line.Accuracy,
        BoardMetric.Streak => line.Streak,
    };

    internal static string Bar(double value, double best)
    {
        var full = best <= 0 ? 0 : (int)Math.Round(Math.Min(value, best) / best * BarWidth, MidpointRounding.AwayFromZero);
        return $"{new string('█', full)}{new string('░', BarWidth - full)}";
    }

    private static Button PageButton(View view, int page, string label, bool isDisabled) =>
        new(Token(view, Math.Max(0, page).ToString(CultureInfo.InvariantCulture) + (isDisabled ? "x" : "")), label, IsDisabled: isDisabled);

    private static ButtonToken Token(View view, string page) => ButtonToken.Create(
        Route, 1, GameOptions.IdText(view.Group.Id), string.Create(CultureInfo.InvariantCulture, $"{(int)view.Period}{(int)view.Metric}"), page, view.IsPrivate ? "p" : "a");

    /// <summary>What somebody wants to see.</summary>
    /// <param name="Page">From 0.</param>
    /// <param name="IsAroundViewer">The page the viewer is on, instead of <paramref name="Page"/>.</param>
    /// <param name="IsPrivate">Only the viewer sees it.</param>
    private sealed record View(StudyGroup Group, BoardPeriod Period, BoardMetric Metric, int Page, bool IsAroundViewer, bool IsPrivate);
}
