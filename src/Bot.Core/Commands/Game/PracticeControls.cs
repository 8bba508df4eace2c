using System.Globalization;
using Bot.Core.Chat;
using Bot.Core.Game;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation;
using Bot.Core.Quiz.Grading;

namespace Bot.Core.Commands.Game;

/// <summary>
/// Practice: one person's questions, without ranking. The whole state is in the buttons, so that it goes on after a restart. A miss goes into the
/// person's review.
/// </summary>
/// <param name="bank">The questions.</param>
/// <param name="trust">Which questions are withheld in a server.</param>
/// <param name="extras">Adds misses to the review.</param>
/// <param name="links">Where the sources lead.</param>
public sealed class PracticeControls(QuestionBank bank, ITrustStore trust, QuestionControls extras, SourceLink links) : IControlHandler
{
    private const string AnswerRoute = "practice";
    private const string ToggleRoute = "ptoggle";
    private const string TypeRoute = "ptype";
    private const string TypedRoute = "ptyped";
    private const string RevealRoute = "preveal";
    private const string KnewRoute = "pknew";
    private const string NextRoute = "pnext";
    private const int TopicsListed = 10;
    private const int MistypedDistance = 2;

    public IReadOnlyCollection<string> Routes { get; } = [AnswerRoute, ToggleRoute, TypeRoute, TypedRoute, RevealRoute, KnewRoute, NextRoute];

    public MemberPermissions RequiredPermissions => MemberPermissions.None;

    public Visibility VisibilityOf(ButtonToken token) => Visibility.Private;

    public async Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        var phrases = Phrases.For(interaction.Locale);
        if (interaction.Token is not { Version: 1 } token || QuestionWalk.Parse(token.Arguments is [var first, ..] ? first : "") is not { } walk)
            return Reply.Private(phrases.StaleControl);
        if (token.Route == NextRoute)
            return await AskAsync(interaction, walk, phrases, ReplyMode.Replace, cancellationToken);
        if (token.Arguments.Length < 2 || bank.Find(token.Arguments[1]) is not { } question)
            return await AfterGoneAsync(interaction, walk, phrases, cancellationToken);
        var number = token.Arguments.Length > 2 && int.TryParse(token.Arguments[2], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        switch (token.Route)
        {
            case AnswerRoute:
                return await JudgeAsync(interaction, walk, question, number == QuestionSheet.CorrectMask(question), number, phrases, cancellationToken);
            case ToggleRoute:
                return Ask(question, walk, phrases, ReplyMode.Replace, number);
            case TypeRoute:
                return new Reply { Form = QuestionSheet.TypeForm(Token(TypedRoute, walk, question), question, phrases), Visibility = Visibility.Private };
            case TypedRoute:
                var typed = interaction.Fields.GetValueOrDefault(QuestionSheet.AnswerField) ?? "";
                return await JudgeAsync(interaction, walk, question, TypedAnswerGrader.Grade(question, typed).IsRight, 0, phrases, cancellationToken, typed);
            case RevealRoute:
                return Reveal(question, walk, phrases);
            case KnewRoute:
                if (number == 0)
                    await extras.LearnAsync(interaction, question.Id, cancellationToken);
                return await AskAsync(interaction, walk.Next(), phrases, ReplyMode.Replace, cancellationToken);
            default:
                return Reply.Private(phrases.StaleControl);
        }
    }

    /// <summary>Returns the first question of a session, or says that there is none.</summary>
    internal async Task<Reply> StartAsync(Interaction interaction, string? topic, int? difficulty, CancellationToken cancellationToken)
    {
        var phrases = Phrases.For(interaction.Locale);
        if (bank.Questions.IsEmpty)
            return Reply.Private(phrases.NoQuestions);
        if (topic is not null && !bank.Questions.Any(q => string.Equals(q.Topic, topic, StringComparison.OrdinalIgnoreCase)))
        {
            // Where the subcommand may be left out, a mistyped one is read as a topic.
            var meant = QuizCommand.Subcommands.FirstOrDefault(s => Text.EditDistance.Between(s, topic.ToLowerInvariant()) <= MistypedDistance);
            var list = NoSuchTopic(topic, bank, phrases);
            return Reply.Private(meant is null ? list : RichText.From(phrases.DidYouMeanCommand($"quiz {meant}")).Then(list));
        }

        return await AskAsync(interaction, QuestionWalk.Start(topic, difficulty, interaction.Id), phrases, ReplyMode.Send, cancellationToken);
    }

