using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Chat;
using Bot.Core.Commands.Game;
using Bot.Core.Game;
using static Bot.Core.Tests.Commands.Game.GameStage;

namespace Bot.Core.Tests.Commands.Game;

[Collection<GameTests>]
public sealed class BoardCommandTests(GameDatabase database)
{
    private readonly GameStage _stage = new(database);

    [Fact]
    public async Task A_board_shows_bars_names_and_points()
    {
        await PlayAsync(Ada, isRight: true);
        await PlayAsync(Bob, isRight: false);
        Assert.Equal(
            """
            == Points · this week
            1. ████████ Ada 10 points
            2. ░░░░░░░░ Bob 0 points
            -- 2 people
            [Around me]
            """,
            Shown(await _stage.SendAsync("leaderboard")));
    }

    [Fact]
    public async Task A_board_nobody_is_on_says_so() =>
        Assert.Equal("== Points · this week\nNobody is on this board yet.", Shown(await _stage.SendAsync("leaderboard")));

    [Fact]
    public async Task My_own_line_is_shown_when_I_am_on_another_page()
    {
        for (var person = 200; person < 211; person++)
            await PlayAsync(person, isRight: true);
        await PlayAsync(Bob, isRight: false);
        var shown = Shown(await _stage.AsAsync(Bob, "leaderboard"));
        Assert.EndsWith("…\n12. ░░░░░░░░ Bob 0 points\n-- 12 people · Page 1 of 2\n(Back) [Next] [Around me]", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_are_turned_in_a_private_copy()
    {
        for (var person = 200; person < 211; person++)
            await PlayAsync(person, isRight: true);
        var second = await _stage.PressAsync(await _stage.SendAsync("leaderboard"), "Next", Bob);
        Assert.Equal((Visibility.Private, ReplyMode.Send), (second.Visibility, second.Mode));
        Assert.Contains("Page 2 of 2", Shown(second), StringComparison.Ordinal);
        Assert.Equal(ReplyMode.Replace, (await _stage.PressAsync(second, "Back", Bob)).Mode);
    }

    [Fact]
    public async Task Somebody_anonymous_is_on_the_board_without_name_even_in_their_own_public_one()
    {
        await PlayAsync(Bob, isRight: true);
        await _stage.AsAsync(Bob, "me settings", ("appearance", "anonymous"));
        Assert.Contains("1. ████████ anonymous 10 points", Shown(await _stage.AsAsync(Bob, "leaderboard")), StringComparison.Ordinal);
        Assert.DoesNotContain("Bob", Shown(await _stage.AsAsync(Bob, "leaderboard")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_hidden_sees_their_line_only_in_private()
    {
        await PlayAsync(Bob, isRight: true);
        await PlayAsync(Ada, isRight: true);
        await _stage.AsAsync(Bob, "me settings", ("appearance", "hidden"));
        var board = await _stage.AsAsync(Bob, "leaderboard");
        Assert.DoesNotContain("Bob", Shown(board), StringComparison.Ordinal);
        Assert.Contains("– ████████ Bob 10 points", Shown(await _stage.PressAsync(board, "Around me", Bob)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_board_of_another_server_cannot_be_paged_here()
    {
        await PlayAsync(Ada, isRight: true);
        var token = TokenOf(await _stage.SendAsync("leaderboard"), "Around me");
        Assert.Equal(Phrases.English.StaleControl, Shown(await new GameStage(database).PressAsync(token)));
    }

    [Fact]
    public async Task Statistics_show_points_topics_and_the_year()
    {
        await PlayAsync(Ada, isRight: true);
        var shown = Shown(await _stage.SendAsync("me stats"));
        Assert.StartsWith(
            """
            == My statistics
            10 points · place 1
            1 question answered, 1 right (100 %)
            Streak: 1 day (longest: 1 day); one missed day a week is forgiven
            By topic
            • ████████ SQS 1/1
            My year (Monday to Sunday from top to bottom)
            """,
            shown,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statistics_of_somebody_new_say_where_to_start() => Assert.Equal(Phrases.English.NoAnswersYet, Shown(await _stage.SendAsync("me stats")));

    [Fact]
    public void The_years_map_has_today_in_its_last_column()
    {
        var today = new DateOnly(2026, 3, 4);
        var map = MeCommand.HeatMap(ImmutableSortedDictionary<DateOnly, int>.Empty.Add(today, 9).Add(today.AddDays(-1), 1), today).Split('\n');
        Assert.Equal((7, '·', '░', '█', ' '), (map.Length, map[0][^1], map[1][^1], map[2][^1], map[3][^1]));
    }

    [Fact]
    public async Task Settings_are_kept()
    {
        await _stage.SendAsync("me settings", ("appearance", "hidden"), ("timezone", "berlin"), ("reminders", true));
        Assert.Equal(
            """
            Your settings
            • Boards do not show you; only you see your line.
            • Your days are those of Europe/Berlin.
            • I write to you once a day when reviews are due.
            """,
            Shown(await _stage.SendAsync("me settings")));
    }

    [Fact]
    public async Task A_misspelt_zone_is_mended() =>
        Assert.Contains("did you mean 'Europe/Berlin'", Shown(await _stage.SendAsync("me settings", ("timezone", "Europe/Berln"))), StringComparison.Ordinal);

    [Fact]
    public async Task A_season_has_a_board_of_its_own()
    {
        await PlayAsync(Bob, isRight: true);
        await _stage.SendAsync("season start", ("name", "Spring"));
        await PlayAsync(Ada, isRight: true);
        Assert.StartsWith("== Points · Spring\n1. ████████ Ada 10 points\n-- 1 person", Shown(await _stage.SendAsync("leaderboard", ("period", "season"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_season_is_started_and_ended_once_by_managers()
    {
        Assert.Equal(Phrases.English.NotAllowed, Shown(await _stage.AsAsync(Bob, "season start", ("name", "Spring"))));
        Assert.StartsWith("The season “Spring” begins for everyone.", Shown(await _stage.SendAsync("season start", ("name", "Spring"))), StringComparison.Ordinal);
        Assert.Equal(Phrases.English.SeasonRuns("Spring"), Shown(await _stage.SendAsync("season start", ("name", "Summer"))));
        Assert.Equal("The season “Spring” has ended.", Shown(await _stage.SendAsync("season end")));
        Assert.Equal(Phrases.English.NoSeasonRuns, Shown(await _stage.SendAsync("season end")));
        Assert.Equal("== Seasons\n• Spring 2 March to 2 March", Shown(await _stage.AsAsync(Bob, "season list")));
    }

    [Fact]
    public async Task A_group_is_created_joined_and_left()
    {
        Assert.Equal(
            """
            The group “AWS” is there. People join it with /group join.
            • Topics: SQS
            • UTC · English
            • The first answer counts; right and wrong are told at once.
            • Exam on 12 March, in 10 days
            """,
            Shown(await _stage.SendAsync("group create", ("name", "AWS"), ("topics", "sqs"), ("exam", "2026-03-12"))));
        Assert.Equal("You are in “AWS” now.", Shown(await _stage.AsAsync(Bob, "group join", ("name", "aws"))));
        Assert.Contains("AWS · you are in it", Shown(await _stage.AsAsync(Bob, "group list")), StringComparison.Ordinal);
        Assert.Equal("You have left “AWS”. Your points stay there.", Shown(await _stage.AsAsync(Bob, "group leave", ("name", "AWS"))));
        Assert.Equal("You are not in “AWS”.", Shown(await _stage.AsAsync(Bob, "group leave", ("name", "AWS"))));
    }

    [Fact]
    public async Task A_group_keeps_what_an_edit_does_not_give()
    {
        await _stage.SendAsync("group create", ("name", "AWS"), ("topics", "sqs"));
        Assert.Equal(
            """
            The group “Cloud” is changed.
            • Topics: SQS
            • Europe/Berlin · English
            • The last answer before closing counts; right and wrong are told at closing.
            """,
            Shown(await _stage.SendAsync("group edit", ("name", "AWS"), ("new_name", "Cloud"), ("timezone", "Berlin"), ("answer", "last"), ("told", "at-closing"))));
    }

    [Fact]
    public async Task The_servers_own_group_can_be_edited_before_anything_was_played() =>
        Assert.StartsWith("The group “everyone” is changed.", Shown(await _stage.SendAsync("group edit", ("name", "everyone"), ("answer", "last"))), StringComparison.Ordinal);

    [Fact]
    public async Task An_edit_that_changes_nothing_says_so()
    {
        await _stage.SendAsync("group create", ("name", "AWS"), ("topics", "sqs"));
        Assert.Equal(Phrases.English.NothingToChange, Shown(await _stage.SendAsync("group edit", ("name", "AWS"))));
        Assert.Equal(Phrases.English.NothingToChange, Shown(await _stage.SendAsync("group edit", ("name", "AWS"), ("topics", "SQS"))));
    }

    [Theory]
    [InlineData("name", "everyone", "There is a group “everyone” already.")]
    [InlineData("topics", "EC2", "There are no questions on “EC2”.")]
    [InlineData("exam", "tomorrow", "“tomorrow” is not a date; write it like 2026-11-30, or “none”.")]
    [InlineData("timezone", "Mars", "'Mars' is not a time zone")]
    public async Task A_groups_mistake_is_answered_with_what_to_type_instead(string option, string value, string expected)
    {
        var given = new Dictionary<string, OptionValue>(StringComparer.Ordinal) { ["name"] = "AWS", [option] = value };
        Assert.StartsWith(expected, Shown(await _stage.SendAsync("group create", [.. given.Select(g => (g.Key, g.Value))])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_servers_own_group_keeps_its_name()
    {
        await _stage.SendAsync("group edit", ("name", "everyone"), ("new_name", "Class of 2026"));
        var own = await _stage.Get<IGroupStore>().DefaultAsync(_stage.GuildId, "UTC", "en-US", TestContext.Current.CancellationToken);
        Assert.Equal([own.Id], (await _stage.Get<IGroupStore>().ListAsync(_stage.GuildId, TestContext.Current.CancellationToken)).Select(g => g.Id));
    }

    [Fact]
    public async Task Members_may_not_edit_groups() => Assert.Equal(Phrases.English.NotAllowed, Shown(await _stage.AsAsync(Bob, "group create", ("name", "AWS"))));

    [Fact]
    public void Every_definition_keeps_discords_limits()
    {
        foreach (var definition in _stage.Definitions.SelectMany(d => d.Subcommands.Prepend(d)))
        {
            Assert.InRange(definition.Options.Length, 0, 25);
            Assert.All(definition.Options.Select(o => o.Description).Prepend(definition.Description), d =>
            {
                Assert.InRange(d.English.Length, 1, 100);
                Assert.InRange(d.German!.Length, 1, 100);
            });
            Assert.All(definition.Options.Select(o => o.Name).Prepend(definition.Name), n =>
            {
                Assert.Matches(@"^[-_\p{Ll}\p{N}]{1,32}$", n.English);
                Assert.Matches(@"^[-_\p{Ll}\p{N}]{1,32}$", n.German!);
            });
            Assert.Equal(definition.Options.OrderByDescending(o => o.IsRequired).Select(o => o.Name.English), definition.Options.Select(o => o.Name.English));
            Assert.Distinct(definition.Options.Select(o => o.Name.German!.ToString(CultureInfo.InvariantCulture)));
            Assert.Distinct(definition.Subcommands.Select(o => o.Name.German!.ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Answers a new question rightly or wrongly in a round that everybody may answer.</summary>
    private async Task PlayAsync(long person, bool isRight)
    {
        var question = SampleQuestion.Choice($"q{Guid.NewGuid():n}", "SQS", "How long?", "right", "wrong", "false", "bad");
        _stage.Bank.Replace([question]);
        // Each answer in a quiz of its own, so that people answer different questions.
        await _stage.SendAsync("quiz start", ("count", 1));
        await _stage.TickAsync();
        await _stage.AnswerAsync(_stage.Written.Sent[^1].Reply, isRight ? "right" : "wrong", person);
        await _stage.TickAsync(seconds: 31);
    }
}
