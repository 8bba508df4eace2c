using System.Collections.Immutable;
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
            // The editor puts a space of its own behind the prompt.
            Prompt = new LineEditorPrompt($"[bold]{Markup.Escape(prompt.TrimEnd())}[/]"),
            Completion = this,
        };
        // A chat line is one line, so the arrows are free for what every shell does with them.
        editor.KeyBindings.Add<PreviousHistoryCommand>(ConsoleKey.UpArrow);
        editor.KeyBindings.Add<NextHistoryCommand>(ConsoleKey.DownArrow);
        ShellKeys.AddTo(editor.KeyBindings);
        foreach (var line in _history)
            editor.History.Add(line);
        string? typed;
        try
        {
            typed = await editor.ReadLine(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The editor leaves the cursor in its line, where the shell would write its own prompt.
            console.WriteLine();
            throw;
        }

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
            Options = ImmutableDictionary<string, OptionValue>.Empty.Add(option.Name.English, typed),
        };
        return router.Complete(interaction).Select(c => c.Label.English).Select(label => Rest(label, typed, word)).OfType<string>();
    }

    /// <summary>
    /// Returns what the word under the cursor becomes: the editor replaces only that word, and only by text that begins with it to the letter, so that
    /// its case stays as typed. Null when the label has no such text.
    /// </summary>
    private static string? Rest(string label, string typed, string word)
    {
        if (label.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            return word + label[typed.Length..];
        var at = label.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        while (at > 0 && char.IsLetterOrDigit(label[at - 1]))
            at = label.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : word + label[(at + word.Length)..];
    }
}
