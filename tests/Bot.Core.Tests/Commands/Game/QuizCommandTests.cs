using Bot.Core.Chat;
using Bot.Testing;
using static Bot.Core.Tests.Commands.Game.GameStage;

namespace Bot.Core.Tests.Commands.Game;

[Collection<GameTests>]
public sealed class QuizCommandTests(GameDatabase database)
{
    private readonly GameStage _stage = new(database);

    private Reply Round => _stage.Written.Sent[^1].Reply;

    [Fact]
    public async Task A_quiz_is_announced_to_all()
    {
        var reply = await StartAsync(("count", 2), ("seconds", 20));
        Assert.Equal(("A quiz begins: 2 questions.\n20 seconds a question · everyone who is right scores", Visibility.Public), (Shown(reply), reply.Visibility));
    }

    [Fact]
    public async Task A_round_is_asked_in_the_channel()
    {
        _stage.Bank.Replace([SampleQuestion.Retention]);
        await StartAsync(("count", 1));
        Assert.Equal(
            """
            Question 1 of 1 · everyone who is right scores
            == SQS › Limits
            How long does a queue keep a message by default?
            A. 1 day
            B. 14 days
            C. 4 days
            D. 7 days
            -- 30 s to answer
            [A · 1 day] [B · 14 days] [C · 4 days] [D · 7 days]
            """,
            Shown(Round));
    }

    [Fact]
    public async Task The_end_of_a_round_shows_the_answer_and_how_people_split()
    {
        _stage.Bank.Replace([SampleQuestion.Retention]);
        await StartAsync(("count", 1));
        await _stage.AnswerAsync(Round, "4 days", Ada);
        await _stage.AnswerAsync(Round, "7 days", Bob);
        await _stage.TickAsync(seconds: 31);
        Assert.Equal(
            """
            == SQS › Limits
            1 of 2 people had it right.
            How long does a queue keep a message by default?
            A. 1 day  ░░░░░░░░ 0
            B. 14 days  ░░░░░░░░ 0
            C. 4 days ✔  ████░░░░ 1
            D. 7 days  ████░░░░ 1
            The note says:
            The note's own line about 4 days.
            -- sqs.md:12
            [My answer] [Show note] [Add to my review] [Report]
            """,
            Shown(_stage.Written.Edits.Single()));
    }

    [Fact]
    public async Task The_result_names_everybody_and_what_was_missed()
    {
        _stage.Bank.Replace([SampleQuestion.Retention]);
        await StartAsync(("count", 1));
        await _stage.AnswerAsync(Round, "4 days", Ada);
        await _stage.AnswerAsync(Round, "7 days", Bob);
        await _stage.TickAsync(seconds: 31);
        Assert.Equal(
            """
            == Result of the quiz
            1 question asked.
            1. Ada  10 points, 1 of 1 right
            2. Bob  0 points, 0 of 1 right
            What most of you missed
            1. How long does a queue keep a message by default? 4 days
            [Show note 1]
            """,
            Shown(Round));
    }

