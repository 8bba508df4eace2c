using Bot.Core.Chat;
using Bot.Core.Game;
using Bot.Testing;
using static Bot.Core.Tests.Commands.Game.GameStage;

namespace Bot.Core.Tests.Commands.Game;

[Collection<GameTests>]
public sealed class PracticeTests(GameDatabase database)
{
    private readonly GameStage _stage = new(database);

    [Fact]
    public async Task A_question_is_asked_with_its_options_in_full_and_on_buttons()
    {
        _stage.Bank.Replace([SampleQuestion.Retention]);
        Assert.Equal(
            """
            == SQS › Limits
            How long does a queue keep a message by default?
            A. 1 day
            B. 14 days
            C. 4 days
            D. 7 days
            -- Practice · question 1
            [A · 1 day] [B · 14 days] [C · 4 days] [D · 7 days]
            """,
            Shown(await _stage.SendAsync("quiz practice")));
    }

    [Fact]
    public async Task A_right_answer_is_explained_with_the_notes_own_words_and_their_line()
    {
        _stage.Bank.Replace([SampleQuestion.Retention]);
        Assert.Equal(
            """
            == SQS › Limits
            Right.
            How long does a queue keep a message by default?
            A. 1 day
            B. 14 days
            C. 4 days ✔
            D. 7 days
            The note says:
            The note's own line about 4 days.
            -- sqs.md:12
            [Next] [Show note] [Add to my review] [Report]
            """,
            Shown(await _stage.AnswerAsync(await _stage.SendAsync("quiz practice"), "4 days")));
    }

