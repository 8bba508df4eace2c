using Bot.Core.Chat;

namespace Bot.Contracts.Discord;

/// <summary>Commands, a message command and controls that all end in one handler, which sees what the transport made of the interaction.</summary>
internal sealed class HandledCommands(Func<Interaction, CancellationToken, Task<Reply>> handle) : ICompletingCommand, IControlHandler
{
    public CommandDefinition Definition { get; } = new()
    {
        Name = "ask",
        Description = new("Find it", "Findet es"),
        HideOption = "hide",
        Options =
        [
            new() { Name = new("query", "frage"), Description = "What", IsRequired = true, IsCompleted = true, Min = 1, Max = 300 },
            new() { Name = "hide", Description = "Only for you", Kind = OptionKind.Flag },
        ],
    };

    public IReadOnlyCollection<string> Routes { get; } = ["show", "drop", "form", "pick"];

    public MemberPermissions RequiredPermissions => MemberPermissions.None;

    public ChatRouter Router() => new([this, new Grouped(this), new OnMessage(this)], [this]);

    public IReadOnlyList<OptionChoice> Complete(Interaction interaction) =>
        [new($"{interaction.Text(interaction.FocusedOption!)} › first", "1"), new("second", "2")];

    public Promise PromiseTo(ButtonToken token) => Promise.InPlace;

    public Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken) => handle(interaction, cancellationToken);

    /// <summary>Has subcommands, one with every kind of option.</summary>
    private sealed class Grouped(HandledCommands all) : ICompletingCommand
    {
        public CommandDefinition Definition { get; } = new()
        {
            Name = new("group", "gruppe"),
            Description = "The group",
            IsGuildOnly = true,
            RequiredPermissions = MemberPermissions.ManageGuild,
            Subcommands =
            [
                new()
                {
                    Name = new("set", "setzen"),
                    Description = "Set it",
                    Options =
                    [
                        new() { Name = "count", Description = "How many", Kind = OptionKind.Number, IsRequired = true, Min = 1, Max = 25 },
                        new() { Name = "where", Description = "A channel", Kind = OptionKind.Channel },
                        new() { Name = "role", Description = "A role", Kind = OptionKind.Role },
                        new() { Name = "who", Description = "A person", Kind = OptionKind.Person },
                        new() { Name = "loud", Description = "Loud or not", Kind = OptionKind.Flag },
                        new() { Name = "zone", Description = "A zone", IsCompleted = true },
                        new() { Name = "mode", Description = "A mode", Choices = [new(new("Often", "Oft"), "often"), new("Seldom", "seldom")] },
                    ],
                },
                new() { Name = "show", Description = "Show it" },
            ],
        };

        public IReadOnlyList<OptionChoice> Complete(Interaction interaction) => [new($"{interaction.Command}: {interaction.Text("zone")}", "zone-1")];

        public Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken) => all.HandleAsync(interaction, cancellationToken);
    }

    private sealed class OnMessage(HandledCommands all) : ICommand
    {
        public CommandDefinition Definition { get; } = new()
        {
            Name = new("Look this up", "Das nachschlagen"),
            Description = "",
            IsMessageCommand = true,
            Visibility = Visibility.Private,
        };

        public Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken) => all.HandleAsync(interaction, cancellationToken);
    }
}
