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
        return await ShowAsync(interaction, group, period, metric, page: 0, interaction.Flag("around_me"), ReplyMode.Send, Visibility.Public, phrases, cancellationToken);
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
        return await ShowAsync(
            interaction,
            group,
            (BoardPeriod)(p - '0'),
            (BoardMetric)(m - '0'),
            page,
            isAroundMe: page < 0,
            isPrivate ? ReplyMode.Replace : ReplyMode.Send,
            Visibility.Private,
            phrases,
            cancellationToken);
    }

    private async Task<Reply> ShowAsync(
        Interaction interaction,
        StudyGroup group,
        BoardPeriod period,
        BoardMetric metric,
        int page,
        bool isAroundMe,
        ReplyMode mode,
        Visibility visibility,
        Phrases phrases,
        CancellationToken cancellationToken)
    {
        var season = period == BoardPeriod.Season
            ? await groups.CurrentSeasonAsync(group.Id, cancellationToken) ?? (await groups.SeasonsAsync(group.Id, cancellationToken)).FirstOrDefault()
            : null;
        if (period == BoardPeriod.Season && season is null)
            return Reply.Private(phrases.NoSeasonYet);
        var board = await boards.PageAsync(
            new BoardQuery
            {
                GroupId = group.Id,
                Period = period,
                Metric = metric,
                Today = choice.Today(group),
                SeasonId = season?.Id ?? 0,
                ViewerId = interaction.Person.Id,
                Page = Math.Max(0, page),
                AroundViewer = isAroundMe,
                PageSize = PageSize,
                AccuracyAnswersMin = group.AccuracyAnswersMin,
            },
            cancellationToken);
        // The store names the viewer in their own line, whatever they have set; in public that would give them away.
        if (visibility == Visibility.Public
            && (await groups.SettingsAsync(group.GuildId, interaction.Person.Id, cancellationToken)).Appearance != Appearance.Shown)
        {
            board = board with { Mine = null, Lines = [.. board.Lines.Select(l => l.PersonId == interaction.Person.Id ? l with { PersonId = null } : l)] };
        }

        var people = board.Lines.Select(l => l.PersonId).OfType<long>().ToImmutableArray();
        await names.RecallAsync(group.GuildId, people, cancellationToken);
        // Whoever acts is there.
        departures.Ask(group.GuildId, people.Where(id => id != interaction.Person.Id));
        // A streak runs up to today, whatever the period.
        var title = metric == BoardMetric.Streak ? phrases.MetricName(metric) : $"{phrases.MetricName(metric)} · {season?.Name ?? phrases.PeriodName(period)}";
        if (group.Name != StudyGroup.DefaultName)
            title = $"{group.Name} · {title}";
        var body = new RichTextBuilder();
        if (board.Lines.IsEmpty)
            body.Paragraph(metric == BoardMetric.Accuracy ? phrases.NobodyRankedYet(group.AccuracyAnswersMin) : phrases.NobodyOnBoardYet);
        // Bars compare with the best of the page: what people want to see is the distance to their neighbours.
        var best = board.Lines.Select(l => ValueOf(l, metric)).DefaultIfEmpty(0).Max();
        foreach (var line in board.Lines)
            body.Add(Line(group, line, line.PersonId, metric, best, phrases));
        if (board.Mine is { } mine && !board.Lines.Any(l => l.Rank == mine.Rank && l.PersonId == interaction.Person.Id))
        {
            body.Paragraph("…", TextStyle.Muted);
            body.Add(Line(group, mine, interaction.Person.Id, metric, best, phrases));
        }

        var isPrivate = visibility == Visibility.Private;
        var buttons = ImmutableArray.CreateBuilder<Control>();
        if (board.PageCount > 1)
        {
            buttons.Add(PageButton(group, period, metric, board.Page - 1, isPrivate, phrases.Previous, isDisabled: board.Page == 0));
            buttons.Add(PageButton(group, period, metric, board.Page + 1, isPrivate, phrases.Next, isDisabled: board.Page == board.PageCount - 1));
        }

        // A page before the first means "the one I am on".
        if (board.People > 0)
            buttons.Add(new Button(Token(group, period, metric, "-9", isPrivate), phrases.AroundMe));
        return new Reply
        {
            Cards =
            [
                new Card
                {
                    Title = title,
                    Body = body.Build(),
                    Footer = board.People == 0 ? RichText.Empty : board.PageCount > 1 ? $"{phrases.People(board.People)} · {phrases.Page(board.Page + 1, board.PageCount)}" : phrases.People(board.People),
                    Accent = Accent.Answer,
                },
            ],
            Rows = buttons.Count == 0 ? [] : [buttons.ToImmutable()],
            Visibility = visibility,
            Mode = mode,
        };
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

    private static Button PageButton(StudyGroup group, BoardPeriod period, BoardMetric metric, int page, bool isPrivate, string label, bool isDisabled) =>
        new(Token(group, period, metric, Math.Max(0, page).ToString(CultureInfo.InvariantCulture) + (isDisabled ? "x" : ""), isPrivate), label, IsDisabled: isDisabled);

    private static ButtonToken Token(StudyGroup group, BoardPeriod period, BoardMetric metric, string page, bool isPrivate) => ButtonToken.Create(
        Route, 1, GameOptions.IdText(group.Id), string.Create(CultureInfo.InvariantCulture, $"{(int)period}{(int)metric}"), page, isPrivate ? "p" : "a");
}
