using System.Collections.Immutable;
using Bot.Core.Chat;
using Bot.Core.Game;
using Bot.Core.Notes;
using Bot.Core.Quiz.Generation;

namespace Bot.Core.Commands.Game;

/// <summary>What pressing each control under a question sends.</summary>
/// <param name="Answer">Answers with the shown positions in this bit mask.</param>
/// <param name="Toggle">Shows the question with these positions chosen, where several are right.</param>
/// <param name="Type">Asks for a typed answer.</param>
/// <param name="Reveal">Shows the answer of a question that the reader judges.</param>
internal sealed record AnswerTokens(Func<int, ButtonToken> Answer, Func<int, ButtonToken> Toggle, Func<ButtonToken> Type, Func<ButtonToken> Reveal);

/// <summary>Puts a question on a card: as it is asked, and with its solution. Positions are those shown (see <see cref="OptionOrder"/>). Pure.</summary>
internal static class QuestionSheet
{
    /// <summary>Longest text of an option on its button; the card has it whole.</summary>
    private const int ButtonTextMax = 38;

    private const int ButtonsPerRow = 5;

    /// <summary>Longest explanation that is quoted, in characters: the note is one button away.</summary>
    private const int ExplanationMax = 900;

    /// <summary>Returns what the game needs to know of the question.</summary>
    public static GameQuestion AsGame(Question question) =>
        new(question.Id, question.Options.Length, question.Correct, (int)question.Difficulty, question.Topic) { Place = $"{question.Path}:{question.Line}" };

    /// <summary>Returns the bit mask of the right shown positions; 0 without options.</summary>
    public static int CorrectMask(Question question) => AsGame(question).CorrectShown();

    /// <summary>Returns the name of a shown position: A, B, C …</summary>
    public static string Letter(int position) => ((char)('A' + position)).ToString();

    /// <summary>Returns the names of the positions in a mask, such as <c>A, C</c>.</summary>
    public static string Letters(int mask) => string.Join(", ", Enumerable.Range(0, OptionOrder.OptionsMax).Where(i => (mask >> i & 1) == 1).Select(Letter));

    /// <summary>Returns the question as it is asked. Nothing on it tells the answer.</summary>
    public static Card Ask(Question question, Phrases phrases, RichText footer, int chosen = 0)
    {
        var body = new RichTextBuilder().Paragraph(question.Prompt, TextStyle.Strong);
        var options = ShownOptions(question);
        for (var i = 0; i < options.Length; i++)
            body.Add(OptionLine(Letter(i), options[i], IsChosen(chosen, i) ? "☑" : null, TextStyle.Plain));
        if (question.Kind == QuestionKind.MultipleChoice)
            body.Paragraph(phrases.SeveralAreRight(question.Correct.Length), TextStyle.Muted);
        return new Card
        {
            Title = question.Context.Length == 0 ? phrases.Question : question.Context,
            Body = body.Build(),
            Footer = footer,
            Accent = Accent.Neutral,
        };
    }

    /// <summary>Returns the controls with which a question is answered.</summary>
    /// <param name="chosen">The positions chosen so far, where several are right.</param>
    public static ImmutableArray<ImmutableArray<Control>> Controls(Question question, AnswerTokens tokens, Phrases phrases, int chosen = 0)
    {
        switch (question.Kind)
        {
            case QuestionKind.SingleChoice:
                return Rows(ShownOptions(question).Select((text, i) => (Control)new Button(tokens.Answer(1 << i), Label(i, text))));
            case QuestionKind.MultipleChoice:
                var toggles = ShownOptions(question).Select((text, i) => (Control)new Button(
                    tokens.Toggle(chosen ^ (1 << i)),
                    Label(i, text),
                    IsChosen(chosen, i) ? ButtonStyle.Primary : ButtonStyle.Secondary));
                return [.. Rows(toggles), [new Button(tokens.Answer(chosen), phrases.SubmitAnswer, ButtonStyle.Success, IsDisabled: chosen == 0)]];
            case QuestionKind.Typed:
                return [[new Button(tokens.Type(), phrases.TypeAnswer, ButtonStyle.Primary)]];
            case QuestionKind.Reveal:
                return [[new Button(tokens.Reveal(), phrases.ShowAnswer, ButtonStyle.Primary)]];
            default:
                throw new ArgumentOutOfRangeException(nameof(question), question.Kind, "This kind of question is unknown.");
        }
    }

