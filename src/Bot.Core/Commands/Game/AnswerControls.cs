using System.Globalization;
using Bot.Core.Chat;
using Bot.Core.Game;
using Bot.Core.Notes;
using NodaTime;
using NodaTime.Extensions;

namespace Bot.Core.Commands.Game;

/// <summary>Takes the answers to questions in channels. Every receipt is private.</summary>
/// <param name="bank">The questions.</param>
/// <param name="posts">Finds the post that a button belongs to.</param>
/// <param name="answers">Records, and tells a quiz of answers to its rounds.</param>
/// <param name="extras">Adds misses to the review.</param>
/// <param name="names">Notes who answered.</param>
/// <param name="links">Where the sources lead.</param>
/// <param name="time">Now.</param>
public sealed class AnswerControls(
    QuestionBank bank,
    IPostStore posts,
    QuizService answers,
    QuestionControls extras,
    NameBook names,
    SourceLink links,
    TimeProvider time) : IControlHandler
{
    public IReadOnlyCollection<string> Routes { get; } = [QuestionPostCards.Route];

    public MemberPermissions RequiredPermissions => MemberPermissions.None;

    /// <summary>Only the pad of a question with several right options is replaced: by itself, with one more chosen.</summary>
    public Promise PromiseTo(ButtonToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return token.Arguments is [_, ['t', ..]] ? Promise.InPlace : Promise.Private;
    }

    public async Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        var phrases = Phrases.For(interaction.Locale);
        if (interaction.GuildId is not { } guildId
            || interaction.Token is not { Version: 1, Arguments: [var idText, [var act, .. var maskText]] }
            || !long.TryParse(idText, NumberStyles.None, CultureInfo.InvariantCulture, out var postId)
            || !int.TryParse(maskText, NumberStyles.None, CultureInfo.InvariantCulture, out var mask))
        {
            return Reply.Private(phrases.StaleControl);
        }

        names.Remember(interaction);
        switch (act)
        {
            case 'a':
                return await RecordAsync(interaction, guildId, postId, mask, typed: null, phrases, cancellationToken);
            case 'f':
                var typed = interaction.Fields.GetValueOrDefault(QuestionSheet.AnswerField) ?? "";
                return await RecordAsync(interaction, guildId, postId, 0, typed, phrases, cancellationToken);
            case 'm' or 't' or 'w':
                return await PrepareAsync(guildId, postId, act, mask, phrases, cancellationToken);
            case 'y':
                return await TellAsync(interaction.Person.Id, guildId, postId, phrases, cancellationToken);
            default:
                return Reply.Private(phrases.StaleControl);
        }
    }

    /// <summary>Tells one person how they did, once nobody can answer any more.</summary>
    private async Task<Reply> TellAsync(long personId, long guildId, long postId, Phrases phrases, CancellationToken cancellationToken)
    {
        if (await posts.FindAsync(postId, cancellationToken) is not { } post || post.GuildId != guildId)
            return Reply.Private(phrases.UnknownPost);
        if (post.State is not (PostState.Closed or PostState.Revealed))
            return Reply.Private(phrases.StaleControl);
        if (await posts.AnswerOfAsync(postId, personId, cancellationToken) is not { } given)
            return Reply.Private(phrases.NotAnswered);
        return Reply.Private(new RichTextBuilder()
            .Paragraph(
                new TextSpan(given.IsRight ? phrases.Right : phrases.Wrong, TextStyle.Strong),
                new TextSpan(given.Options == 0 ? "" : $" {phrases.YouChose(Named(post, given.Options))}"),
                new TextSpan(given.Points == 0 ? "" : $" {phrases.PointsEarned(given.Points, countedBefore: false)}"))
            .Build());
    }

    /// <summary>Shows what an answer is entered with, if the post still takes one.</summary>
    private async Task<Reply> PrepareAsync(long guildId, long postId, char act, int mask, Phrases phrases, CancellationToken cancellationToken)
    {
        if (await posts.FindAsync(postId, cancellationToken) is not { } post || post.GuildId != guildId)
            return Reply.Private(phrases.UnknownPost);
        if (post.State is not (PostState.Posted or PostState.Sending) || time.GetUtcNow().ToInstant() >= post.ClosesAt)
            return Reply.Private(phrases.PostClosed);
        if (bank.Find(post.QuestionId) is not { } question)
            return Reply.Private(phrases.QuestionGone);
        return act == 'w'
            ? new Reply { Form = QuestionSheet.TypeForm(QuestionPostCards.TypedToken(postId), question, phrases), Visibility = Visibility.Private }
            : QuestionPostCards.Pad(post, question, phrases, mask, act == 't' ? ReplyMode.Replace : ReplyMode.Send);
    }

    private async Task<Reply> RecordAsync(
        Interaction interaction, long guildId, long postId, int mask, string? typed, Phrases phrases, CancellationToken cancellationToken)
    {
        bool? typedIsRight = null;
        if (typed is not null)
        {
            // Only a typed answer needs the question before it is recorded: everything else is in the post.
            if (await posts.FindAsync(postId, cancellationToken) is not { } asked || asked.GuildId != guildId)
                return Reply.Private(phrases.UnknownPost);
            if (bank.Find(asked.QuestionId) is not { } question)
                return Reply.Private(phrases.QuestionGone);
            typedIsRight = bank.Grade(question, typed).IsRight;
        }

        var outcome = await answers.AnswerAsync(
            new AnswerSubmission
            {
                PostId = postId,
                GuildId = guildId,
                PersonId = interaction.Person.Id,
                Options = mask,
                TypedIsRight = typedIsRight,
                At = interaction.CreatedAt.ToInstant(),
            },
            cancellationToken);
        switch (outcome)
        {
            case AnswerOutcome.Recorded recorded:
                return await ReceiptAsync(interaction, recorded, mask, typed, phrases, cancellationToken);
            case AnswerOutcome.Changed changed when typed is null && changed.EarlierOptions == mask:
                return Receipt(changed.Post, phrases.AnswerStays(Named(changed.Post, mask)), phrases);
            case AnswerOutcome.Changed changed:
                return Receipt(changed.Post, typed is null
                    ? phrases.AnswerChanged(Named(changed.Post, changed.EarlierOptions), Named(changed.Post, mask))
                    : phrases.AnswerReplaced(TextCut.To(typed, 100)), phrases);
            case AnswerOutcome.AlreadyAnswered first:
                return Receipt(first.Post, first.FirstOptions == 0 ? phrases.AnsweredBefore : phrases.AnsweredBeforeWith(Named(first.Post, first.FirstOptions)), phrases);
            case AnswerOutcome.Closed:
                return Reply.Private(phrases.PostClosed);
            case AnswerOutcome.Unknown:
                return Reply.Private(phrases.UnknownPost);
            default:
                throw new InvalidOperationException($"The outcome {outcome.GetType().Name} is unknown.");
        }
    }

    private async Task<Reply> ReceiptAsync(
        Interaction interaction, AnswerOutcome.Recorded recorded, int mask, string? typed, Phrases phrases, CancellationToken cancellationToken)
    {
        var post = recorded.Post;
        // Who may still change an answer must not learn whether it is right.
        if (!post.CountsAtOnce || bank.Find(post.QuestionId) is not { } question)
        {
            var answer = typed is null ? Named(post, mask) : TextCut.To(typed, 100);
            return Receipt(post, post.Rule == AnswerRule.Last ? phrases.AnswerTakenForNow(answer) : phrases.AnswerTaken(answer), phrases);
        }

        var verdict = new RichTextBuilder().Paragraph(
            new TextSpan(recorded.IsRight ? phrases.Right : phrases.Wrong, TextStyle.Strong),
            new TextSpan(recorded.IsRight ? $" {phrases.PointsEarned(recorded.Points, recorded.CountedBefore)}" : ""));
        if (!recorded.IsRight && await extras.LearnAsync(interaction, question.Id, cancellationToken))
            verdict.Paragraph(phrases.MissAddedToReview, TextStyle.Muted);
        return new Reply
        {
            Cards = [QuestionSheet.Solution(question, phrases, links, verdict.Build(), recorded.IsRight ? Accent.Right : Accent.Wrong, mask)],
            Rows = [[.. QuestionSheet.AfterwardButtons(question, phrases, offersReview: recorded.IsRight)]],
            Visibility = Visibility.Private,
        };
    }

    private Reply Receipt(QuestionPost post, string sentence, Phrases phrases)
    {
        var left = post.ClosesAt - time.GetUtcNow().ToInstant();
        var text = new RichTextBuilder().Paragraph(sentence);
        if (left > Duration.Zero && post.Kind != PostKind.QuizRound)
            text.Paragraph(phrases.ClosesIn(left.Value), TextStyle.Muted);
        return Reply.Private(text.Build());
    }

    private string Named(QuestionPost post, int mask)
    {
        // With the option's text where one was chosen: "B" alone says little an hour later.
        if (bank.Find(post.QuestionId) is not { } question || int.PopCount(mask) != 1 || question.Options.Length != post.OptionCount)
            return QuestionSheet.Letters(mask);
        var position = int.TrailingZeroCount(mask);
        var options = QuestionSheet.ShownOptions(question);
        return position < options.Length ? $"{QuestionSheet.Letter(position)} · {TextCut.To(options[position], 100)}" : QuestionSheet.Letters(mask);
    }
}
