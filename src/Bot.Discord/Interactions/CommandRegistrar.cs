using System.Text.Json;
using Bot.Discord.Wire;
using Microsoft.Extensions.Logging;

namespace Bot.Discord.Interactions;

/// <summary>What registering did, by name.</summary>
public sealed record CommandChanges(IReadOnlyList<string> Added, IReadOnlyList<string> Changed, IReadOnlyList<string> Removed)
{
    /// <summary>Whether nothing had to be written.</summary>
    public bool IsEmpty => Added.Count + Changed.Count + Removed.Count == 0;

    /// <summary>As in "added ask, quiz; removed find".</summary>
    public override string ToString()
    {
        (string What, IReadOnlyList<string> Names)[] kinds = [("added", Added), ("changed", Changed), ("removed", Removed)];
        return string.Join("; ", kinds.Where(kind => kind.Names.Count > 0).Select(kind => $"{kind.What} {string.Join(", ", kind.Names)}"));
    }
}

/// <summary>Registers commands by difference: a set that is already there is not written again.</summary>
public sealed class CommandRegistrar(IDiscordApi api, ILogger<CommandRegistrar> logger)
{
    /// <summary>Makes the set of commands at Discord equal to <paramref name="commands"/>.</summary>
    /// <param name="guild">The development guild, where changes show at once; null for all guilds.</param>
    public async Task<CommandChanges> RegisterAsync(
        Snowflake application, Snowflake? guild, IReadOnlyList<ApplicationCommand> commands, CancellationToken cancellationToken)
    {
        LimitCheck.ThrowIfBroken(LimitCheck.Of(commands), nameof(commands));
        var changes = Compare(await api.GetCommandsAsync(application, guild, cancellationToken), commands, hasContexts: guild is null);
        if (changes.IsEmpty)
        {
            logger.LogInformation("The {Count} commands are registered already.", commands.Count);
            return changes;
        }

        await api.SetCommandsAsync(application, guild, commands, cancellationToken);
        logger.LogInformation("Registered commands: {Changes}.", changes);
        return changes;
    }

    /// <param name="hasContexts">Whether Discord keeps contexts with these commands; it does for global ones only.</param>
    internal static CommandChanges Compare(IReadOnlyList<ApplicationCommand> there, IReadOnlyList<ApplicationCommand> wanted, bool hasContexts)
    {
        var old = there.ToDictionary(Key);
        var fresh = wanted.ToDictionary(Key);
        return new CommandChanges(
            [.. fresh.Keys.Where(key => !old.ContainsKey(key)).Select(key => key.Name)],
            [.. fresh.Where(pair => old.TryGetValue(pair.Key, out var before) && !IsSame(before, pair.Value, hasContexts)).Select(pair => pair.Key.Name)],
            [.. old.Keys.Where(key => !fresh.ContainsKey(key)).Select(key => key.Name)]);
    }

    private static (ApplicationCommandType Type, string Name) Key(ApplicationCommand command) =>
        (command.Type ?? ApplicationCommandType.ChatInput, command.Name);

    private static bool IsSame(ApplicationCommand there, ApplicationCommand wanted, bool hasContexts)
    {
        // Where nothing was asked for, Discord fills in its own.
        if (!hasContexts || wanted.Contexts is null)
            (there, wanted) = (there with { Contexts = null }, wanted with { Contexts = null });
        return Json(there).AsSpan().SequenceEqual(Json(wanted));
    }

    private static byte[] Json(ApplicationCommand command) =>
        JsonSerializer.SerializeToUtf8Bytes([Canonical(command)], WireJson.Default.ApplicationCommandArray);

    /// <summary>Writes what Discord fills in by itself the same way on both sides: a default and a missing field mean the same.</summary>
    private static ApplicationCommand Canonical(ApplicationCommand command) => command with
    {
        Id = null,
        Type = command.Type ?? ApplicationCommandType.ChatInput,
        Description = command.Description ?? "",
        NameLocalizations = Sorted(command.NameLocalizations),
        DescriptionLocalizations = Sorted(command.DescriptionLocalizations),
        Options = Canonical(command.Options),
        Contexts = command.Contexts is null ? null : [.. command.Contexts.Order()],
        // A server's settings decide where an application can be installed; only what the program asks for is compared.
        IntegrationTypes = null,
    };

    private static IReadOnlyList<CommandOption>? Canonical(IReadOnlyList<CommandOption>? options) => options is not { Count: > 0 }
        ? null
        :
        [
            .. options.Select(option => option with
            {
                NameLocalizations = Sorted(option.NameLocalizations),
                DescriptionLocalizations = Sorted(option.DescriptionLocalizations),
                Required = option.Required == true ? true : null,
                Autocomplete = option.Autocomplete == true ? true : null,
                Choices = option.Choices is not { Count: > 0 }
                    ? null
                    : [.. option.Choices.Select(choice => choice with { NameLocalizations = Sorted(choice.NameLocalizations) })],
                ChannelTypes = option.ChannelTypes is not { Count: > 0 } ? null : [.. option.ChannelTypes.Order()],
                Options = Canonical(option.Options),
            }),
        ];

    private static IReadOnlyDictionary<string, string>? Sorted(IReadOnlyDictionary<string, string>? texts) =>
        texts is not { Count: > 0 } ? null : new SortedDictionary<string, string>(texts.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
}
