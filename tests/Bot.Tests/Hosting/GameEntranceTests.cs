using Bot.Core.Chat;
using Bot.Core.Game;
using Bot.Hosting;
using Bot.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using static Bot.Testing.SampleInteraction;

namespace Bot.Tests.Hosting;

public sealed class GameEntranceTests
{
    private readonly GameReadiness _readiness = new();
    private readonly ManualTime _time = new();

    [Fact]
    public async Task What_comes_before_the_game_is_ready_waits_for_it()
    {
        var reply = SendAsync();
        Assert.False(reply.IsCompleted);

        _readiness.Reached();

        Assert.Equal("done", (await reply).Text.ToString());
    }

    [Fact]
    public async Task What_waited_for_a_game_that_never_starts_is_told_so()
    {
        var reply = SendAsync();

        _readiness.Failed(new StorageException(StorageFault.FromNewerVersion, "A newer version."));

        Assert.Equal(Phrases.English.StorageIsUnusable, (await reply).Text.ToString());
        Assert.False(_readiness.IsReady);
    }

    [Fact]
    public async Task Nobody_waits_for_ever_for_a_database_that_does_not_answer()
    {
        var reply = SendAsync();
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(Phrases.English.StorageIsAway, (await reply).Text.ToString());
    }

    [Fact]
    public async Task While_the_database_is_away_at_the_start_people_are_told_and_then_served()
    {
        var waiting = SendAsync();
        _readiness.Delayed(new StorageException(StorageFault.Unavailable, "Not there yet."));
        Assert.Equal(Phrases.English.StorageIsAway, (await waiting).Text.ToString());
        Assert.Equal(Phrases.English.StorageIsAway, (await SendAsync()).Text.ToString());

        _readiness.Reached();
        Assert.Equal("done", (await SendAsync()).Text.ToString());
    }

    [Theory]
    [InlineData(StorageFault.Misconfigured, false)]
    [InlineData(StorageFault.Locked, true)]
    [InlineData(StorageFault.Unavailable, true)]
    [InlineData(StorageFault.ReadOnly, false)]
    [InlineData(StorageFault.Full, false)]
    [InlineData(StorageFault.Damaged, false)]
    public async Task A_database_that_cannot_be_used_is_answered_in_private_with_what_to_do(StorageFault fault, bool helpsToTryAgain)
    {
        _readiness.Reached();

        var reply = await SendAsync(new StorageException(fault, "The file '/secret/bot.db' is gone."));

        Assert.Equal(Visibility.Private, reply.Visibility);
        Assert.Equal(helpsToTryAgain ? Phrases.English.StorageIsAway : Phrases.English.StorageIsUnusable, reply.Text.ToString());
    }

    [Fact]
    public async Task A_click_meets_the_same_entrance()
    {
        _readiness.Reached();
        var controls = new GameEntrance(_readiness, _time, NullLogger<GameEntrance>.Instance).To((IControlHandler)new Thing(new StorageException(StorageFault.Locked, "Held.")));

        var reply = await controls.HandleAsync(Press(ButtonToken.Create("thing", 1)), TestContext.Current.CancellationToken);

        Assert.Equal(Phrases.English.StorageIsAway, reply.Text.ToString());
        Assert.Equal(MemberPermissions.ManageGuild, controls.RequiredPermissions);
    }

    private Task<Reply> SendAsync(StorageException? fault = null) =>
        new GameEntrance(_readiness, _time, NullLogger<GameEntrance>.Instance).To((ICommand)new Thing(fault)).HandleAsync(Command("thing"), TestContext.Current.CancellationToken);

    private sealed class Thing(StorageException? fault) : ICommand, IControlHandler
    {
        public CommandDefinition Definition { get; } = new() { Name = "thing", Description = "Things" };

        public IReadOnlyCollection<string> Routes { get; } = ["thing"];

        public MemberPermissions RequiredPermissions => MemberPermissions.ManageGuild;

        public Promise PromiseTo(ButtonToken token) => Promise.Private;

        public Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken) =>
            fault is null ? Task.FromResult(Reply.Private("done")) : Task.FromException<Reply>(fault);
    }
}