    /// <summary>Says that no question is about a topic, and which topics have some.</summary>
    internal static RichText NoSuchTopic(string topic, QuestionBank bank, Phrases phrases)
    {
        var text = new RichTextBuilder().Paragraph(phrases.NoQuestionsAbout(TextCut.To(topic, 100)));
        var typed = topic.ToUpperInvariant();
        var topics = bank.Questions
            .CountBy(q => q.Topic, StringComparer.OrdinalIgnoreCase)
            .OrderBy(t => Text.EditDistance.Between(t.Key.ToUpperInvariant(), typed))
            .ThenBy(t => t.Key, StringComparer.Ordinal)
            .ToList();
        foreach (var (name, count) in topics.Take(TopicsListed))
            text.Bullet(new TextSpan(name, TextStyle.Strong), new TextSpan($" {phrases.Questions(count)}", TextStyle.Muted));
        if (topics.Count > TopicsListed)
            text.Paragraph(phrases.AndMore(topics.Count - TopicsListed), TextStyle.Muted);
        return text.Build();
    }

    private async Task<Reply> AskAsync(Interaction interaction, QuestionWalk walk, Phrases phrases, ReplyMode mode, CancellationToken cancellationToken)
    {
        var withheld = await trust.WithheldAsync(interaction.GuildId ?? 0, cancellationToken);
        return walk.Pick(bank.Questions.Where(q => !withheld.Contains(q.Id))) is { } question
            ? Ask(question, walk, phrases, mode, chosen: 0)
            : Reply.Private(phrases.NoQuestionsLeft);
    }

    /// <summary>Says that the question is gone and asks the next one: the buttons that went on were that question's.</summary>
    private async Task<Reply> AfterGoneAsync(Interaction interaction, QuestionWalk walk, Phrases phrases, CancellationToken cancellationToken)
    {
        var next = await AskAsync(interaction, walk.Next(), phrases, ReplyMode.Replace, cancellationToken);
        return next with { Text = RichText.From(phrases.QuestionGone).Then(next.Text) };
    }

    private static Reply Ask(Question question, QuestionWalk walk, Phrases phrases, ReplyMode mode, int chosen) => new()
    {
        Cards = [QuestionSheet.Ask(question, phrases, phrases.PracticeFooter(walk.Step + 1), chosen)],
        Rows = QuestionSheet.Controls(question, TokensOf(question, walk), phrases, chosen),
        Visibility = Visibility.Private,
        Mode = mode,
    };

    private static AnswerTokens TokensOf(Question question, QuestionWalk walk) => new(
        mask => Token(AnswerRoute, walk, question, mask),
        mask => Token(ToggleRoute, walk, question, mask),
        () => Token(TypeRoute, walk, question),
        () => Token(RevealRoute, walk, question));

    private async Task<Reply> JudgeAsync(
        Interaction interaction,
        QuestionWalk walk,
        Question question,
        bool isRight,
        int chosen,
        Phrases phrases,
        CancellationToken cancellationToken,
        string? typed = null)
    {
        var verdict = new RichTextBuilder();
        if (isRight)
            verdict.Paragraph(new TextSpan(phrases.Right, TextStyle.Strong));
        else if (typed is null)
            verdict.Paragraph(new TextSpan(phrases.Wrong, TextStyle.Strong), new TextSpan($" {phrases.YouChose(QuestionSheet.Letters(chosen))}"));
        else
            verdict.Paragraph(new TextSpan(phrases.Wrong, TextStyle.Strong), new TextSpan($" {phrases.YouTyped(TextCut.To(typed, 100))}"));
        if (!isRight && await extras.LearnAsync(interaction, question.Id, cancellationToken))
            verdict.Paragraph(phrases.MissAddedToReview, TextStyle.Muted);
        return new Reply
        {
            Cards = [QuestionSheet.Solution(question, phrases, links, verdict.Build(), isRight ? Accent.Right : Accent.Wrong, chosen)],
            Rows = [[NextButton(walk, phrases), .. QuestionSheet.AfterwardButtons(question, phrases, offersReview: isRight)]],
            Visibility = Visibility.Private,
            Mode = ReplyMode.Replace,
        };
    }

    private Reply Reveal(Question question, QuestionWalk walk, Phrases phrases) => new()
    {
        Cards = [QuestionSheet.Solution(question, phrases, links, RichText.Empty, Accent.Answer)],
        Rows =
        [
            [
                new Button(Token(KnewRoute, walk, question, 1), phrases.IKnewIt, ButtonStyle.Success),
                new Button(Token(KnewRoute, walk, question, 0), phrases.IDidNot, ButtonStyle.Danger),
                .. QuestionSheet.AfterwardButtons(question, phrases, offersReview: false),
            ],
        ],
        Visibility = Visibility.Private,
        Mode = ReplyMode.Replace,
    };

    private static Button NextButton(QuestionWalk walk, Phrases phrases) =>
        new(ButtonToken.Create(NextRoute, 1, walk.Next().ToString()), phrases.NextQuestion, ButtonStyle.Primary);

    private static ButtonToken Token(string route, QuestionWalk walk, Question question) => ButtonToken.Create(route, 1, walk.ToString(), question.Id);

    private static ButtonToken Token(string route, QuestionWalk walk, Question question, int number) =>
        ButtonToken.Create(route, 1, walk.ToString(), question.Id, number.ToString(CultureInfo.InvariantCulture));
}
