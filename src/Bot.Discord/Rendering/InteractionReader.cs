using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Bot.Core.Chat;
using Bot.Discord.Wire;
using CoreInteraction = Bot.Core.Chat.Interaction;
using WireInteraction = Bot.Discord.Wire.Interaction;

namespace Bot.Discord.Rendering;

/// <summary>Reads Discord's interactions into the domain's. Pure.</summary>
public static class InteractionReader
{
    /// <summary>Returns null for an interaction that has no data, nobody who did it, or a type that is not known.</summary>
    public static CoreInteraction? Read(WireInteraction wire)
    {
        ArgumentNullException.ThrowIfNull(wire);
        if (wire.Data is not { } data || wire.Invoker() is not { } invoker || KindOf(wire, data) is not { } kind)
            return null;
        var (command, options) = Flatten(data);
        return new CoreInteraction
        {
            Id = (long)wire.Id.Value,
            Kind = kind,
            Person = new Person((long)invoker.Id.Value, wire.Member?.NameOf(invoker) ?? invoker.DisplayName),
            GuildId = (long?)wire.GuildId?.Value,
            ChannelId = (long)(wire.ChannelId ?? wire.Channel?.Id ?? default).Value,
            Permissions = (MemberPermissions)(ulong)(wire.Member?.Permissions ?? Permissions.None),
            Locale = wire.Locale is { Length: > 0 } locale ? locale : wire.GuildLocale ?? "en-US",
            GuildLocale = wire.GuildLocale is { Length: > 0 } ofGuild ? ofGuild : "en-US",
            CreatedAt = wire.Id.CreatedAt,
            Command = kind is InteractionKind.Control or InteractionKind.Form ? "" : command,
            Options = OptionsOf(options),
            FocusedOption = kind == InteractionKind.Autocomplete ? options.FirstOrDefault(option => option.Focused == true)?.Name : null,
            TargetText = kind == InteractionKind.MessageCommand ? TargetTextOf(data) : null,
            Token = ButtonToken.TryParse(data.CustomId, out var token) ? token : null,
            MessageId = (long?)wire.Message?.Id.Value,
            Values = data.Values is { } values ? [.. values] : [],
            Fields = FieldsOf(data.Components),
        };
    }

    private static InteractionKind? KindOf(WireInteraction wire, InteractionData data) => wire.Type switch
    {
        InteractionType.ApplicationCommand when data.Type == ApplicationCommandType.Message => InteractionKind.MessageCommand,
        InteractionType.ApplicationCommand => InteractionKind.Command,
        InteractionType.Autocomplete => InteractionKind.Autocomplete,
        InteractionType.MessageComponent => InteractionKind.Control,
        InteractionType.ModalSubmit => InteractionKind.Form,
        _ => null,
    };

    /// <summary>Returns the command's whole name and the options of its innermost subcommand.</summary>
    private static (string Command, IReadOnlyList<InteractionOption> Options) Flatten(InteractionData data)
    {
        var name = data.Name ?? "";
        var options = data.Options ?? [];
        while (options is [{ Type: ApplicationCommandOptionType.Subcommand or ApplicationCommandOptionType.SubcommandGroup } sub])
        {
            name = $"{name} {sub.Name}";
            options = sub.Options ?? [];
        }

        return (name, options);
    }

    private static ImmutableDictionary<string, OptionValue> OptionsOf(IReadOnlyList<InteractionOption> options)
    {
        var values = ImmutableDictionary.CreateBuilder<string, OptionValue>(StringComparer.Ordinal);
        foreach (var option in options)
        {
            if (ValueOf(option) is { } value)
                values[option.Name] = value;
        }

        return values.ToImmutable();
    }

    private static OptionValue? ValueOf(InteractionOption option)
    {
        var isId = option.Type is ApplicationCommandOptionType.User or ApplicationCommandOptionType.Channel
            or ApplicationCommandOptionType.Role or ApplicationCommandOptionType.Mentionable;
        return option.Value.ValueKind switch
        {
            JsonValueKind.String when isId => Snowflake.TryParse(option.Value.GetString(), out var id) ? (long)id.Value : null,
            JsonValueKind.String => option.Value.GetString()!,
            JsonValueKind.Number => option.Value.TryGetInt64(out var number) ? number : (OptionValue)option.Value.GetDouble().ToString(CultureInfo.InvariantCulture),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
    }

    private static string? TargetTextOf(InteractionData data)
    {
        if (data.TargetId is not { } target || data.Resolved?.Messages?.GetValueOrDefault(target) is not { } message)
            return null;
        // A message of nothing but a card is searched for what the card says.
        return message.Content is { Length: > 0 } content
            ? content
            : string.Join('\n', (message.Embeds ?? []).SelectMany(embed => new[] { embed.Title, embed.Description }).OfType<string>());
    }

    private static ImmutableDictionary<string, string> FieldsOf(IReadOnlyList<Component>? components)
    {
        var fields = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Collect(components ?? [], depth: 0);
        return fields.ToImmutable();

        void Collect(IReadOnlyList<Component> level, int depth)
        {
            // Rows and labels hold inputs, and nothing holds rows or labels.
            if (depth > 2)
                return;
            foreach (var component in level)
            {
                if (component.CustomId is { Length: > 0 } id && (component.Value ?? (component.Values is [var first, ..] ? first : null)) is { } value)
                    fields[id] = value;
                if (component.Components is { } children)
                    Collect(children, depth + 1);
                if (component.Child is { } child)
                    Collect([child], depth + 1);
            }
        }
    }
}