    /// <summary>Returns the form in which an answer is typed.</summary>
    public static Form TypeForm(ButtonToken token, Question question, Phrases phrases) =>
        new(token, TextCut.To(question.Prompt, 45), [new FormField(AnswerField, phrases.YourAnswer, MaxLength: 200)]);

    /// <summary>Id of the one field of <see cref="TypeForm"/>.</summary>
    public const string AnswerField = "answer";

    /// <summary>Returns the question with its answer, the note's own words and their source.</summary>
    /// <param name="verdict">What is said first; empty for nothing.</param>
    /// <param name="chosen">The positions the reader chose; 0 for none.</param>
    /// <param name="share">Returns how many people chose a position, as text; null where nobody counts.</param>
    public static Card Solution(Question question, Phrases phrases, SourceLink links, RichText verdict, Accent accent, int chosen = 0, Func<int, string>? share = null)
    {
        var body = new RichTextBuilder().Add(verdict).Paragraph(question.Prompt, TextStyle.Strong);
        var options = ShownOptions(question);
        var correct = CorrectMask(question);
        for (var i = 0; i < options.Length; i++)
        {
            var isRight = IsChosen(correct, i);
            var mark = isRight ? "✔" : IsChosen(chosen, i) ? "✘" : null;
            body.Add(OptionLine(Letter(i), options[i], mark, isRight ? TextStyle.Strong : TextStyle.Plain, share?.Invoke(i)));
        }

        if (options.IsEmpty)
            body.Paragraph(new TextSpan(phrases.AnswerIs + " "), new TextSpan(question.Answer, TextStyle.Strong));
        body.Paragraph(phrases.TheNoteSays, TextStyle.Muted);
        foreach (var line in TextCut.To(question.Explanation, ExplanationMax).Split('\n'))
            body.Quote(new TextSpan(line));
        return new Card
        {
            Title = question.Context.Length == 0 ? phrases.Question : question.Context,
            Body = body.Build(),
            Footer = $"{question.Path}:{question.Line}",
            Url = links.To(question.Path, question.Line),
            Accent = accent,
        };
    }

    /// <summary>Returns the buttons of a revealed question: <em>Show note</em>, <em>Add to my review</em>, <em>Report</em>.</summary>
    public static IEnumerable<Control> AfterwardButtons(Question question, Phrases phrases, bool offersReview = true)
    {
        yield return new Button(NoteCommand.Open(question.Provenance.Section), phrases.ShowNote);
        if (offersReview)
            yield return new Button(QuestionControls.Learn(question.Id), phrases.AddToReview);
        yield return new Button(QuestionControls.Report(question.Id), phrases.Report);
    }

    /// <summary>Returns the options in the order in which they are shown.</summary>
    public static ImmutableArray<string> ShownOptions(Question question) =>
        [.. OptionOrder.Of(question.Id, question.Options.Length).Select(index => question.Options[index])];

    private static bool IsChosen(int mask, int position) => (mask >> position & 1) == 1;

    private static string Label(int position, string text) => $"{Letter(position)} · {TextCut.To(text, ButtonTextMax)}";

    private static TextBlock OptionLine(string letter, string text, string? mark, TextStyle style, string? share = null)
    {
        // A paragraph and no bullet: Discord knows no list with letters and would leave them out.
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        spans.Add(new($"{letter}. ", TextStyle.Strong));
        spans.Add(new(text, style));
        if (mark is not null)
            spans.Add(new($" {mark}", style));
        if (share is not null)
            spans.Add(new($"  {share}", TextStyle.Muted));
        return new TextBlock(BlockKind.Paragraph, spans.ToImmutable());
    }

    private static ImmutableArray<ImmutableArray<Control>> Rows(IEnumerable<Control> controls) =>
        [.. controls.Chunk(ButtonsPerRow).Select(row => row.ToImmutableArray())];
}
