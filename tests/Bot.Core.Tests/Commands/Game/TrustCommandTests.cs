using System.Globalization;
using System.Text;
using System.Text.Json;
using Bot.Core.Chat;
using Bot.Core.Commands;
using Bot.Core.Commands.Game;
using Bot.Core.Game;
using Bot.Testing;
using static Bot.Core.Tests.Commands.Game.GameStage;

namespace Bot.Core.Tests.Commands.Game;

[Collection<GameTests>]
public sealed class TrustCommandTests(GameDatabase database)
{
    private readonly GameStage _stage = new(database);

    [Fact]
    public async Task What_is_kept_is_counted()
    {
        await AnswerOnceAsync(Bob, "7 days");
        Assert.Equal(
            $"""
            What I keep about you in this server:
            • 1 answer
            • 1 question in your review
            • The name you last used here, for boards
            {Phrases.English.KeptNot}
            """,
            Shown(await _stage.AsAsync(Bob, "privacy show")));
    }

    [Fact]
    public async Task An_export_is_a_file_with_every_answer()
    {
        await AnswerOnceAsync(Bob, "7 days");
        var file = (await _stage.AsAsync(Bob, "privacy export")).Attachment;
        var json = Encoding.UTF8.GetString([.. file!.Content]);
        Assert.Contains("\"questionId\": \"retention\"", json, StringComparison.Ordinal);
        Assert.Contains("\"at\": \"2026-03-02T12:00:00Z\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_writes_ids_as_text_so_that_no_reader_rounds_them()
    {
        await AnswerOnceAsync(Bob, "7 days");
        var file = (await _stage.AsAsync(Bob, "privacy export")).Attachment;
        using var json = JsonDocument.Parse(file!.Content.AsMemory());
        Assert.Equal(Bob.ToString(CultureInfo.InvariantCulture), json.RootElement.GetProperty("personId").GetString());
    }

    [Fact]
    public async Task Of_whom_nothing_is_kept_nothing_can_be_deleted()
    {
        var reply = await _stage.AsAsync(Bob, "privacy delete");
        Assert.StartsWith("I keep nothing about you in this server.\n", Shown(reply), StringComparison.Ordinal);
        Assert.Empty(reply.Rows);
    }

    [Fact]
    public async Task A_second_press_finds_nothing_more_to_delete()
    {
        await AnswerOnceAsync(Bob, "4 days");
        var asked = await _stage.AsAsync(Bob, "privacy delete");
        await _stage.PressAsync(asked, "Delete for good", Bob);
        Assert.Equal("I keep nothing about you in this server.", Shown(await _stage.PressAsync(asked, "Delete for good", Bob)));
    }

    [Fact]
    public async Task Nothing_is_deleted_without_a_confirmation()
    {
        await AnswerOnceAsync(Bob, "7 days");
        var asked = await _stage.AsAsync(Bob, "privacy delete");
        Assert.StartsWith("This deletes all that I keep about you in this server. It cannot be undone.\n• 1 answer", Shown(asked), StringComparison.Ordinal);
        Assert.Equal(Phrases.English.NothingDeleted, Shown(await _stage.PressAsync(asked, "Keep it", Bob)));
        Assert.Contains("• 1 answer", Shown(await _stage.AsAsync(Bob, "privacy show")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_deleted_is_gone_from_the_boards()
    {
        await AnswerOnceAsync(Bob, "4 days");
        var deleted = await _stage.PressAsync(await _stage.AsAsync(Bob, "privacy delete"), "Delete for good", Bob);
        Assert.StartsWith("Deleted:\n• 1 answer", Shown(deleted), StringComparison.Ordinal);
        Assert.StartsWith("I keep nothing about you in this server.\n", Shown(await _stage.AsAsync(Bob, "privacy show")), StringComparison.Ordinal);
        Assert.Contains(Phrases.English.NobodyOnBoardYet, Shown(await _stage.SendAsync("leaderboard")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_confirmation_deletes_nothing()
    {
        await AnswerOnceAsync(Bob, "4 days");
        var asked = await _stage.AsAsync(Bob, "privacy delete");
        Assert.Equal(Phrases.English.StaleControl, Shown(await _stage.PressAsync(asked, "Delete for good", Ada)));
        Assert.Contains("• 1 answer", Shown(await _stage.AsAsync(Bob, "privacy show")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reported_question_waits_for_a_manager_who_keeps_it()
    {
        await ReportAsync();
        var reports = await _stage.SendAsync("questions reports");
        Assert.Equal(
            """
            == 1 reported question
            1. SQS › Limits — How long does a queue keep a message by default?
            It is 5 days
            [1 · View] [1 · Keep] [1 · Drop, take points back]
            """,
            Shown(reports));
        Assert.Equal(Phrases.English.NoReports, Shown(await _stage.PressAsync(reports, "1 · Keep")));
        Assert.Contains("4 days", Shown(await _stage.SendAsync("quiz practice")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_no_longer_manages_presses_in_vain()
    {
        await ReportAsync();
        var reports = await _stage.SendAsync("questions reports");
        var list = ButtonToken.Create("qlist", 1, "0", "");
        var setup = TokenOf(await _stage.SendAsync("setup"), Phrases.English.SetTimeAndZone);
        var form = (await _stage.PressAsync(setup)).Form!.Token;
        foreach (var token in new[] { TokenOf(reports, "1 · View"), TokenOf(reports, "1 · Keep"), TokenOf(reports, "1 · Drop"), list, setup, form })
            Assert.Equal(Phrases.English.NotAllowed, Shown(await _stage.PressAsync(token, Bob)));
        Assert.Contains("1 reported question", Shown(await _stage.SendAsync("questions reports")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dropped_question_is_not_asked_and_its_points_are_taken_back()
    {
        await AnswerOnceAsync(Bob, "4 days");
        await ReportAsync();
        await _stage.PressAsync(await _stage.SendAsync("questions reports"), "1 · Drop");
        Assert.Equal(Phrases.English.NoQuestionsLeft, Shown(await _stage.SendAsync("quiz practice")));
        Assert.DoesNotContain("10 points", Shown(await _stage.SendAsync("leaderboard")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_question_can_be_enabled_again()
    {
        _stage.Bank.Replace([SampleQuestion.Retention]);
        Assert.Equal(Phrases.English.Disabled, Shown(await _stage.SendAsync("questions disable", ("id", "retention"))));
        Assert.Equal(Phrases.English.DisabledAlready, Shown(await _stage.SendAsync("questions disable", ("id", "retention"))));
        Assert.Equal("== 1 question\n• retention SQS › Limits — How long does a queue keep a message by default? (not asked here)\n-- Page 1 of 1", Shown(await _stage.SendAsync("questions list")));
        Assert.Equal(Phrases.English.Enabled, Shown(await _stage.SendAsync("questions enable", ("id", "retention"))));
        Assert.Equal(Phrases.English.NotDisabled, Shown(await _stage.SendAsync("questions enable", ("id", "retention"))));
    }

    [Fact]
    public async Task Why_names_the_line_and_the_pattern() =>
        Assert.Equal(
            """
            == SQS › Limits — How large can a message be?
            The note's own line about 256 KB.
            • Made by the pattern: sample
            • No guard looked at it.
            • Worth asking: 1.00 of 1
            -- sqs.md:12
            """,
            Shown(await _stage.SendAsync("questions why", ("id", "size"))));

    [Theory]
    [InlineData("questions list")]
    [InlineData("notes-admin status")]
    [InlineData("setup")]
    public async Task Only_managers_may(string command) => Assert.Equal(Phrases.English.NotAllowed, Shown(await _stage.AsAsync(Bob, command)));

    [Fact]
    public async Task A_managers_button_is_checked_again_when_somebody_else_presses_it()
    {
        await ReportAsync();
        var reports = await _stage.SendAsync("questions reports");
        Assert.Equal(Phrases.English.NotAllowed, Shown(await _stage.PressAsync(reports, "1 · Keep", Bob)));
        Assert.Contains("1 reported question", Shown(await _stage.SendAsync("questions reports")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gaps_are_shown_without_names()
    {
        await _stage.Get<ITrustStore>().NoteGapAsync(_stage.GuildId, "Fargate spot", new DateOnly(2026, 3, 2), TestContext.Current.CancellationToken);
        Assert.Equal("== Asked and not found\n• fargate spot 1×", Shown(await _stage.SendAsync("notes-admin gaps")));
    }

    [Fact]
    public async Task What_somebody_asked_and_did_not_find_is_a_gap_at_once()
    {
        var stage = _stage;
        var ask = new AskCommand(stage.Get<Bot.Core.Search.KnowledgeBase>(), Bot.Core.Notes.SourceLink.None, stage.Get<GapLog>());
        await ask.HandleAsync(SampleInteraction.Command("ask", ("query", "Fargate  SPOT")) with { GuildId = stage.GuildId }, TestContext.Current.CancellationToken);
        await ask.HandleAsync(SampleInteraction.Command("ask", ("query", "fargate spot")) with { GuildId = stage.GuildId }, TestContext.Current.CancellationToken);
        Assert.Equal("== Asked and not found\n• fargate spot 2×", Shown(await stage.SendAsync("notes-admin gaps")));
    }

    [Fact]
    public async Task The_audit_log_shows_channels_as_channels()
    {
        await _stage.SendAsync("schedule add", ("channel", _stage.Channel), ("time", "9:00"), ("timezone", "UTC"));
        var line = Assert.Single((await _stage.SendAsync("notes-admin audit")).Cards[0].Body.Blocks);
        Assert.Contains(new TextSpan($"#{_stage.Channel}") { ChannelId = _stage.Channel }, line.Spans);
    }

    [Fact]
    public async Task The_audit_log_names_a_manager_who_never_played_and_says_which_question()
    {
        await _stage.SendAsync("questions disable", ("id", "retention"));
        Assert.Equal(
            "== What managers did\n• Mon 2 March, 12:00 UTC Ada questions.disable question retention “SQS › Limits — How long does a queue keep a message by default?”",
            Shown(await _stage.SendAsync("notes-admin audit")));
    }

    [Fact]
    public async Task Questions_that_only_the_reader_can_judge_are_counted_apart()
    {
        _stage.Bank.Replace([SampleQuestion.Retention, SampleQuestion.Reveal]);
        Assert.StartsWith("== 2 questions · 1 for practice and review only\n", Shown(await _stage.SendAsync("questions list")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_log_names_who_did_what()
    {
        await _stage.SendAsync("season start", ("name", "Spring"));
        await _stage.SendAsync("quiz practice");
        Assert.Equal("== What managers did\n• Mon 2 March, 12:00 UTC Ada season.start season “Spring” of group “everyone”", Shown(await _stage.SendAsync("notes-admin audit")));
    }

    [Fact]
    public async Task Reading_the_notes_again_makes_their_questions_anew()
    {
        Assert.StartsWith("1 note, 1 section\n• ", Shown(await _stage.SendAsync("notes-admin reindex")), StringComparison.Ordinal);
        Assert.NotNull(_stage.Bank.Pool);
    }

    [Fact]
    public async Task A_forgotten_name_is_not_stored_by_what_was_still_to_be_written()
    {
        await AnswerOnceAsync(Bob, "4 days");
        await _stage.PressAsync(await _stage.AsAsync(Bob, "privacy delete"), "Delete for good", Bob);
        await _stage.Get<NameBook>().FlushAsync(TestContext.Current.CancellationToken);
        Assert.Empty(await _stage.Get<INameStore>().FindAsync(_stage.GuildId, [Bob], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Setting_up_names_what_is_missing()
    {
        _stage.Written.Lacks.Add("Send Messages");
        Assert.Equal(
            $"""
            == Setting up
            ✔ 3 questions
            ✘ I cannot post in #{_stage.Channel}. I lack there: Send Messages. Give my role these permissions in the channel, then try again.
            ✘ There are no schedules yet. /schedule add sets one.
            -- Next: set the time of the daily question.
            (Set time and zone)
            """,
            Shown(await _stage.SendAsync("setup")));
    }

    [Fact]
    public async Task Setting_up_and_the_status_of_the_notes_count_the_same_questions()
    {
        _stage.Bank.Replace([SampleQuestion.Retention, SampleQuestion.Reveal]);
        const string Count = "2 questions · 1 for practice and review only";
        Assert.Contains($"✔ {Count}\n", Shown(await _stage.SendAsync("setup")), StringComparison.Ordinal);
        Assert.Contains($"• {Count}", Shown(await _stage.SendAsync("notes-admin status")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setting_up_sets_the_first_schedule_and_the_servers_zone()
    {
        var form = (await _stage.PressAsync(await _stage.SendAsync("setup"), "Set time and zone")).Form!;
        var reply = await _stage.SubmitAsync(form, ("time", "9:00"), ("zone", "Berlin"));
        Assert.Contains("• 09:00 Europe/Berlin · every day · open for 1 day", Shown(reply), StringComparison.Ordinal);
        Assert.Equal("Europe/Berlin", (await _stage.Get<IGroupStore>().DefaultAsync(_stage.GuildId, "UTC", "en-US", TestContext.Current.CancellationToken)).Zone);
        Assert.Contains("✔ 1 schedule is set.", Shown(await _stage.SendAsync("setup")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("25:00", "Berlin", "'25:00' has hour 25")]
    [InlineData("9:00", "Berln", "did you mean 'Europe/Berlin'?")]
    public async Task A_mistake_in_setting_up_leaves_the_way_back_to_the_form(string time, string zone, string expected)
    {
        var form = (await _stage.PressAsync(await _stage.SendAsync("setup"), "Set time and zone")).Form!;
        var reply = await _stage.SubmitAsync(form, ("time", time), ("zone", zone));
        Assert.Contains(expected, Shown(reply), StringComparison.Ordinal);
        Assert.Equal(form.Token, (await _stage.PressAsync(reply, "Set time and zone")).Form!.Token);
    }

    private async Task AnswerOnceAsync(long person, string option)
    {
        _stage.Bank.Replace([SampleQuestion.Retention]);
        await _stage.SendAsync("quiz start", ("count", 1), ("mode", "one-attempt"));
        await _stage.TickAsync();
        await _stage.AnswerAsync(_stage.Written.Sent[^1].Reply, option, person);
        await _stage.TickAsync(seconds: 31);
    }

    private async Task ReportAsync()
    {
        _stage.Bank.Replace([SampleQuestion.Retention]);
        await _stage.WriteAsync(await _stage.AnswerAsync(await _stage.AsAsync(Bob, "quiz practice"), "4 days", Bob), "Report", "It is 5 days", Bob);
    }
}
