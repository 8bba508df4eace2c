using Bot.Core.Notes;
using Bot.Core.Quiz.Generation.Language;

namespace Bot.Core.Quiz.Generation;

/// <summary>Names that stand for each other by the alias file.</summary>
internal sealed class Synonyms
{
    private readonly Dictionary<string, HashSet<int>> _groups = new(StringComparer.Ordinal);

    public Synonyms(NoteLibrary library)
    {
        for (var i = 0; i < library.Aliases.Length; i++)
        {
            foreach (var name in library.Aliases[i].From.Concat(library.Aliases[i].To))
            {
                var key = Words.Normalize(name);
                if (!_groups.TryGetValue(key, out var groups))
                    _groups[key] = groups = [];
                groups.Add(i);
            }
        }
    }

    /// <param name="name">As <see cref="Words.Normalize"/> returns it.</param>
    /// <param name="other">Likewise.</param>
    public bool AreEqual(string name, string other) =>
        _groups.TryGetValue(name, out var groups) && _groups.TryGetValue(other, out var others) && groups.Overlaps(others);
}
