using Bot.Core.Chat;

namespace Bot.Core.Commands;

/// <summary><em>Search notes for this</em>: what the notes say about a message, shown only to the person who asks.</summary>
/// <param name="ask">Answers.</param>
public sealed class SearchMessageCommand(AskCommand ask) : ICommand
{
    public CommandDefinition Definition { get; } = new()
    {
        Name = new("Search notes for this", "In Notizen suchen"),
        Description = "",
        IsMessageCommand = true,
        Visibility = Visibility.Private,
    };

    public Task<Reply> HandleAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        var text = interaction.TargetText ?? "";
        return Task.FromResult(string.IsNullOrWhiteSpace(text)
            ? Reply.Private(Phrases.For(interaction.Locale).EmptyMessage)
            : ask.Answer(interaction, text, topic: null, Visibility.Private));
    }
}
