using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Bot.Core.Chat;

/// <summary>Takes every interaction to the handler that answers it. Thread-safe.</summary>
public sealed class ChatRouter
{
    private readonly FrozenDictionary<string, ICommand> _commands;
    private readonly FrozenDictionary<string, IControlHandler> _controls;

    /// <exception cref="ArgumentException">Two commands have one name, or two handlers one route.</exception>
    public ChatRouter(IEnumerable<ICommand> commands, IEnumerable<IControlHandler> controls)
    {
        ArgumentNullException.ThrowIfNull(commands);
        ArgumentNullException.ThrowIfNull(controls);
        var byName = new Dictionary<string, ICommand>(StringComparer.OrdinalIgnoreCase);
        foreach (var command in commands)
        {
            if (!byName.TryAdd(command.Definition.Name.English, command))
                throw new ArgumentException($"Two commands are named '{command.Definition.Name}'.", nameof(commands));
        }

        var byRoute = new Dictionary<string, IControlHandler>(StringComparer.Ordinal);
        foreach (var (handler, route) in controls.SelectMany(c => c.Routes.Select(r => (c, r))))
        {
            if (!byRoute.TryAdd(route, handler))
                throw new ArgumentException($"Two handlers answer the route '{route}'.", nameof(controls));
        }

        _commands = byName.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _controls = byRoute.ToFrozenDictionary(StringComparer.Ordinal);
        Definitions = [.. byName.Values.Select(c => c.Definition).OrderBy(d => d.Name.English, StringComparer.Ordinal)];
    }

    /// <summary>All commands, by name.</summary>
    public ImmutableArray<CommandDefinition> Definitions { get; }

    /// <summary>
    /// Answers a command, control or form. An interaction that nobody handles, such as a button of an older version, gets a friendly private sentence.
    /// Faults of handlers are thrown to the transport, which logs them once and answers with <see cref="Phrases.SomethingBroke"/>.
    /// </summary>
    public Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        var phrases = Phrases.For(interaction.Locale);
        switch (interaction.Kind)
        {
            case InteractionKind.Command or InteractionKind.MessageCommand:
                if (FindCommand(interaction) is not { } command)
                    return Task.FromResult(Reply.Private(phrases.UnknownCommand(interaction.Command)));
                return Refusal(interaction, command.Definition) is { } refusal
                    ? Task.FromResult(Reply.Private(refusal))
                    : command.HandleAsync(interaction, cancellationToken);
            case InteractionKind.Control or InteractionKind.Form:
                if (interaction.Token is not { } token || _controls.GetValueOrDefault(token.Route) is not { } handler)
                    return Task.FromResult(Reply.Private(phrases.StaleControl));
                // A message can outlive what the person was allowed when it came, and be seen by others.
                return Refusal(interaction, handler.RequiredPermissions, handler.RequiredPermissions != MemberPermissions.None) is { } refused
                    ? Task.FromResult(Reply.Private(refused))
                    : handler.HandleAsync(interaction, cancellationToken);
            case InteractionKind.Autocomplete:
                throw new ArgumentException("An autocomplete interaction is answered by Complete.", nameof(interaction));
            default:
                throw new ArgumentOutOfRangeException(nameof(interaction), interaction.Kind, "This kind of interaction is unknown.");
        }
    }

    /// <summary>Returns at most 25 choices for the option that is being typed; empty when the command offers none, or this person may not use it.</summary>
    public IReadOnlyList<OptionChoice> Complete(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        return FindCommand(interaction) is ICompletingCommand command && Refusal(interaction, command.Definition) is null
            ? command.Complete(interaction)
            : [];
    }

    /// <summary>Returns what is promised while the answer is slow: a deferral must say it before the answer is known.</summary>
    public Promise PromiseTo(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        if (interaction.Token is { } token)
            return _controls.GetValueOrDefault(token.Route)?.PromiseTo(token) ?? Promise.Private;
        if (FindCommand(interaction)?.Definition is not { } definition)
            return Promise.Private;
        return (FindSubcommand(definition, interaction) ?? definition).VisibilityOf(interaction) switch
        {
            Visibility.Public => Promise.Public,
            Visibility.Private => Promise.Private,
        };
    }

    /// <summary>Returns the sentence for somebody who may not do this, or null. The one place where that is decided by permissions.</summary>
    private static string? Refusal(Interaction interaction, MemberPermissions required, bool isGuildOnly)
    {
        if (isGuildOnly && interaction.GuildId is null)
            return Phrases.For(interaction.Locale).OnlyInAServer;
        return interaction.Can(required) ? null : Phrases.For(interaction.Locale).NotAllowed;
    }

    private static string? Refusal(Interaction interaction, CommandDefinition definition)
    {
        var sub = FindSubcommand(definition, interaction) ?? definition;
        return Refusal(interaction, definition.RequiredPermissions | sub.RequiredPermissions, definition.IsGuildOnly || sub.IsGuildOnly);
    }

    private static CommandDefinition? FindSubcommand(CommandDefinition definition, Interaction interaction) =>
        definition.Subcommands.FirstOrDefault(s => interaction.Command.EndsWith($" {s.Name.English}", StringComparison.OrdinalIgnoreCase));

    private ICommand? FindCommand(Interaction interaction)
    {
        if (_commands.GetValueOrDefault(interaction.Command) is { } whole)
            return whole;
        var space = interaction.Command.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? null : _commands.GetValueOrDefault(interaction.Command[..space]);
    }
}
