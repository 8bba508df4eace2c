using System.Globalization;
using Bot.Core.Chat;
using Bot.Core.Game;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation;
using NodaTime;
using NodaTime.Extensions;

namespace Bot.Core.Commands.Game;

/// <summary>
/// <c>/review</c>: a person's own misses and additions, each when it is about to be forgotten. Private; the whole state is in the buttons and the store.
/// </summary>
/// <param name="bank">The questions.</param>
/// <param name="reviews">Says what is due and takes ratings.</param>
/// <param name="cards">Takes leeches back in.</param>
/// <param name="groups">Knows the person's zone.</param>
/// <param name="choice">Knows the server's zone.</param>
/// <param name="links">Where the sources lead.</param>
/// <param name="time">Now.</param>
public sealed class ReviewCommand(
    QuestionBank bank, ReviewService reviews, IReviewStore cards, IGroupStore groups, GroupChoice choice, SourceLink links, TimeProvider time)
    : ICommand, IControlHandler
{
    private const string AnswerRoute = "review";
    private const string RateRoute = "rate";
    private const string LeechRoute = "leech";
    private const int ForecastDays = 7;

    public CommandDefinition Definition { get; } = new()
    {
        Name = new("review", "wiederholen"),
        Description = new("Review what you missed or added, when it is due", "Wiederholen, was du nicht wusstest oder gesammelt hast"),
        Visibility = Visibility.Private,
    };

    public IReadOnlyCollection<string> Routes { get; } = [AnswerRoute, RateRoute, LeechRoute];

    public MemberPermissions RequiredPermissions => MemberPermissions.None;

    public Promise PromiseTo(ButtonToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return token.Route == LeechRoute ? Promise.Private : Promise.InPlace;
    }

    public async Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        var phrases = Phrases.For(interaction.Locale);
        if (interaction.Token is not { } token)
            return await NextAsync(interaction, RichText.Empty, ReplyMode.Send, phrases, cancellationToken);
        if (token is { Route: LeechRoute, Version: 1, Arguments: [var leech] })
        {
            var isBack = await cards.ResumeAsync(interaction.GuildId ?? 0, interaction.Person.Id, leech, cancellationToken);
            return Reply.Private(isBack ? phrases.LeechBack : phrases.LeechGone);
        }

        if (token is not { Version: 1, Arguments: [var id, var countText, [var act, .. var numberText]] }
            || !int.TryParse(countText, NumberStyles.None, CultureInfo.InvariantCulture, out var reviewsBefore)
            || !int.TryParse(numberText, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return Reply.Private(phrases.StaleControl);
        }

        if (token.Route == RateRoute)
            return await RateAsync(interaction, id, reviewsBefore, (Rating)number, phrases, cancellationToken);
        if (bank.Find(id) is not { } question)
            return await NextAsync(interaction, phrases.QuestionGone, ReplyMode.Replace, phrases, cancellationToken);
        switch (act)
        {
            case 'a':
                return Judge(question, reviewsBefore, number == QuestionSheet.CorrectMask(question), number, typed: null, phrases);
            case 't':
                return Ask(question, reviewsBefore, RichText.Empty, ReplyMode.Replace, phrases, number);
            case 'w':
                return new Reply { Form = QuestionSheet.TypeForm(Token(AnswerRoute, question, reviewsBefore, 'f', 0), question, phrases), Visibility = Visibility.Private };
            case 'f':
                var typed = interaction.Fields.GetValueOrDefault(QuestionSheet.AnswerField) ?? "";
                return Judge(question, reviewsBefore, bank.Grade(question, typed).IsRight, 0, typed, phrases);
            case 'v':
                return Solved(question, reviewsBefore, RichText.Empty, Accent.Answer, 0, [Rating.Again, Rating.Hard, Rating.Good, Rating.Easy], phrases);
            default:
                return Reply.Private(phrases.StaleControl);
        }
    }

    /// <summary>Returns the next card that is due, or how it goes on.</summary>
    private async Task<Reply> NextAsync(Interaction interaction, RichText above, ReplyMode mode, Phrases phrases, CancellationToken cancellationToken)
    {
        var (guildId, personId) = (interaction.GuildId ?? 0, interaction.Person.Id);
        var zone = await ZoneAsync(interaction, cancellationToken);
        // While no notes are loaded, every question is missing.
        if (bank.Questions.IsEmpty)
            return Reply.Private(phrases.NoQuestions);
        var queue = await reviews.QueueAsync(guildId, personId, zone, cancellationToken);
        // The notes may have changed since.
        return queue.Cards.Select(c => (Card: c, Question: bank.Find(c.QuestionId))).FirstOrDefault(c => c.Question is not null) is { Question: { } question } next
            ? Ask(question, next.Card.Reviews, above, mode, phrases, chosen: 0, queue.Cards.Length)
            : Done(queue, await reviews.ForecastAsync(guildId, personId, zone, ForecastDays, cancellationToken), above, mode, phrases);
    }

    private static Reply Ask(Question question, int reviewsBefore, RichText above, ReplyMode mode, Phrases phrases, int chosen, int left = 0) => new()
    {
        Text = above,
        Cards = [QuestionSheet.Ask(question, phrases, left == 0 ? phrases.ReviewTitle : phrases.ReviewLeft(left), chosen)],
        Rows = QuestionSheet.Controls(
            question,
            new AnswerTokens(
                mask => Token(AnswerRoute, question, reviewsBefore, 'a', mask),
                mask => Token(AnswerRoute, question, reviewsBefore, 't', mask),
                () => Token(AnswerRoute, question, reviewsBefore, 'w', 0),
                () => Token(AnswerRoute, question, reviewsBefore, 'v', 0)),
            phrases,
            chosen),
        Visibility = Visibility.Private,
        Mode = mode,
    };

    private Reply Judge(Question question, int reviewsBefore, bool isRight, int chosen, string? typed, Phrases phrases)
    {
        var verdict = new RichTextBuilder();
        if (isRight)
            verdict.Paragraph(new TextSpan(phrases.Right, TextStyle.Strong), new TextSpan($" {phrases.HowHard}"));
        else
            verdict.Paragraph(
                new TextSpan(phrases.Wrong, TextStyle.Strong),
                new TextSpan($" {(typed is null ? phrases.YouChose(QuestionSheet.Letters(chosen)) : phrases.YouTyped(TextCut.To(typed, 100)))}"));
        return Solved(
            question,
            reviewsBefore,
            verdict.Build(),
            isRight ? Accent.Right : Accent.Wrong,
            chosen,
            isRight ? [Rating.Hard, Rating.Good, Rating.Easy] : [Rating.Again],
            phrases);
    }

    /// <summary>Returns the solution with a button for each rating; a miss has one, which goes on.</summary>
    private Reply Solved(Question question, int reviewsBefore, RichText verdict, Accent accent, int chosen, Rating[] ratings, Phrases phrases) => new()
    {
        Cards = [QuestionSheet.Solution(question, phrases, links, verdict, accent, chosen)],
        Rows =
        [
            [
                .. ratings.Select(r => new Button(
                    Token(RateRoute, question, reviewsBefore, 'r', (int)r),
                    ratings.Length == 1 ? phrases.NextQuestion : phrases.RatingName(r),
                    r == Rating.Good || ratings.Length == 1 ? ButtonStyle.Primary : ButtonStyle.Secondary)),
            ],
            [.. QuestionSheet.AfterwardButtons(question, phrases, offersReview: false)],
        ],
        Visibility = Visibility.Private,
        Mode = ReplyMode.Replace,
    };

    private async Task<Reply> RateAsync(Interaction interaction, string id, int reviewsBefore, Rating rating, Phrases phrases, CancellationToken cancellationToken)
    {
        if (rating is < Rating.Again or > Rating.Easy)
            return Reply.Private(phrases.StaleControl);
        var zone = await ZoneAsync(interaction, cancellationToken);
        var outcome = await reviews.RateAsync(interaction.GuildId ?? 0, interaction.Person.Id, id, reviewsBefore, rating, zone, cancellationToken);
        if (outcome is not ReviewOutcome.Reviewed reviewed)
            return await NextAsync(interaction, RichText.Empty, ReplyMode.Replace, phrases, cancellationToken);
        var wait = reviewed.Card.Due - time.GetUtcNow().ToInstant();
        var above = new RichTextBuilder().Paragraph(reviewed.BecameLeech ? phrases.BecameLeech(reviewed.Card.Lapses) : phrases.ComesBackIn(wait), TextStyle.Muted).Build();
        var next = await NextAsync(interaction, above, ReplyMode.Replace, phrases, cancellationToken);
        return reviewed.BecameLeech && next.Rows.Length < 5
            ? next with { Rows = next.Rows.Add([new Button(ButtonToken.Create(LeechRoute, 1, id), phrases.TakeLeechBack)]) }
            : next;
    }

    private Reply Done(ReviewQueue queue, IReadOnlyList<int> forecast, RichText above, ReplyMode mode, Phrases phrases)
    {
        var now = time.GetUtcNow().ToInstant();
        var text = new RichTextBuilder().Add(above);
        if (queue.IsLimitReached)
            text.Paragraph(phrases.ReviewLimit);
        else if (queue.NextDue is { } due && due > now)
            text.Paragraph(phrases.ReviewDone(due - now));
        else if (queue.Resting == 0)
            text.Paragraph(phrases.ReviewEmpty);
        if (queue.Resting > 0)
            text.Paragraph(phrases.ReviewResting(queue.Resting), TextStyle.Muted);
        if (forecast.Any(n => n > 0))
            text.Paragraph(phrases.Forecast(string.Join(" · ", forecast.Select(n => n.ToString(CultureInfo.InvariantCulture)))), TextStyle.Muted);
        return new Reply { Text = text.Build(), Visibility = Visibility.Private, Mode = mode };
    }

    private async Task<DateTimeZone> ZoneAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        if (interaction.GuildId is not { } guildId)
            return DateTimeZone.Utc;
        var settings = await groups.SettingsAsync(guildId, interaction.Person.Id, cancellationToken);
        var zone = settings.Zone ?? (await choice.OwnAsync(interaction, guildId, cancellationToken)).Zone;
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;
    }

    private static ButtonToken Token(string route, Question question, int reviewsBefore, char act, int number) => ButtonToken.Create(
        route, 1, question.Id, reviewsBefore.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{act}{number}"));
}
