using Bot.Core.Chat;
using Bot.Core.Game;
using NodaTime.Extensions;

namespace Bot.Core.Commands.Game;

/// <summary>The buttons of a revealed question: <em>Add to my review</em> and <em>Report</em>.</summary>
/// <param name="bank">The questions.</param>
/// <param name="reviews">Where added ones go.</param>
/// <param name="trust">Where reports go.</param>
/// <param name="time">Now.</param>
public sealed class QuestionControls(QuestionBank bank, ReviewService reviews, ITrustStore trust, TimeProvider time) : IControlHandler
{
    private const string LearnRoute = "learn";
    private const string ReportRoute = "report";
    private const string ReportedRoute = "reported";
    private const string ReasonField = "reason";
    private const int ReasonMax = 500;

    public IReadOnlyCollection<string> Routes { get; } = [LearnRoute, ReportRoute, ReportedRoute];

    public MemberPermissions RequiredPermissions => MemberPermissions.None;

    /// <summary>Returns the token of a button that adds a question to the review of whoever presses it.</summary>
    internal static ButtonToken Learn(string questionId) => ButtonToken.Create(LearnRoute, 1, questionId);

    /// <summary>Returns the token of a button that asks what is wrong with a question.</summary>
    internal static ButtonToken Report(string questionId) => ButtonToken.Create(ReportRoute, 1, questionId);

    public Promise PromiseTo(ButtonToken token) => Promise.Private;

    public async Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        var phrases = Phrases.For(interaction.Locale);
        if (interaction.Token is not { Version: 1, Arguments: [var id] } token)
            return Reply.Private(phrases.StaleControl);
        if (bank.Find(id) is not { } question)
            return Reply.Private(phrases.QuestionGone);
        switch (token.Route)
        {
            case LearnRoute:
                return Reply.Private(await LearnAsync(interaction, id, cancellationToken) ? phrases.AddedToReview : phrases.InReviewAlready);
            case ReportRoute:
                return new Reply
                {
                    Form = new Form(
                        ButtonToken.Create(ReportedRoute, 1, id),
                        TextCut.To(phrases.ReportTitle, 45),
                        [new FormField(ReasonField, phrases.ReportReason, IsLong: true, MaxLength: ReasonMax, Placeholder: TextCut.To(question.Prompt, 100))]),
                    Visibility = Visibility.Private,
                };
            case ReportedRoute:
                return Reply.Private(await ReportAsync(interaction, id, cancellationToken) ? phrases.Reported : phrases.ReportedBefore);
            default:
                return Reply.Private(phrases.StaleControl);
        }
    }

    /// <summary>Adds a question to a person's review; false when it is in it.</summary>
    internal Task<bool> LearnAsync(Interaction interaction, string questionId, CancellationToken cancellationToken) =>
        reviews.AddAsync(interaction.GuildId ?? 0, interaction.Person.Id, questionId, cancellationToken);

    private Task<bool> ReportAsync(Interaction interaction, string questionId, CancellationToken cancellationToken) => trust.ReportAsync(
        new QuestionReport
        {
            GuildId = interaction.GuildId ?? 0,
            QuestionId = questionId,
            PersonId = interaction.Person.Id,
            Reason = TextCut.To(interaction.Fields.GetValueOrDefault(ReasonField)?.Trim() ?? "", ReasonMax),
            At = time.GetUtcNow().ToInstant(),
        },
        cancellationToken);
}
