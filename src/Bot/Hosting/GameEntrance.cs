using Bot.Core.Chat;
using Bot.Core.Game;
using Microsoft.Extensions.Logging;

namespace Bot.Hosting;

/// <summary>
/// Stands between the transports and the game. What somebody does in the game's first seconds waits until the game is ready, and a database that cannot
/// be used is logged once and answered with a sentence that says whether trying again helps.
/// </summary>
internal sealed class GameEntrance(GameReadiness readiness, TimeProvider time, ILogger<GameEntrance> logger)
{
    /// <summary>The game is ready within two or three seconds, on a small and busy machine within twenty.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public ICommand To(ICommand command) => command is ICompletingCommand completing ? new CompletingCommand(completing, this) : new Command(command, this);

    public IControlHandler To(IControlHandler controls) => new Controls(controls, this);

    private async Task<Reply> EnterAsync(Interaction interaction, Func<Interaction, CancellationToken, Task<Reply>> handle, CancellationToken cancellationToken)
    {
        try
        {
            await readiness.WaitAsync(cancellationToken).WaitAsync(Patience, time, cancellationToken).ConfigureAwait(false);
            return await handle(interaction, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!readiness.IsReady)
        {
            return Reply.Private(Phrases.For(interaction.Locale).StorageIsAway);
        }
        catch (StorageException exception)
        {
            // The sentence is made for whoever reads the log; where it came from is for us.
            logger.LogError("'{Act}' was refused: {Problem}", interaction.Token?.Route ?? interaction.Command, exception.Message);
            logger.LogDebug(exception, "Where the database failed.");
            var phrases = Phrases.For(interaction.Locale);
            return Reply.Private(exception.IsTransient ? phrases.StorageIsAway : phrases.StorageIsUnusable);
        }
    }

    private class Command(ICommand command, GameEntrance entrance) : ICommand
    {
        public CommandDefinition Definition => command.Definition;

        public Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken) => entrance.EnterAsync(interaction, command.HandleAsync, cancellationToken);
    }

    private sealed class CompletingCommand(ICompletingCommand command, GameEntrance entrance) : Command(command, entrance), ICompletingCommand
    {
        public IReadOnlyList<OptionChoice> Complete(Interaction interaction) => command.Complete(interaction);
    }

    private sealed class Controls(IControlHandler controls, GameEntrance entrance) : IControlHandler
    {
        public IReadOnlyCollection<string> Routes => controls.Routes;

        public MemberPermissions RequiredPermissions => controls.RequiredPermissions;

        public Promise PromiseTo(ButtonToken token) => controls.PromiseTo(token);

        public Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken) => entrance.EnterAsync(interaction, controls.HandleAsync, cancellationToken);
    }
}
