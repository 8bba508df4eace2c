using Bot.Core.Chat;
using RadLine;
using Spectre.Console;

namespace Bot.Terminal;

/// <summary>Lines from a person, with history (arrow keys) and completion (Tab).</summary>
/// <param name="console">An interactive terminal.</param>
/// <param name="router">Knows the commands and completes their options.</param>
public sealed class EditedLineReader(IAnsiConsole console, ChatRouter router, TimeProvider time) : ILineReader, ITextCompletion
{
    private readonly List<string> _history = [];

    public async Task<string?> ReadLineAsync(string prompt, CancellationToken cancellationToken)
    {
        var editor = new LineEditor(console)
        {
            Prompt = new LineEditorPrompt($"[bold]{Markup.Escape(prompt)}[/]"),
            Completion = this,
        };
        foreach (var line in _history)
            editor.History.Add(line);
        var typed = await editor.ReadLine(cancellationToken).ConfigureAwait(false);
        if (!string.IsNullOrWhiteSpace(typed))
            _history.Add(typed);
        return typed;
    }

    /// <summary>Returns what the word under the cursor can become: a command, or the choices of the option that is being typed.</summary>
    public IEnumerable<string>? GetCompletions(string prefix, string word, string suffix)
    {
        var before = prefix + word;
        if (!before.Contains(' ', StringComparison.Ordinal))
        {
            return router.Definitions
                .Where(d => !d.IsMessageCommand)
                .Select(d => "/" + d.Name.English)
                .Where(n => n.StartsWith(before, StringComparison.OrdinalIgnoreCase));
        }

        var space = before.IndexOf(' ', StringComparison.Ordinal);
        var name = before[..space].TrimStart('/');
        var option = router.Definitions
            .FirstOrDefault(d => string.Equals(d.Name.English, name, StringComparison.OrdinalIgnoreCase))?
            .Options.FirstOrDefault(o => o.IsCompleted);
        if (option is null)
            return null;
        var typed = before[(space + 1)..];
        var interaction = new Interaction
        {
            Id = 0,
            Kind = InteractionKind.Autocomplete,
            Person = new Person(0, ""),
            ChannelId = 0,
            CreatedAt = time.GetUtcNow(),
            Command = name,
            FocusedOption = option.Name.English,
            Options = System.Collections.Immutable.ImmutableDictionary<string, OptionValue>.Empty.Add(option.Name.English, typed),
        };
        // The editor replaces only the word under the cursor, so the part of the title that is already typed is left out.
        var typedBeforeWord = typed[..Math.Max(0, typed.Length - word.Length)];
        return router.Complete(interaction)
            .Select(c => c.Label.English)
            .Select(l => l.StartsWith(typedBeforeWord, StringComparison.OrdinalIgnoreCase) ? l[typedBeforeWord.Length..] : l);
    }
}
