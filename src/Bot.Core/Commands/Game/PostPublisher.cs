using System.Globalization;
using Bot.Core.Chat;
using Bot.Core.Game;
using Bot.Core.Notes;
using Bot.Core.Schedule;

namespace Bot.Core.Commands.Game;

/// <summary>Turns posts into messages, so that a transport only has to write them.</summary>
/// <param name="bank">The questions.</param>
/// <param name="posts">Tells how the group answered the post before.</param>
/// <param name="writer">Writes.</param>
/// <param name="links">Where the sources lead.</param>
public sealed class PostPublisher(QuestionBank bank, IPostStore posts, IChannelWriter writer, SourceLink links) : IPostPublisher
{
    // A channel has no language that the bot knows of.
    private readonly Phrases _phrases = Phrases.English;

    public async Task<PublishOutcome> PublishAsync(QuestionPost post, PostingSchedule? schedule, QuestionPost? previous, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(post);
        if (bank.Find(post.QuestionId) is not { } question)
            return new PublishOutcome.Impossible($"The notes do not give the question {post.QuestionId} any more.");
        var title = _phrases.DailyQuestionTitle(post.LocalDate);
        var above = new RichTextBuilder().Paragraph(title, TextStyle.Strong).Build();
        return await writer.SendAsync(
            new ChannelMessage(post.GuildId, post.ChannelId, QuestionPostCards.Open(post, question, _phrases, above, await AnnounceAsync(previous, cancellation)), post.Nonce)
            {
                PingRoleId = schedule?.PingRoleId,
                IsSilent = schedule?.IsSilent ?? false,
                Thread = schedule is { OpensThread: true } ? title : null,
            },
            cancellation);
    }

    public Task<long?> FindAsync(QuestionPost post, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(post);
        return writer.FindAsync(post.ChannelId, QuestionPostCards.TokenPrefix(post.Id), cancellation);
    }

    public Task<PublishOutcome> RevealAsync(QuestionPost post, AnswerSplit split, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(post);
        ArgumentNullException.ThrowIfNull(split);
        return post.MessageId is { } messageId
            ? writer.EditAsync(post.ChannelId, messageId, QuestionPostCards.Reveal(post, bank.Find(post.QuestionId), split, _phrases, links), cancellation)
            : Task.FromResult<PublishOutcome>(new PublishOutcome.Impossible("The message of the question was never found."));
    }

    public Task<PublishOutcome> AnnounceSkippedAsync(QuestionPost post, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(post);
        return writer.SendAsync(
            new ChannelMessage(post.GuildId, post.ChannelId, new Reply { Text = _phrases.PostSkipped(post.LocalDate) }, $"skip{post.Id.ToString(CultureInfo.InvariantCulture)}") { IsSilent = true },
            cancellation);
    }

    private async Task<Card?> AnnounceAsync(QuestionPost? previous, CancellationToken cancellation) =>
        previous is not null && bank.Find(previous.QuestionId) is { } asked
            ? QuestionPostCards.Announce(asked, await posts.SplitAsync(previous.Id, cancellation), _phrases, links)
            : null;
}
