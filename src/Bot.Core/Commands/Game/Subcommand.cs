using System.Collections.Immutable;
using Bot.Core.Chat;

namespace Bot.Core.Commands.Game;

/// <summary>Makes the subcommands of the game's commands.</summary>
internal static class Subcommand
{
    /// <summary>Returns a subcommand whose answers only the asker sees.</summary>
    public static CommandDefinition Private(LocalizedText name, LocalizedText description, params ImmutableArray<OptionDefinition> options) =>
        new() { Name = name, Description = description, Options = options, Visibility = Visibility.Private };
}
