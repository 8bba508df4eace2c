using Bot.Core.Commands.Game;
using Bot.Core.Game;
using static Bot.Core.Tests.Commands.Game.GameStage;

namespace Bot.Core.Tests.Commands.Game;

[Collection<GameTests>]
public sealed class DepartureCheckTests(GameDatabase database)
{
    private readonly GameStage _stage = new(database);

    [Fact]
    public async Task Who_left_the_server_is_shown_so_on_the_next_board_and_stays_on_it()
    {
        await PlayAsync(Bob);
        _stage.Members.Left.Add(Bob);
        Assert.Contains("1. ████████ Bob 10 points\n", Shown(await _stage.SendAsync("leaderboard")), StringComparison.Ordinal);

        await _stage.CheckDeparturesAsync();

        Assert.Contains("1. ████████ Bob 10 points (has left)\n", Shown(await _stage.SendAsync("leaderboard")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_back_and_does_anything_is_shown_as_before()
    {
        await PlayAsync(Bob);
        await LeaveAsync(Bob);
        await _stage.AsAsync(Bob, "me settings");
        Assert.DoesNotContain("has left", Shown(await _stage.SendAsync("leaderboard")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_back_and_does_nothing_is_found_when_a_board_shows_them_hours_later()
    {
        await PlayAsync(Bob);
        await LeaveAsync(Bob);
        _stage.Members.Left.Clear();
        _stage.Members.Names[Bob] = "Robert";
        _stage.Time.Advance(TimeSpan.FromHours(7));
        await _stage.SendAsync("leaderboard");
        await _stage.CheckDeparturesAsync();
        Assert.Contains("1. ████████ Robert 10 points\n", Shown(await _stage.SendAsync("leaderboard", ("period", "all-time"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_departure_is_known_after_a_restart()
    {
        await PlayAsync(Bob);
        await LeaveAsync(Bob);
        await _stage.Get<NameBook>().FlushAsync(TestContext.Current.CancellationToken);
        using var after = new NameBook(_stage.Get<INameStore>());
        await after.RecallAsync(_stage.GuildId, [Bob], TestContext.Current.CancellationToken);
        Assert.True(after.HasLeft(_stage.GuildId, Bob));
    }

    [Fact]
    public async Task A_board_shown_again_and_again_asks_about_each_person_once_and_never_about_the_reader()
    {
        await PlayAsync(Bob);
        await PlayAsync(Ada);
        for (var i = 0; i < 3; i++)
        {
            await _stage.SendAsync("leaderboard");
            await _stage.CheckDeparturesAsync();
        }

        Assert.Equal([Bob], _stage.Members.Asked);
    }

    [Fact]
    public async Task A_page_is_asked_about_over_some_seconds()
    {
        for (var person = 200; person < 208; person++)
            await PlayAsync(person);
        await _stage.SendAsync("leaderboard");
        Assert.Empty(_stage.Members.Asked);
        await _stage.CheckDeparturesAsync();
        Assert.Equal(5, _stage.Members.Asked.Count);
        await _stage.CheckDeparturesAsync();
        Assert.Equal(8, _stage.Members.Asked.Distinct().Count());
    }

    [Fact]
    public async Task A_server_that_does_not_answer_makes_nobody_leave_and_is_asked_again_minutes_later()
    {
        await PlayAsync(Bob);
        _stage.Members.Left.Add(Bob);
        _stage.Members.IsAway = true;
        await _stage.SendAsync("leaderboard");
        await _stage.CheckDeparturesAsync();
        Assert.DoesNotContain("has left", Shown(await _stage.SendAsync("leaderboard")), StringComparison.Ordinal);

        _stage.Members.IsAway = false;
        _stage.Time.Advance(TimeSpan.FromMinutes(6));
        await _stage.SendAsync("leaderboard");
        await _stage.CheckDeparturesAsync();
        Assert.Contains("(has left)", Shown(await _stage.SendAsync("leaderboard")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_lead_are_asked_about_when_a_daily_question_is_revealed()
    {
        await PlayAsync(Bob);
        _stage.Bank.Replace([SampleQuestion.Retention]);
        await _stage.SendAsync("schedule add", ("channel", _stage.Channel), ("time", "13:00"), ("timezone", "UTC"), ("open_for", "1h"));
        _stage.Time.Advance(TimeSpan.FromHours(1));
        await _stage.WorkAsync();
        _stage.Time.Advance(TimeSpan.FromHours(2));
        await _stage.WorkAsync();
        await _stage.CheckDeparturesAsync();
        Assert.Equal([Bob], _stage.Members.Asked);
    }

    private async Task LeaveAsync(long person)
    {
        _stage.Members.Left.Add(person);
        await _stage.SendAsync("leaderboard");
        await _stage.CheckDeparturesAsync();
        Assert.Contains("has left", Shown(await _stage.SendAsync("leaderboard")), StringComparison.Ordinal);
    }

    private async Task PlayAsync(long person)
    {
        _stage.Bank.Replace([SampleQuestion.Choice($"q{Guid.NewGuid():n}", "SQS", "How long?", "right", "wrong", "false", "bad")]);
        await _stage.SendAsync("quiz start", ("count", 1));
        await _stage.TickAsync();
        await _stage.AnswerAsync(_stage.Written.Sent[^1].Reply, "right", person);
        await _stage.TickAsync(seconds: 31);
    }
}
