using System.Collections.Immutable;
using Bot.Core.Chat;

namespace Bot.Terminal;

/// <summary>A line that somebody is still typing, as far as it can be read.</summary>
/// <param name="Command">The command with its subcommand, such as <c>schedule add</c>.</param>
/// <param name="Subcommands">The names that the word under the cursor can become; none behind the subcommand.</param>
/// <param name="Option">The option that is being typed; null when the line is complete or the command takes none.</param>
/// <param name="Typed">What there is of the option's value, without quotes.</param>
/// <param name="Given">The options that stand before it, by name.</param>
internal sealed record HalfTypedLine(
    string Command, ImmutableArray<string> Subcommands, OptionDefinition? Option, string Typed, ImmutableDictionary<string, OptionValue> Given);
