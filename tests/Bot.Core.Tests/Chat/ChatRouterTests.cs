using Bot.Core.Chat;
using static Bot.Testing.SampleInteraction;

namespace Bot.Core.Tests.Chat;

public sealed class ChatRouterTests
{
    [Fact]
    public async Task A_subcommand_reaches_its_command() => Assert.Equal("handled thing add", await RunAsync(Command("thing add")));

    [Fact]
    public async Task An_unknown_command_is_answered_politely() =>
        Assert.Equal(Phrases.English.UnknownCommand("other"), await RunAsync(Command("other")));

    [Fact]
    public async Task A_stale_button_is_answered_politely() =>
        Assert.Equal(Phrases.English.StaleControl, await RunAsync(Press(ButtonToken.Create("gone", 1))));

    [Fact]
    public async Task A_command_of_a_server_is_refused_in_private() =>
        Assert.Equal(Phrases.English.OnlyInAServer, await RunAsync(Command("thing add") with { GuildId = null }));

    [Fact]
    public async Task Permission_is_checked_on_our_side_too() =>
        Assert.Equal(Phrases.English.NotAllowed, await RunAsync(Command("thing add") with { Permissions = MemberPermissions.SendMessages }));

    [Fact]
    public async Task A_subcommand_can_ask_for_more() =>
        Assert.Equal(Phrases.English.NotAllowed, await RunAsync(Command("thing drop")));

    [Fact]
    public async Task Permission_is_checked_again_at_every_click()
    {
        Assert.Equal("pressed", await RunAsync(Press(ButtonToken.Create("thing", 1))));
        Assert.Equal(Phrases.English.NotAllowed, await RunAsync(Press(ButtonToken.Create("thing", 1)) with { Permissions = MemberPermissions.SendMessages }));
        Assert.Equal(Phrases.English.OnlyInAServer, await RunAsync(Press(ButtonToken.Create("thing", 1)) with { GuildId = null }));
    }

    [Fact]
    public void Choices_are_offered_to_those_who_may_use_the_command()
    {
        var typing = Command("thing add") with { Kind = InteractionKind.Autocomplete, Permissions = MemberPermissions.ManageGuild };

        Assert.Single(Router().Complete(typing));
        Assert.Empty(Router().Complete(typing with { Permissions = MemberPermissions.SendMessages }));
    }

    [Fact]
    public async Task An_administrator_may_everything() =>
        Assert.Equal("handled thing add", await RunAsync(Command("thing add") with { Permissions = MemberPermissions.Administrator }));

    [Fact]
    public void Two_commands_with_one_name_are_refused() => Assert.Throws<ArgumentException>(() => new ChatRouter([new Thing(), new Thing()], []));

    [Fact]
    public void A_deferral_knows_who_will_see_the_answer_of_a_subcommand() =>
        Assert.Equal(Promise.Private, new ChatRouter([new Thing()], []).PromiseTo(Command("thing add")));

    private static async Task<string> RunAsync(Interaction interaction)
    {
        var allowed = interaction.Permissions == MemberPermissions.None ? interaction with { Permissions = MemberPermissions.ManageGuild } : interaction;
        var reply = await Router().HandleAsync(allowed, TestContext.Current.CancellationToken);
        return reply.Text.ToString();
    }

    private static ChatRouter Router() => new([new Thing()], [new Thing()]);

    private sealed class Thing : ICompletingCommand, IControlHandler
    {
        public CommandDefinition Definition { get; } = new()
        {
            Name = "thing",
            Description = "Things",
            IsGuildOnly = true,
            RequiredPermissions = MemberPermissions.ManageGuild,
            Subcommands =
            [
                new() { Name = "add", Description = "Adds one", Visibility = Visibility.Private },
                new() { Name = "drop", Description = "Drops one", RequiredPermissions = MemberPermissions.ManageMessages },
            ],
        };

        public IReadOnlyCollection<string> Routes { get; } = ["thing"];

        public MemberPermissions RequiredPermissions => MemberPermissions.ManageGuild;

        public Promise PromiseTo(ButtonToken token) => Promise.Private;

        public IReadOnlyList<OptionChoice> Complete(Interaction interaction) => [new("first", "1")];

        public Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken) =>
            Task.FromResult(Reply.Private(interaction.Token is null ? $"handled {interaction.Command}" : "pressed"));
    }
}
