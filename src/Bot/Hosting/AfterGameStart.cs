using Bot.Core.Chat;

namespace Bot.Hosting;

/// <summary>Lets what somebody does in the game's first second wait until the game is ready, instead of finding it half there.</summary>
internal static class AfterGameStart
{
    public static ICommand Of(ICommand command, GameReadiness readiness) =>
        command is ICompletingCommand completing ? new CompletingCommand(completing, readiness) : new Command(command, readiness);

    public static IControlHandler Of(IControlHandler controls, GameReadiness readiness) => new Controls(controls, readiness);

    private class Command(ICommand command, GameReadiness readiness) : ICommand
    {
        public CommandDefinition Definition => command.Definition;

        public async Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken)
        {
            await readiness.WaitAsync(cancellationToken).ConfigureAwait(false);
            return await command.HandleAsync(interaction, cancellationToken).ConfigureAwait(false);
        }
    }

    private sealed class CompletingCommand(ICompletingCommand command, GameReadiness readiness) : Command(command, readiness), ICompletingCommand
    {
        public IReadOnlyList<OptionChoice> Complete(Interaction interaction) => command.Complete(interaction);
    }

    private sealed class Controls(IControlHandler controls, GameReadiness readiness) : IControlHandler
    {
        public IReadOnlyCollection<string> Routes => controls.Routes;

        public MemberPermissions RequiredPermissions => controls.RequiredPermissions;

        public Visibility VisibilityOf(ButtonToken token) => controls.VisibilityOf(token);

        public async Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken)
        {
            await readiness.WaitAsync(cancellationToken).ConfigureAwait(false);
            return await controls.HandleAsync(interaction, cancellationToken).ConfigureAwait(false);
        }
    }
}
