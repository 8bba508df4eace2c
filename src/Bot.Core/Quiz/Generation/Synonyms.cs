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

    public bool AreEqual(string name, string other) =>
        _groups.TryGetValue(Words.Normalize(name), out var groups) && _groups.TryGetValue(Words.Normalize(other), out var others) && groups.Overlaps(others);
}
