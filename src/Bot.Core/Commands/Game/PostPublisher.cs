using System.Globalization;
using Bot.Core.Chat;
using Bot.Core.Game;
using Bot.Core.Notes;
using Bot.Core.Schedule;

namespace Bot.Core.Commands.Game;

/// <summary>Turns posts into messages, so that a transport only has to write them.</summary>
/// <param name="bank">The questions.</param>
/// <param name="posts">Tells how the group answered the post before.</param>
/// <param name="groups">The language of a group.</param>
/// <param name="boards">Knows who leads.</param>
/// <param name="departures">Finds out who of them has left.</param>
/// <param name="writer">Writes.</param>
/// <param name="links">Where the sources lead.</param>
public sealed class PostPublisher(
    QuestionBank bank, IPostStore posts, IGroupStore groups, IBoardStore boards, DepartureCheck departures, IChannelWriter writer, SourceLink links)
    : IPostPublisher
{
    public async Task<PublishOutcome> PublishAsync(QuestionPost post, PostingSchedule? schedule, QuestionPost? previous, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(post);
        if (bank.Find(post.QuestionId) is not { } question)
            return new PublishOutcome.QuestionGone();
        var phrases = await PhrasesOfAsync(post, cancellation);
        var above = QuestionPostCards.Heading(post, phrases);
        return await writer.SendAsync(
            new ChannelMessage(post.GuildId, post.ChannelId, QuestionPostCards.Open(post, question, phrases, above, await AnnounceAsync(previous, phrases, cancellation)), post.Nonce)
            {
                PingRoleId = schedule?.PingRoleId,
                IsSilent = schedule?.IsSilent ?? false,
                Thread = schedule is { OpensThread: true } ? phrases.DailyQuestionTitle(post.LocalDate) : null,
            },
            cancellation);
    }

    public Task<long?> FindAsync(QuestionPost post, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(post);
        return writer.FindAsync(post.ChannelId, QuestionPostCards.TokenPrefix(post.Id), cancellation);
    }

    public async Task<PublishOutcome> RevealAsync(QuestionPost post, AnswerSplit split, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(post);
        ArgumentNullException.ThrowIfNull(split);
        if (post.MessageId is not { } messageId)
            return new PublishOutcome.Impossible("The message of the question was never found.");
        var outcome = await writer.EditAsync(
            post.ChannelId, messageId, QuestionPostCards.Reveal(post, bank.Find(post.QuestionId), split, await PhrasesOfAsync(post, cancellation), links), cancellation);
        await AskAboutLeadersAsync(post, cancellation);
        return outcome;
    }

    public async Task<PublishOutcome> AnnounceSkippedAsync(QuestionPost post, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(post);
        var phrases = await PhrasesOfAsync(post, cancellation);
        return await writer.SendAsync(
            new ChannelMessage(post.GuildId, post.ChannelId, new Reply { Text = phrases.PostSkipped(post.LocalDate) }, $"skip{post.Id.ToString(CultureInfo.InvariantCulture)}") { IsSilent = true },
            cancellation);
    }

    /// <summary>Once a day the first page is looked over, so that the first to open it sees who has left.</summary>
    private async Task AskAboutLeadersAsync(QuestionPost post, CancellationToken cancellation)
    {
        if (!departures.HasRoom)
            return;
        foreach (var period in (BoardPeriod[])[BoardPeriod.AllTime, BoardPeriod.Month])
        {
            var board = await boards.PageAsync(
                new BoardQuery { GroupId = post.GroupId, Period = period, Metric = BoardMetric.Points, Today = post.LocalDate, ViewerId = 0 }, cancellation);
            departures.Ask(post.GuildId, board.Lines.Select(l => l.PersonId).OfType<long>());
        }
    }

    private async Task<Phrases> PhrasesOfAsync(QuestionPost post, CancellationToken cancellation) =>
        Phrases.For((await groups.FindAsync(post.GroupId, cancellation))?.Language ?? "");

    private async Task<Card?> AnnounceAsync(QuestionPost? previous, Phrases phrases, CancellationToken cancellation) =>
        previous is not null && bank.Find(previous.QuestionId) is { } asked
            ? QuestionPostCards.Announce(asked, await posts.SplitAsync(previous.Id, cancellation), phrases, links)
            : null;
}
