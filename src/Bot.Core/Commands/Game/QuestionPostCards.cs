using System.Globalization;
using Bot.Core.Chat;
using Bot.Core.Game;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation;

namespace Bot.Core.Commands.Game;

/// <summary>The messages of a question that is asked in a channel: as it is open, and with its solution. Pure.</summary>
public static class QuestionPostCards
{
    internal const string Route = "post";
    private const int BarWidth = 8;

    /// <summary>Returns what every token of a post's open message starts with, and no other token does.</summary>
    public static string TokenPrefix(long postId) => string.Create(CultureInfo.InvariantCulture, $"{Route}1:{postId}:");

    /// <summary>Returns the message with which a question opens. Neither its text nor a token tells the answer.</summary>
    /// <param name="above">What stands first, such as the round of a quiz; empty for nothing.</param>
    /// <param name="previous">The solution of the question before; null for none.</param>
    public static Reply Open(QuestionPost post, Question question, Phrases phrases, RichText above, Card? previous = null)
    {
        var footer = post.Kind == PostKind.QuizRound ? phrases.RoundFooter(post.OpenFor) : phrases.DailyFooter(post.OpenFor, post.Rule);
        var card = QuestionSheet.Ask(question, phrases, footer);
        // A public message cannot show one person's choices: where several options are right, they are chosen in a private copy.
        var rows = question.Kind == QuestionKind.MultipleChoice
            ? [[new Button(Token(post.Id, 'm', 0), phrases.ChooseAnswers, ButtonStyle.Primary)]]
            : QuestionSheet.Controls(question, TokensOf(post.Id), phrases);
        return new Reply { Text = above, Cards = previous is null ? [card] : [previous, card], Rows = rows };
    }

    /// <summary>Returns the private copy of a question in which several options are chosen.</summary>
    public static Reply Pad(QuestionPost post, Question question, Phrases phrases, int chosen, ReplyMode mode) => new()
    {
        Cards = [QuestionSheet.Ask(question, phrases, RichText.Empty, chosen)],
        Rows = QuestionSheet.Controls(question, TokensOf(post.Id), phrases, chosen),
        Visibility = Visibility.Private,
        Mode = mode,
    };

    /// <summary>Returns the closed message: the right answer, the note's words with their source, and how the group split.</summary>
    /// <param name="question">Null when the notes do not give it any more.</param>
    public static Reply Reveal(QuestionPost post, Question? question, AnswerSplit split, Phrases phrases, SourceLink links)
    {
        if (question is null)
            return new Reply { Text = Heading(post, phrases), Cards = [new Card { Title = phrases.Question, Body = GoneBody(post, split, phrases), Accent = Accent.Weak }] };
        return new Reply
        {
            Text = Heading(post, phrases),
            Cards =
            [
                QuestionSheet.Solution(
                    question,
                    phrases,
                    links,
                    phrases.SplitLine(split.People, split.Right),
                    Accent.Answer,
                    share: split.People == 0 ? null : position => Bar(PeopleAt(split, position), split.People)),
            ],
            Rows =
            [
                [
                    .. split.People == 0 ? (IEnumerable<Control>)[] : [new Button(Token(post.Id, 'y', 0), phrases.MyAnswer)],
                    .. QuestionSheet.AfterwardButtons(question, phrases),
                ],
            ],
        };
    }

    /// <summary>Returns the few lines with which the next question announces the solution of this one.</summary>
    public static Card Announce(Question question, AnswerSplit split, Phrases phrases, SourceLink links) => new()
    {
        Title = phrases.LastQuestion,
        Body = new RichTextBuilder()
            .Paragraph(question.Prompt)
            .Paragraph(new TextSpan(phrases.AnswerIs + " "), new TextSpan(question.Answer, TextStyle.Strong))
            .Paragraph(phrases.SplitLine(split.People, split.Right), TextStyle.Muted)
            .Build(),
        Footer = $"{question.Path}:{question.Line}",
        Url = links.To(question.Path, question.Line),
        Accent = Accent.Answer,
    };

    /// <summary>The form's token: where a typed answer to a post goes.</summary>
    internal static ButtonToken TypedToken(long postId) => Token(postId, 'f', 0);

    private static AnswerTokens TokensOf(long postId) => new(
        mask => Token(postId, 'a', mask),
        mask => Token(postId, 't', mask),
        () => Token(postId, 'w', 0),
        () => Token(postId, 'w', 0));

    /// <param name="act">a: answer with the mask; t: toggle in the private copy; m: open the private copy; w: write; f: the form was sent; y: your own answer, once it is closed.</param>
    private static ButtonToken Token(long postId, char act, int mask) =>
        ButtonToken.Create(Route, 1, postId.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{act}{mask}"));

    /// <summary>Returns the line above a daily question, which stays when it is closed; empty for a round of a quiz.</summary>
    public static RichText Heading(QuestionPost post, Phrases phrases) => post.Kind == PostKind.QuizRound
        ? RichText.Empty
        : new RichTextBuilder().Paragraph(phrases.DailyQuestionTitle(post.LocalDate), TextStyle.Strong).Build();

    private static RichText GoneBody(QuestionPost post, AnswerSplit split, Phrases phrases)
    {
        var body = new RichTextBuilder().Paragraph(phrases.SplitLine(split.People, split.Right));
        if (post.Correct != 0)
            body.Paragraph(new TextSpan(phrases.AnswerIs + " "), new TextSpan(QuestionSheet.Letters(post.Correct), TextStyle.Strong));
        return body.Paragraph(phrases.NoteChanged, TextStyle.Muted).Build();
    }

    private static int PeopleAt(AnswerSplit split, int position) => split.ByOptions.Where(o => (o.Key >> position & 1) == 1).Sum(o => o.Value);

    private static string Bar(int people, int all)
    {
        var full = (int)Math.Round((double)people * BarWidth / all, MidpointRounding.AwayFromZero);
        return string.Create(CultureInfo.InvariantCulture, $"{new string('█', full)}{new string('░', BarWidth - full)} {people}");
    }
}
