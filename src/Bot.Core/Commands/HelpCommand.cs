using System.Collections.Immutable;
using Bot.Core.Chat;

namespace Bot.Core.Commands;

/// <summary><c>/help</c>: every command with what it does.</summary>
/// <param name="definitions">The commands, asked for when help is: the router knows them only after this command was made.</param>
public sealed class HelpCommand(Func<ImmutableArray<CommandDefinition>> definitions) : ICommand
{
    public CommandDefinition Definition { get; } = new()
    {
        Name = new("help", "hilfe"),
        Description = new("What this bot can do", "Was dieser Bot kann"),
        Visibility = Visibility.Private,
    };

    public Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        var phrases = Phrases.For(interaction.Locale);
        var text = new RichTextBuilder().Paragraph(phrases.HelpIntroduction);
        foreach (var definition in definitions().Where(d => !d.IsMessageCommand && interaction.Can(d.RequiredPermissions)))
        {
            text.Bullet(
                new TextSpan(Usage(definition, interaction.Locale), TextStyle.Strong),
                new TextSpan($" – {definition.Description.In(interaction.Locale)}"));
        }

        text.Paragraph(phrases.HelpQuerySyntax, TextStyle.Muted);
        return Task.FromResult(new Reply { Cards = [new Card { Body = text.Build() }], Visibility = Visibility.Private });
    }

    private static string Usage(CommandDefinition definition, string locale)
    {
        var parts = definition.Subcommands.IsEmpty
            ? definition.Options.Select(o => o.IsRequired ? o.Name.In(locale) : $"[{o.Name.In(locale)}]")
            : [string.Join('|', definition.Subcommands.Select(s => s.Name.In(locale)))];
        return string.Join(' ', [$"/{definition.Name.In(locale)}", .. parts]);
    }
}
