using System.Collections.Concurrent;
using Bot.Core.Chat;

namespace Bot.Core.Commands.Game;

/// <summary>
/// The names under which people acted since the start, for lines on boards. Nothing is stored: a name changes, and people ask to be forgotten.
/// Thread-safe.
/// </summary>
public sealed class NameBook
{
    /// <summary>Names kept; beyond, the book starts anew. A transport shows people by their id anyway.</summary>
    private const int NamesMax = 50_000;

    private readonly ConcurrentDictionary<long, string> _names = new();

    /// <summary>Notes the name of somebody who acted.</summary>
    public void Remember(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (_names.Count >= NamesMax)
            _names.Clear();
        _names[person.Id] = person.Name;
    }

    public void Forget(long personId) => _names.TryRemove(personId, out _);

    /// <summary>Returns the person as text: a transport that knows people by id shows them itself, any other shows the last name seen.</summary>
    public TextSpan SpanOf(long personId, Phrases phrases, TextStyle style = TextStyle.Plain) =>
        new(_names.GetValueOrDefault(personId) ?? phrases.Somebody, style) { PersonId = personId };
}
