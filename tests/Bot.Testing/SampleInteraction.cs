using System.Collections.Immutable;
using Bot.Core.Chat;

namespace Bot.Testing;

/// <summary>Interactions made by hand.</summary>
public static class SampleInteraction
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Returns Ada's use of a command in a server.</summary>
    public static Interaction Command(string command, params (string Name, OptionValue Value)[] options) => new()
    {
        Id = 1,
        Kind = InteractionKind.Command,
        Person = new Person(101, "Ada"),
        GuildId = 1,
        ChannelId = 11,
        CreatedAt = Now,
        Command = command,
        Options = options.ToImmutableDictionary(o => o.Name, o => o.Value, StringComparer.Ordinal),
    };

    /// <summary>Returns Ada's half-typed option.</summary>
    public static Interaction Typing(string command, string option, string text) =>
        Command(command, (option, text)) with { Kind = InteractionKind.Autocomplete, FocusedOption = option };

    /// <summary>Returns Ada's press of a button.</summary>
    public static Interaction Press(ButtonToken token) => Command("") with { Kind = InteractionKind.Control, Token = token };

    /// <summary>Returns the buttons of a reply, in reading order.</summary>
    public static IReadOnlyList<Button> Buttons(Reply reply) => [.. reply.Rows.SelectMany(r => r).OfType<Button>()];

    /// <summary>Returns the button with this label.</summary>
    public static ButtonToken Token(Reply reply, string label) => Buttons(reply).Single(b => b.Label == label).Token;
}
