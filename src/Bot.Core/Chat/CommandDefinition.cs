using System.Collections.Immutable;

namespace Bot.Core.Chat;

/// <summary>What a command option takes.</summary>
public enum OptionKind
{
    Text,
    Number,
    Flag,
    Channel,
    Role,
    Person,
}

/// <summary>
/// A command as every transport offers it, defined once. Names are lower case, 1 to 32 characters; descriptions 1 to 100
/// (Discord, Application Commands, "Application Command Object").
/// </summary>
public sealed record CommandDefinition
{
    /// <summary>English name, also the key under which <see cref="ChatRouter"/> finds the handler. A message command's name may have capitals and spaces.</summary>
    public required LocalizedText Name { get; init; }

    public required LocalizedText Description { get; init; }

    /// <summary>Whether it is offered on a message instead of being typed.</summary>
    public bool IsMessageCommand { get; init; }

    /// <summary>Options in the order in which they are offered, required ones first. Empty when there are subcommands.</summary>
    public ImmutableArray<OptionDefinition> Options { get; init; } = [];

    public ImmutableArray<CommandDefinition> Subcommands { get; init; } = [];

    /// <summary>
    /// English name of the subcommand that a transport with typed lines takes where none is named; null where one must be. Discord has no such thing.
    /// </summary>
    public string? DefaultSubcommand { get; init; }

    /// <summary>Whether a slow answer will be seen by all: a deferral fixes that before the answer is known.</summary>
    public Visibility Visibility { get; init; } = Visibility.Public;

    /// <summary>An option that, when true, makes the reply private; null when there is none.</summary>
    public string? HideOption { get; init; }

    /// <summary>
    /// What a person needs. Discord shows the command to nobody else by default, but a server's settings can show it to anybody, and of a subcommand
    /// Discord knows nothing: the router checks both.
    /// </summary>
    public MemberPermissions RequiredPermissions { get; init; }

    /// <summary>Whether it makes no sense outside a server.</summary>
    public bool IsGuildOnly { get; init; }

    /// <summary>Returns whether an answer to this interaction will be private, so that a deferral can say so.</summary>
    public Visibility VisibilityOf(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        return HideOption is not null && interaction.Flag(HideOption) ? Visibility.Private : Visibility;
    }
}

/// <summary>One option of a command.</summary>
public sealed record OptionDefinition
{
    public required LocalizedText Name { get; init; }

    public required LocalizedText Description { get; init; }

    public OptionKind Kind { get; init; } = OptionKind.Text;

    public bool IsRequired { get; init; }

    /// <summary>Whether the command's handler completes it while it is typed.</summary>
    public bool IsCompleted { get; init; }

    /// <summary>Whether quotation marks mean something in the value, as in a search; in any other, a transport that is typed into takes them away.</summary>
    public bool KeepsQuotes { get; init; }

    /// <summary>The only values there are, at most 25; empty for free values.</summary>
    public ImmutableArray<OptionChoice> Choices { get; init; } = [];

    /// <summary>Shortest text or smallest number; null for none.</summary>
    public int? Min { get; init; }

    /// <summary>Longest text (in characters, up to 6,000) or largest number; null for none.</summary>
    public int? Max { get; init; }
}

/// <summary>A value to choose.</summary>
/// <param name="Label">What is shown, up to 100 characters.</param>
/// <param name="Value">What the option then holds, up to 100 characters: longer values are refused without a word by Discord's clients.</param>
public sealed record OptionChoice(LocalizedText Label, string Value);

/// <summary>A text in the languages the bot speaks.</summary>
/// <param name="English">Used for every language that has no text of its own.</param>
/// <param name="German">Null where the English text serves.</param>
public sealed record LocalizedText(string English, string? German = null)
{
    public static implicit operator LocalizedText(string english) => new(english);

    public string In(string locale) => German is not null && Phrases.IsGerman(locale) ? German : English;

    public override string ToString() => English;
}
