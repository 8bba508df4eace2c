using Bot.Core.Chat;
using Bot.Core.Commands.Game;
using Bot.Core.Game;
using Bot.Core.Schedule;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NSubstitute;
using static Bot.Core.Tests.Commands.Game.GameStage;

namespace Bot.Core.Tests.Commands.Game;

[Collection<GameTests>]
public sealed class ScheduleCommandTests(GameDatabase database)
{
    private readonly GameStage _stage = new(database);

    private Reply Post => _stage.Written.Sent[^1].Reply;

    [Fact]
    public async Task A_new_schedule_is_confirmed_with_its_next_time()
    {
        var reply = await AddAsync(("days", "weekdays"), ("topic", "sqs"), ("open_for", "12h"));
        var id = (await _stage.Get<IScheduleStore>().ListAsync(_stage.GuildId, TestContext.Current.CancellationToken)).Single().Id;
        Assert.Equal(
            $"""
            Schedule {id} is set.
            • #{_stage.Channel}
            • 09:00 Europe/Berlin · Monday to Friday · open for 12 h
            • SQS
            • Next: Tue 3 March, 09:00
            """,
            Shown(reply));
    }

    [Theory]
    [InlineData("time", "25:00", "'25:00' has hour 25, and a day ends at 23:59")]
    [InlineData("timezone", "Europe/Berln", "did you mean 'Europe/Berlin'")]
    [InlineData("days", "someday", "'someday' is not a day")]
    [InlineData("open_for", "3 weeks", "open_for is “3 weeks”; use 5 min to 7 days")]
    [InlineData("topic", "EC2", "There are no questions on “EC2”.")]
    [InlineData("group", "nobody", "There is no group “nobody”")]
    public async Task A_mistake_is_answered_with_what_to_type_instead(string option, string value, string expected)
    {
        var given = new Dictionary<string, OptionValue>(StringComparer.Ordinal) { ["channel"] = _stage.Channel, ["time"] = "9:00", ["timezone"] = "Europe/Berlin", [option] = value };
        Assert.Contains(expected, Shown(await _stage.SendAsync("schedule add", [.. given.Select(g => (g.Key, g.Value))])), StringComparison.Ordinal);
        Assert.Equal(Phrases.English.NoSchedules, Shown(await _stage.SendAsync("schedule list")));
    }

    [Fact]
    public async Task A_channel_where_the_bot_may_not_post_is_named_with_what_is_missing()
    {
        _stage.Written.Lacks.AddRange(["Send Messages", "Embed Links"]);
        Assert.Equal(
            $"""
            I cannot post in #{_stage.Channel}
            I lack there: Send Messages, Embed Links. Give my role these permissions in the channel, then try again.
            """,
            Shown(await AddAsync()));
    }

    [Theory]
    [InlineData(RoleMention.NotAllowed, "I may not notify that role: switch on “Allow anyone to @mention this role” in its settings")]
    [InlineData(RoleMention.NoSuchRole, "That is no role I can notify.")]
    public async Task A_role_that_would_not_be_notified_is_refused(RoleMention mention, string expected)
    {
        _stage.Written.Mention = mention;
        Assert.StartsWith(expected, Shown(await AddAsync(("ping_role", 77))), StringComparison.Ordinal);
        Assert.Equal(Phrases.English.NoSchedules, Shown(await _stage.SendAsync("schedule list")));
    }