    [Fact]
    public async Task A_wrong_answer_shows_the_right_one_and_goes_into_the_review()
    {
        _stage.Bank.Replace([SampleQuestion.Retention]);
        Assert.Equal(
            """
            == SQS › Limits
            Not right. You chose A.
            It is in your review now.
            How long does a queue keep a message by default?
            A. 1 day ✘
            B. 14 days
            C. 4 days ✔
            D. 7 days
            The note says:
            The note's own line about 4 days.
            -- sqs.md:12
            [Next] [Show note] [Report]
            """,
            Shown(await _stage.AnswerAsync(await _stage.SendAsync("quiz practice"), "1 day")));
        Assert.NotNull(await _stage.Get<IReviewStore>().FindAsync(_stage.GuildId, Ada, "retention", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Next_asks_every_question_once_before_one_comes_again()
    {
        var reply = await _stage.SendAsync("quiz practice");
        var asked = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            asked.Add(reply.Cards[0].Body.Blocks[0].PlainText);
            reply = await _stage.PressAsync(await _stage.PressAsync(reply, "A"), "Next");
        }

        Assert.Equal(3, asked.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Several_right_options_are_chosen_one_by_one()
    {
        _stage.Bank.Replace([SampleQuestion.Services]);
        var asked = await _stage.SendAsync("quiz practice");
        Assert.Contains("2 of these are right.", Shown(asked), StringComparison.Ordinal);
        var chosen = await _stage.AnswerAsync(await _stage.AnswerAsync(asked, "SQS"), "Lambda");
        Assert.StartsWith("Right.", (await _stage.PressAsync(chosen, "Submit")).Cards[0].Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_without_options_is_answered_by_typing()
    {
        _stage.Bank.Replace([SampleQuestion.Abbreviation]);
        var judged = await _stage.WriteAsync(await _stage.SendAsync("quiz practice"), "Answer", "Dead letter queue");
        Assert.StartsWith("Right.", judged.Cards[0].Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrongly_typed_answer_is_shown_beside_the_right_one()
    {
        _stage.Bank.Replace([SampleQuestion.Abbreviation]);
        var judged = await _stage.WriteAsync(await _stage.SendAsync("quiz practice"), "Answer", "data lake");
        Assert.StartsWith("Not right. You wrote “data lake”.", judged.Cards[0].Body.ToString(), StringComparison.Ordinal);
        Assert.Contains("Answer: dead-letter queue", judged.Cards[0].Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reader_judges_a_question_that_no_machine_can()
    {
        _stage.Bank.Replace([SampleQuestion.Reveal]);
        var shown = await _stage.PressAsync(await _stage.SendAsync("quiz practice"), "Show answer");
        Assert.EndsWith("[I knew it] [I did not] [Show note] [Report]", Shown(shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Practice_is_private() => Assert.Equal(Visibility.Private, (await _stage.SendAsync("quiz practice")).Visibility);

    [Fact]
    public async Task A_topic_limits_the_questions()
    {
        var reply = await _stage.SendAsync("quiz practice", ("topic", "lambda"));
        Assert.Contains("How long can a function run at most?", Shown(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_without_questions_is_answered_with_those_that_have_some() =>
        Assert.Equal(
            """
            There are no questions on “Lambada”. There are some on:
            • Lambda 1 question
            • SQS 2 questions
            """,
            Shown(await _stage.SendAsync("quiz practice", ("topic", "Lambada"))));

    [Fact]
    public async Task Topics_that_are_not_listed_are_counted()
    {
        _stage.Bank.Replace([.. Enumerable.Range(10, 12).Select(i => SampleQuestion.Choice($"q{i}", $"Topic {i}", "Which?", "a", "b"))]);
        Assert.EndsWith("\nand 2 more", Shown(await _stage.SendAsync("quiz practice", ("topic", "nothing"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_subcommand_that_became_a_topic_is_noticed() => Assert.StartsWith(
        "Did you mean /quiz practice?\nThere are no questions on “practce”.",
        Shown(await _stage.SendAsync("quiz practice", ("topic", "practce"))),
        StringComparison.Ordinal);

    [Fact]
    public async Task Notes_without_questions_say_so()
    {
        _stage.Bank.Replace([]);
        Assert.Equal(Phrases.English.NoQuestions, Shown(await _stage.SendAsync("quiz practice")));
    }

    [Fact]
    public async Task A_button_of_a_question_that_the_notes_lost_says_so_and_the_practice_goes_on()
    {
        _stage.Bank.Replace([SampleQuestion.Retention]);
        var asked = await _stage.SendAsync("quiz practice");
        _stage.Bank.Replace([SampleQuestion.Runtime]);

        var shown = Shown(await _stage.PressAsync(asked, "A"));

        Assert.StartsWith(Phrases.English.QuestionGone, shown, StringComparison.Ordinal);
        Assert.Contains("How long can a function run at most?", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reported_question_is_not_asked_here_again()
    {
        _stage.Bank.Replace([SampleQuestion.Retention]);
        var solved = await _stage.AnswerAsync(await _stage.SendAsync("quiz practice"), "4 days");
        Assert.Equal(Phrases.English.Reported, Shown(await _stage.WriteAsync(solved, "Report", "It is 5 days")));
        Assert.Equal(Phrases.English.NoQuestionsLeft, Shown(await _stage.SendAsync("quiz practice")));
    }

    [Fact]
    public async Task A_question_is_added_to_the_review_once()
    {
        _stage.Bank.Replace([SampleQuestion.Retention]);
        var solved = await _stage.AnswerAsync(await _stage.SendAsync("quiz practice"), "4 days");
        Assert.Equal(Phrases.English.AddedToReview, Shown(await _stage.PressAsync(solved, "Add to my review")));
        Assert.Equal(Phrases.English.InReviewAlready, Shown(await _stage.PressAsync(solved, "Add to my review")));
    }

    [Theory]
    [InlineData("practice1:garbage")]
    [InlineData("practice2:.0.1.0:retention:1")]
    [InlineData("pnext1")]
    public async Task A_token_of_another_version_is_stale(string token)
    {
        Assert.True(ButtonToken.TryParse(token, out var parsed));
        Assert.Equal(Phrases.English.StaleControl, Shown(await _stage.PressAsync(parsed)));
    }

    [Fact]
    public async Task No_two_controls_of_a_message_have_one_id()
    {
        _stage.Bank.Replace([SampleQuestion.Services]);
        var asked = await _stage.SendAsync("quiz practice");
        Assert.Distinct(SampleInteraction.Buttons(asked).Select(b => b.Token.ToString()));
    }
}