    [Fact]
    public async Task Two_questions_of_one_line_are_not_asked_while_there_are_others()
    {
        // They give each other's answer away.
        var twin = SampleQuestion.Retention with { Id = "twin", Prompt = "What does 4 days stand for?" };
        _stage.Bank.Replace([SampleQuestion.Retention, twin, SampleQuestion.Size with { Line = 99 }, SampleQuestion.Runtime]);
        var reply = await StartAsync(("count", 3));
        Assert.StartsWith("A quiz begins: 3 questions.", Shown(reply), StringComparison.Ordinal);
        for (var round = 0; round < 3; round++)
        {
            await _stage.AnswerAsync(Round, SampleInteraction.Buttons(Round)[0].Label.Split(" · ")[1]);
            await _stage.TickAsync(seconds: 31);
            await _stage.TickAsync(seconds: 7);
        }

        Assert.Single(_stage.Written.Sent, m => Shown(m.Reply).Contains("4 days", StringComparison.Ordinal) && Shown(m.Reply).Contains("to answer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_nobody_tried_is_not_called_missed()
    {
        _stage.Bank.Replace([SampleQuestion.Retention]);
        await StartAsync(("count", 1));
        await _stage.TickAsync(seconds: 31);
        Assert.Equal("== Result of the quiz\n1 question asked.\nNobody answered.", Shown(Round));
    }

    [Fact]
    public async Task Where_everyone_scores_an_answer_can_be_changed()
    {
        _stage.Bank.Replace([SampleQuestion.Retention]);
        await StartAsync();
        Assert.Equal("Your answer is in: D · 7 days. You can change it until the question closes.", Shown(await _stage.AnswerAsync(Round, "7 days")));
        Assert.Equal("Changed from D · 7 days to C · 4 days. Your last answer before closing counts.", Shown(await _stage.AnswerAsync(Round, "4 days")));
    }

    [Fact]
    public async Task The_same_answer_again_is_not_called_a_change()
    {
        _stage.Bank.Replace([SampleQuestion.Retention]);
        await StartAsync();
        await _stage.AnswerAsync(Round, "7 days");
        Assert.Equal("Your answer stays D · 7 days.", Shown(await _stage.AnswerAsync(Round, "7 days")));
    }

    [Fact]
    public async Task In_one_attempt_the_first_answer_counts()
    {
        _stage.Bank.Replace([SampleQuestion.Retention]);
        await StartAsync(("mode", "one-attempt"));
        Assert.Equal("Your answer is in: D · 7 days. The solution comes when the question closes.", Shown(await _stage.AnswerAsync(Round, "7 days")));
        Assert.Equal("You have answered already: D · 7 days. The first answer counts.", Shown(await _stage.AnswerAsync(Round, "4 days")));
    }

    [Fact]
    public async Task A_channel_has_one_quiz_at_a_time()
    {
        await StartAsync();
        Assert.Equal(Phrases.English.QuizRunsHere, Shown(await _stage.SendAsync("quiz start")));
    }

    [Fact]
    public async Task Only_the_starter_or_a_moderator_stops_a_quiz()
    {
        await _stage.AsAsync(Bob, "quiz start");
        await _stage.TickAsync();
        Assert.Equal(Phrases.English.OnlyStarterStops, Shown(await _stage.AsAsync(103, "quiz stop")));
        Assert.Equal(Phrases.English.QuizStopping, Shown(await _stage.AsAsync(Bob, "quiz stop")));
        await _stage.TickAsync();
        Assert.StartsWith("== Result of the quiz\nStopped after 1 question.", Shown(Round), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quiz_that_does_not_run_cannot_be_stopped() => Assert.Equal(Phrases.English.NoQuizHere, Shown(await _stage.SendAsync("quiz stop")));

    [Fact]
    public async Task A_click_after_the_end_gets_a_friendly_sentence()
    {
        _stage.Bank.Replace([SampleQuestion.Retention]);
        await StartAsync(("count", 1));
        var round = Round;
        await _stage.TickAsync(seconds: 31);
        Assert.Equal(Phrases.English.PostClosed, Shown(await _stage.AnswerAsync(round, "4 days")));
    }

    [Fact]
    public async Task A_button_of_another_server_is_unknown_here()
    {
        _stage.Bank.Replace([SampleQuestion.Retention]);
        await StartAsync();
        var elsewhere = new GameStage(database);
        Assert.Equal(Phrases.English.UnknownPost, Shown(await elsewhere.AnswerAsync(Round, "4 days")));
    }

    [Fact]
    public async Task Several_right_options_are_chosen_in_a_private_copy()
    {
        _stage.Bank.Replace([SampleQuestion.Services]);
        await StartAsync();
        var pad = await _stage.PressAsync(Round, "Choose answers");
        Assert.Equal(Visibility.Private, pad.Visibility);
        var chosen = await _stage.AnswerAsync(await _stage.AnswerAsync(pad, "SQS"), "Lambda");
        await _stage.PressAsync(chosen, "Submit");
        await _stage.TickAsync(seconds: 31);
        Assert.StartsWith("== SNS › Limits\n1 of 1 person had it right.", Shown(_stage.Written.Edits.Single()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typed_answer_is_graded()
    {
        _stage.Bank.Replace([SampleQuestion.Abbreviation]);
        await StartAsync();
        var round = Round;
        Assert.StartsWith("Your answer is in: dead letter queue.", Shown(await _stage.WriteAsync(round, "Answer", "dead letter queue")), StringComparison.Ordinal);
        await _stage.TickAsync(seconds: 31);
        Assert.Contains("1 of 1 person had it right.", Shown(_stage.Written.Edits.Single()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_in_a_channel_tells_the_answer_before_the_end()
    {
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        foreach (var correct in Enumerable.Range(0, 4))
        {
            // The same question with another right option: whatever is public must not change.
            _stage.Bank.Replace([SampleQuestion.Retention with { Correct = [correct], Answer = SampleQuestion.Retention.Options[correct] }]);
            await StartAsync(("count", 1));
            var postId = TokenOf(Round, "A").Arguments[0];
            tokens.Add(string.Join('\n', SampleInteraction.Buttons(Round).Select(b => b.Token.ToString().Replace($":{postId}:", ":POST:", StringComparison.Ordinal))) + Shown(Round));
            await _stage.TickAsync(seconds: 31);
        }

        Assert.Single(tokens);
    }

    [Fact]
    public async Task An_unknown_topic_lists_those_there_are() =>
        Assert.StartsWith("There are no questions on “EC2”.", Shown(await _stage.SendAsync("quiz start", ("topic", "EC2"))), StringComparison.Ordinal);

    private async Task<Reply> StartAsync(params (string Name, OptionValue Value)[] options)
    {
        var reply = await _stage.SendAsync("quiz start", options);
        await _stage.TickAsync();
        return reply;
    }
}
