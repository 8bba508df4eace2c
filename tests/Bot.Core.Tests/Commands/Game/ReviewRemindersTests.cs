using Bot.Core.Chat;
using Bot.Core.Commands.Game;
using Bot.Core.Game;
using static Bot.Core.Tests.Commands.Game.GameStage;

namespace Bot.Core.Tests.Commands.Game;

[Collection<GameTests>]
public sealed class ReviewRemindersTests(GameDatabase database)
{
    private readonly GameStage _stage = new(database);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_asked_for_it_is_reminded_once_a_day_while_something_is_due()
    {
        await WantAsync(Bob);
        Assert.Equal(0, await RunAsync());

        await _stage.Get<ReviewService>().AddAsync(_stage.GuildId, Bob, "retention", Cancellation);
        Assert.Equal(1, await RunAsync());
        Assert.Equal(0, await RunAsync());
        _stage.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await RunAsync());

        Assert.All(_stage.Written.Told, t => Assert.Equal((Bob, "1 question waits for your review. Send /review in your study server; /me settings there ends these reminders."), (t.Person, Shown(t.Reply))));
    }

    [Fact]
    public async Task Nobody_is_reminded_who_did_not_ask_for_it()
    {
        await _stage.Get<ReviewService>().AddAsync(_stage.GuildId, Bob, "retention", Cancellation);
        Assert.Equal(0, await RunAsync());
    }

    [Fact]
    public async Task Nobody_is_reminded_at_night_in_their_own_zone()
    {
        // Noon in London is midnight in Auckland, nearly.
        await WantAsync(Bob, ("timezone", "Pacific/Auckland"));
        await _stage.Get<ReviewService>().AddAsync(_stage.GuildId, Bob, "retention", Cancellation);
        Assert.Equal(0, await RunAsync());
        _stage.Time.Advance(TimeSpan.FromHours(9));
        Assert.Equal(1, await RunAsync());
    }

    [Fact]
    public async Task Who_takes_no_messages_is_not_tried_again()
    {
        await WantAsync(Bob);
        await _stage.Get<ReviewService>().AddAsync(_stage.GuildId, Bob, "retention", Cancellation);
        _stage.Written.Closed.Add(Bob);
        Assert.Equal(0, await RunAsync());
        Assert.Contains("I do not remind you of due reviews.", Shown(await _stage.AsAsync(Bob, "me settings")), StringComparison.Ordinal);
    }

    private Task<int> RunAsync() => _stage.Get<ReviewReminders>().RunOnceAsync(Cancellation);

    private Task WantAsync(long person, params (string Name, OptionValue Value)[] more) => _stage.AsAsync(person, "me settings", [("reminders", true), .. more]);
}
