using Bot.Core.Chat;

namespace Bot.Contracts.Discord;

/// <summary>The controls of a command as they are when the machine is busy: no answer comes before it is released.</summary>
internal sealed class HeldControls(IControlHandler controls, Task released) : IControlHandler
{
    public IReadOnlyCollection<string> Routes => controls.Routes;

    public MemberPermissions RequiredPermissions => controls.RequiredPermissions;

    public Promise PromiseTo(ButtonToken token) => controls.PromiseTo(token);

    public async Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        await released.WaitAsync(cancellationToken);
        return await controls.HandleAsync(interaction, cancellationToken);
    }
}
