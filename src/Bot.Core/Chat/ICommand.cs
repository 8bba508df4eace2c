namespace Bot.Core.Chat;

/// <summary>One command of the bot. Implementations are singletons and safe for concurrent use.</summary>
public interface ICommand
{
    CommandDefinition Definition { get; }

    /// <summary>Answers the command, whichever of its subcommands was sent. Mistakes of the person are replies, not exceptions.</summary>
    Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken);
}

/// <summary>A command that offers values while an option is typed. From memory: there is no deferring this.</summary>
public interface ICompletingCommand : ICommand
{
    /// <summary>Returns at most 25 choices for <see cref="Interaction.FocusedOption"/>, best first.</summary>
    IReadOnlyList<OptionChoice> Complete(Interaction interaction);
}

/// <summary>Answers buttons, menus and forms. Implementations are singletons and safe for concurrent use.</summary>
public interface IControlHandler
{
    /// <summary>The routes of the tokens it answers.</summary>
    IReadOnlyCollection<string> Routes { get; }

    /// <summary>What a person needs for any of its controls, and then in a server; none where the handler decides by itself. The router checks it at every click.</summary>
    MemberPermissions RequiredPermissions { get; }

    /// <summary>
    /// Returns what is promised while the answer to this token is slow: <see cref="Promise.InPlace"/> wherever the answer may have a
    /// <see cref="ReplyMode"/> other than <see cref="ReplyMode.Send"/>. Must be quick and must not throw, whatever the token holds.
    /// </summary>
    Promise PromiseTo(ButtonToken token);

    /// <summary>Answers the control or form. Whose it is beyond <see cref="RequiredPermissions"/>, it checks by itself.</summary>
    Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken);
}