    [Fact]
    public async Task What_is_posted_is_in_the_servers_language_until_a_manager_chooses_another()
    {
        _stage.Language = "de";
        await AddAsync(("open_for", "12h"));
        await ToNextDayAsync();
        Assert.StartsWith("Frage vom 3. März", Shown(Post), StringComparison.Ordinal);

        await _stage.SendAsync("group edit", ("name", "everyone"), ("language", "en-US"));
        await ToNextDayAsync();
        Assert.StartsWith("Question of 4 March", Shown(Post), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_managers_see_schedules() => Assert.Equal(Phrases.English.NotAllowed, Shown(await _stage.AsAsync(Bob, "schedule list")));

    [Fact]
    public async Task An_edit_keeps_what_is_not_given()
    {
        await AddAsync(("days", "weekdays"));
        var reply = Shown(await _stage.SendAsync("schedule edit", ("time", "18:30")));
        Assert.Contains("• 18:30 Europe/Berlin · Monday to Friday · open for 1 day", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_of_something_else_than_the_time_does_not_take_away_a_post_that_is_late()
    {
        await AddAsync();
        _stage.Time.Advance(TimeSpan.FromHours(21));
        await _stage.SendAsync("schedule edit", ("silent", true));
        await _stage.WorkAsync();
        Assert.StartsWith("Question of 3 March", Shown(Post), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paused_schedule_posts_nothing_and_goes_on_from_the_present()
    {
        await AddAsync();
        await _stage.SendAsync("schedule pause");
        _stage.Time.Advance(TimeSpan.FromDays(3));
        await _stage.WorkAsync();
        Assert.Empty(_stage.Written.Sent);
        Assert.EndsWith("goes on: next Fri 6 March, 09:00.", Shown(await _stage.SendAsync("schedule resume")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_schedule_is_gone()
    {
        await AddAsync();
        await _stage.SendAsync("schedule remove");
        Assert.Equal(Phrases.English.NoSchedules, Shown(await _stage.SendAsync("schedule list")));
    }

    [Theory]
    [InlineData("schedule pause", false)]
    [InlineData("schedule resume", true)]
    [InlineData("schedule remove", false)]
    public async Task A_schedule_that_another_manager_removes_in_the_same_moment_is_reported_as_gone(string command, bool isPaused)
    {
        var schedules = Substitute.For<IScheduleStore>();
        var read = new PostingSchedule
        {
            Id = 7,
            GuildId = 1,
            GroupId = 1,
            ChannelId = 1,
            Time = LocalTime.Noon,
            Zone = "UTC",
            NextDue = Instant.FromUtc(2026, 3, 3, 12, 0),
            IsPaused = isPaused,
        };
        schedules.ListAsync(0, default).ReturnsForAnyArgs([read]);
        schedules.ReplaceAsync(read, default).ReturnsForAnyArgs(false);
        schedules.RemoveAsync(0, 0, default).ReturnsForAnyArgs(false);
        var stage = new GameStage(database, services => services.AddSingleton(schedules));

        Assert.Equal(Phrases.English.NoSuchSchedule(7), Shown(await stage.SendAsync(command)));
        Assert.Empty(await stage.Get<ITrustStore>().AuditLogAsync(stage.GuildId, 10, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Where_there_are_several_the_id_is_asked_for()
    {
        await AddAsync();
        await AddAsync();
        Assert.StartsWith("Which one? Give its id: ", Shown(await _stage.SendAsync("schedule pause")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_of_another_server_is_unknown_here()
    {
        await AddAsync();
        var id = (await _stage.Get<IScheduleStore>().ListAsync(_stage.GuildId, TestContext.Current.CancellationToken)).Single().Id;
        Assert.Equal(Phrases.English.NoSuchSchedule(id), Shown(await new GameStage(database).SendAsync("schedule remove", ("id", id))));
    }

    [Fact]
    public async Task A_preview_shows_the_next_times_and_an_example_without_buttons()
    {
        await AddAsync();
        var reply = await _stage.SendAsync("schedule preview");
        Assert.StartsWith("The next times\n• Tue 3 March, 09:00\n• Wed 4 March, 09:00\n", Shown(reply), StringComparison.Ordinal);
        Assert.Empty(reply.Rows);
    }

    [Fact]
    public async Task The_daily_question_is_posted_answered_and_revealed()
    {
        _stage.Bank.Replace([SampleQuestion.Retention]);
        await AddAsync(("open_for", "12h"));
        await ToNextDayAsync();
        Assert.Equal(
            """
            Question of 3 March
            == SQS › Limits
            How long does a queue keep a message by default?
            A. 1 day
            B. 14 days
            C. 4 days
            D. 7 days
            -- Open for 12 h · your first answer counts
            [A · 1 day] [B · 14 days] [C · 4 days] [D · 7 days]
            """,
            Shown(Post));

        var receipt = await _stage.AnswerAsync(Post, "4 days", Bob);
        Assert.Equal(Visibility.Private, receipt.Visibility);
        Assert.StartsWith("== SQS › Limits\nRight. 10 points.\n", Shown(receipt), StringComparison.Ordinal);
        Assert.StartsWith("You have answered already: C · 4 days. The first answer counts.\nIt closes in ", Shown(await _stage.AnswerAsync(Post, "7 days", Bob)), StringComparison.Ordinal);

        _stage.Time.Advance(TimeSpan.FromHours(13));
        await _stage.WorkAsync();
        Assert.StartsWith("Question of 3 March\n== SQS › Limits\n1 of 1 person had it right.", Shown(_stage.Written.Edits.Single()), StringComparison.Ordinal);
        Assert.Equal(Phrases.English.PostClosed, Shown(await _stage.AnswerAsync(Post, "4 days")));
    }

    [Fact]
    public async Task The_next_question_announces_the_answer_to_the_last_one()
    {
        await AddAsync(("open_for", "12h"));
        await ToNextDayAsync();
        _stage.Time.Advance(TimeSpan.FromHours(13));
        await _stage.WorkAsync();
        await ToNextDayAsync();
        Assert.Contains("== The last question\n", Shown(Post), StringComparison.Ordinal);
        Assert.Contains("Nobody answered.", Shown(Post), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_group_is_told_at_closing_a_receipt_tells_nothing()
    {
        _stage.Bank.Replace([SampleQuestion.Retention]);
        var groups = _stage.Get<IGroupStore>();
        var group = await groups.DefaultAsync(_stage.GuildId, "UTC", "en-US", TestContext.Current.CancellationToken);
        await groups.ReplaceAsync(group with { Telling = Telling.AtClosing }, TestContext.Current.CancellationToken);
        await AddAsync(("open_for", "12h"));
        await ToNextDayAsync();
        var right = Shown(await _stage.AnswerAsync(Post, "4 days"));
        var wrong = Shown(await _stage.AnswerAsync(Post, "7 days", Bob));
        Assert.StartsWith("Your answer is in: C · 4 days. The solution comes when the question closes.", right, StringComparison.Ordinal);
        Assert.Equal(right.Replace("C · 4 days", "D · 7 days", StringComparison.Ordinal), wrong);
    }

    [Fact]
    public async Task Everybody_can_ask_for_their_own_result_when_the_question_is_closed()
    {
        _stage.Bank.Replace([SampleQuestion.Retention]);
        await _stage.SendAsync("group edit", ("name", "everyone"), ("told", "at-closing"));
        await AddAsync(("open_for", "12h"));
        await ToNextDayAsync();
        await _stage.AnswerAsync(Post, "4 days");
        await _stage.AnswerAsync(Post, "7 days", Bob);
        _stage.Time.Advance(TimeSpan.FromHours(13));
        await _stage.WorkAsync();
        var revealed = _stage.Written.Edits.Single();

        var mine = await _stage.PressAsync(revealed, "My answer");
        Assert.Equal(("Right. You chose C · 4 days. 10 points.", Visibility.Private), (Shown(mine), mine.Visibility));
        Assert.Equal("Not right. You chose D · 7 days.", Shown(await _stage.PressAsync(revealed, "My answer", Bob)));
        Assert.Equal("You did not answer this question.", Shown(await _stage.PressAsync(revealed, "My answer", 300)));
    }

    [Fact]
    public async Task Nobody_learns_their_result_before_the_question_is_closed()
    {
        _stage.Bank.Replace([SampleQuestion.Retention]);
        await _stage.SendAsync("group edit", ("name", "everyone"), ("told", "at-closing"));
        await AddAsync();
        await ToNextDayAsync();
        await _stage.AnswerAsync(Post, "4 days");
        var forged = ButtonToken.Create(TokenOf(Post, "C").Route, 1, TokenOf(Post, "C").Arguments[0], "y0");
        Assert.Equal(Phrases.English.StaleControl, Shown(await _stage.PressAsync(forged)));
    }

    [Fact]
    public async Task An_edit_takes_topic_difficulty_and_role_away_again()
    {
        await AddAsync(("topic", "sqs"), ("difficulty", "easy"), ("ping_role", 77L));
        var edited = Shown(await _stage.SendAsync("schedule edit", ("topic", "any"), ("difficulty", "any"), ("ping_role", _stage.GuildId)));
        Assert.DoesNotContain("SQS", edited, StringComparison.Ordinal);
        Assert.DoesNotContain("easy", edited, StringComparison.Ordinal);
        Assert.DoesNotContain("Notifies", edited, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_shows_who_is_notified_and_how()
    {
        await AddAsync(("ping_role", 77L), ("thread", true), ("silent", true));
        Assert.Contains("• Notifies @77\n• opens a thread · without notification\n", Shown(await _stage.SendAsync("schedule list")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_now_posts_at_once()
    {
        await AddAsync();
        Assert.Equal($"A question is being posted in #{_stage.Channel}.", Shown(await _stage.SendAsync("schedule post-now")));
        await _stage.WorkAsync();
        Assert.Contains("[A · ", Shown(Post), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_a_thread_and_silence_reach_the_channel()
    {
        await AddAsync(("ping_role", 77L), ("thread", true), ("silent", true));
        await ToNextDayAsync();
        var message = _stage.Written.Sent[^1];
        Assert.Equal((77L, "Question of 3 March", true), (message.PingRoleId, message.Thread, message.IsSilent));
    }

    [Fact]
    public async Task Every_act_is_in_the_audit_log()
    {
        await AddAsync();
        await _stage.SendAsync("schedule pause");
        var log = await _stage.Get<ITrustStore>().AuditLogAsync(_stage.GuildId, 10, TestContext.Current.CancellationToken);
        Assert.Equal(["schedule.pause", "schedule.add"], log.Select(e => e.Act));
    }

    private Task<Reply> AddAsync(params (string Name, OptionValue Value)[] more) =>
        _stage.SendAsync("schedule add", [("channel", _stage.Channel), ("time", "9:00"), ("timezone", "Europe/Berlin"), .. more]);

    /// <summary>Goes on to a minute after nine in Berlin and does what is due.</summary>
    private Task ToNextDayAsync()
    {
        var now = _stage.Time.GetUtcNow();
        var next = new DateTimeOffset(now.Date.AddDays(now.Hour < 8 ? 0 : 1).AddHours(8).AddMinutes(1), TimeSpan.Zero);
        _stage.Time.Advance(next - now);
        return _stage.WorkAsync();
    }
}
