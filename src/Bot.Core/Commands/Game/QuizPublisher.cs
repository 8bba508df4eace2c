using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Chat;
using Bot.Core.Game;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation;
using Bot.Core.Schedule;

namespace Bot.Core.Commands.Game;

/// <summary>Turns the rounds and the result of a quiz into messages, so that a transport only has to write them. Thread-safe.</summary>
/// <param name="bank">The questions.</param>
/// <param name="groups">The language of a group.</param>
/// <param name="writer">Writes.</param>
/// <param name="names">The names of players.</param>
/// <param name="links">Where the sources lead.</param>
public sealed class QuizPublisher(QuestionBank bank, IGroupStore groups, IChannelWriter writer, NameBook names, SourceLink links) : IQuizPublisher
{
    private const int ResultLinesMax = 20;
    private const int MissedMax = 5;

    /// <summary>The questions that most players of a running quiz missed. A quiz ends with the process, so that memory is enough.</summary>
    private readonly ConcurrentDictionary<long, ImmutableList<string>> _missed = new();

    public async Task<long> AskAsync(QuizSession quiz, QuestionPost post, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(quiz);
        ArgumentNullException.ThrowIfNull(post);
        if (bank.Find(post.QuestionId) is not { } question)
            throw new InvalidOperationException($"The notes do not give the question {post.QuestionId} of quiz {quiz.Id} any more.");
        var phrases = await PhrasesOfAsync(quiz, cancellation);
        var above = new RichTextBuilder()
            .Paragraph(new TextSpan(phrases.RoundOf(quiz.Round, quiz.Rounds), TextStyle.Strong), new TextSpan($" · {phrases.ModeName(quiz.Mode)}"))
            .Build();
        return await writer.SendAsync(new ChannelMessage(quiz.GuildId, quiz.ChannelId, QuestionPostCards.Open(post, question, phrases, above), post.Nonce), cancellation) switch
        {
            PublishOutcome.Done done => done.MessageId,
            PublishOutcome.Impossible impossible => throw new InvalidOperationException(impossible.Because),
            var other => throw new InvalidOperationException($"The outcome {other.GetType().Name} is unknown."),
        };
    }

    public async Task CloseRoundAsync(QuizSession quiz, QuestionPost post, AnswerSplit split, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(quiz);
        ArgumentNullException.ThrowIfNull(post);
        ArgumentNullException.ThrowIfNull(split);
        if (split.People > 0 && split.Right * 2 <= split.People)
            _missed.AddOrUpdate(quiz.Id, [post.QuestionId], (_, missed) => missed.Add(post.QuestionId));
        if (post.MessageId is { } messageId)
        {
            var phrases = await PhrasesOfAsync(quiz, cancellation);
            await writer.EditAsync(post.ChannelId, messageId, QuestionPostCards.Reveal(post, bank.Find(post.QuestionId), split, phrases, links), cancellation);
        }
    }

    public async Task EndAsync(QuizSession quiz, ImmutableArray<BoardLine> result, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(quiz);
        var missed = (_missed.TryRemove(quiz.Id, out var ids) ? ids : [])
            .Select(bank.Find).OfType<Question>().Take(MissedMax).ToImmutableArray();
        await names.RecallAsync(quiz.GuildId, result.Select(l => l.PersonId).OfType<long>(), cancellation);
        await writer.SendAsync(
            new ChannelMessage(quiz.GuildId, quiz.ChannelId, Result(quiz, result, missed, await PhrasesOfAsync(quiz, cancellation)), $"quizend{quiz.Id.ToString(CultureInfo.InvariantCulture)}"),
            cancellation);
    }

    private async Task<Phrases> PhrasesOfAsync(QuizSession quiz, CancellationToken cancellation) =>
        Phrases.For((await groups.FindAsync(quiz.GroupId, cancellation))?.Language ?? "");

    private Reply Result(QuizSession quiz, ImmutableArray<BoardLine> lines, ImmutableArray<Question> missed, Phrases phrases)
    {
        var body = new RichTextBuilder().Paragraph(phrases.QuizEnded(quiz.Status, quiz.Round));
        foreach (var line in lines.Take(ResultLinesMax))
        {
            body.Add(new TextBlock(
                BlockKind.Bullet,
                [
                    line.PersonId is { } id ? names.SpanOf(quiz.GuildId, id, phrases, TextStyle.Strong) : new TextSpan(phrases.Somebody),
                    new TextSpan($"  {phrases.QuizScore(line.Points, line.Right, quiz.Round)}"),
                ],
                Marker: $"{line.Rank}."));
        }

        if (lines.IsEmpty)
            body.Paragraph(phrases.NobodyAnswered, TextStyle.Muted);
        if (!missed.IsEmpty)
            body.Paragraph(phrases.MissedQuestions, TextStyle.Strong);
        var buttons = ImmutableArray.CreateBuilder<Control>();
        for (var i = 0; i < missed.Length; i++)
        {
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            body.Add(new TextBlock(
                BlockKind.Bullet,
                [new TextSpan($"{TextCut.To(missed[i].Prompt, 150)} "), new TextSpan(TextCut.To(missed[i].Answer, 150), TextStyle.Strong)],
                Marker: $"{number}."));
            // Two questions of one section would make two buttons with one id, which Discord refuses.
            if (missed.Take(i).All(m => m.Provenance.Section != missed[i].Provenance.Section))
                buttons.Add(new Button(NoteCommand.Open(missed[i].Provenance.Section), $"{phrases.ShowNote} {number}"));
        }

        return new Reply
        {
            Cards = [new Card { Title = phrases.QuizResult, Body = body.Build(), Accent = Accent.Answer }],
            Rows = buttons.Count == 0 ? [] : [buttons.ToImmutable()],
        };
    }
}
