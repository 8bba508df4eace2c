using System.Collections.Immutable;
using Bot.Core.Notes;
using Bot.Core.Search.Language;
using Bot.Core.Text;

namespace Bot.Core.Search.Queries;

/// <summary>
/// Knows the sections under each name that <c>topic:</c> may use: topic, file, folder, tag, another name of the topic. Immutable; as thread-safe
/// as the function that cuts names into words.
/// </summary>
public sealed class TopicDirectory
{
    private const int MaxClosest = 5;

    /// <summary>A longer text is a question and no attempt at a topic's name.</summary>
    private const int MaxNameLength = 24;

    private const int MaxComparedLength = 200;

    private readonly Func<string, List<string>> _wordsOf;
    private readonly int _sectionCount;
    private readonly ImmutableArray<string> _topics;
    private readonly string[] _topicKeys;
    private readonly List<string>[] _topicWords;
    private readonly Dictionary<string, List<int>> _topicsByWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _sectionsByKey = new(StringComparer.Ordinal);
    private readonly List<int>[] _sectionsByTopic;

    /// <param name="library">The sections that are found and the topics that are named.</param>
    /// <param name="wordsOf">Cuts a name into its words in lower case and without accents, as the engine cuts everything else.</param>
    public TopicDirectory(NoteLibrary library, Func<string, List<string>> wordsOf)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(wordsOf);
        _wordsOf = wordsOf;
        _sectionCount = library.Sections.Length;
        _topics = library.Topics;
        _topicWords = [.. _topics.Select(wordsOf)];
        _topicKeys = Array.ConvertAll(_topicWords, string.Concat);
        for (var t = 0; t < _topicWords.Length; t++)
        {
            foreach (var word in _topicWords[t].Distinct(StringComparer.Ordinal).Where(w => !EnglishWords.IsStopword(w)))
            {
                if (!_topicsByWord.TryGetValue(word, out var topics))
                    _topicsByWord.Add(word, topics = []);
                topics.Add(t);
            }
        }
        _sectionsByTopic = [.. _topics.Select(_ => new List<int>())];
        var topicIndex = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var t = 0; t < _topics.Length; t++)
            topicIndex.TryAdd(_topics[t], t);
        for (var i = 0; i < library.Sections.Length; i++)
        {
            var section = library.Sections[i];
            _sectionsByTopic[topicIndex[section.Topic]].Add(i);
            Add(section.Topic, i);
            Add(Path.GetFileNameWithoutExtension(section.Path), i);
            Add(section.Path, i);
            foreach (var folder in section.Path.Split('/')[..^1])
                Add(folder, i);
            foreach (var tag in section.Tags)
                Add(tag, i);
            foreach (var alias in section.Aliases)
                Add(alias, i);
        }
    }

    /// <summary>
    /// Returns, by section, whether it belongs to what is called <paramref name="name"/>; case, accents, spaces and punctuation do not matter.
    /// Where nothing has the name, topics that have all its words. Null when there are none either.
    /// </summary>
    public bool[]? Find(string name)
    {
        var words = _wordsOf(name);
        if (words.Count == 0)
            return null;
        if (_sectionsByKey.TryGetValue(string.Concat(words), out var sections))
            return Marks(sections);
        var marks = new bool[_sectionCount];
        var any = false;
        for (var t = 0; t < _topics.Length; t++)
        {
            if (!words.TrueForAll(_topicWords[t].Contains))
                continue;
            any = true;
            foreach (var section in _sectionsByTopic[t])
                marks[section] = true;
        }
        return any ? marks : null;
    }

    /// <summary>Returns at most five topics whose names are most like <paramref name="text"/>, best first.</summary>
    public List<string> Closest(string text)
    {
        var words = _wordsOf(text);
        var key = string.Concat(words);
        var scores = new Dictionary<int, double>();
        foreach (var word in words.Distinct(StringComparer.Ordinal))
        {
            foreach (var topic in _topicsByWord.GetValueOrDefault(word, []))
                scores[topic] = Math.Max(2, scores.GetValueOrDefault(topic)) + (1.0 / Math.Max(words.Count, _topicWords[topic].Count));
        }
        if (key.Length is > 0 and <= MaxNameLength)
        {
            for (var t = 0; t < _topics.Length; t++)
            {
                if (Likeness(key, _topicKeys[t]) is > 0 and var likeness && likeness > scores.GetValueOrDefault(t))
                    scores[t] = likeness;
            }
        }
        return [.. scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key).Take(MaxClosest).Select(s => _topics[s.Key])];
    }

    /// <summary>
    /// Returns at most five topics to offer with an answer that is not sure, best first: those named like what was asked for, and those of the
    /// sections that were found. None where nothing is close: the largest would only look as if they were.
    /// </summary>
    /// <param name="text">The query; only its beginning is compared.</param>
    /// <param name="unknownTopic">A topic that was asked for and does not exist, or null.</param>
    /// <param name="found">The topics of what was found, best first.</param>
    public ImmutableArray<string> ToOffer(string text, string? unknownTopic, IEnumerable<string> found)
    {
        ArgumentNullException.ThrowIfNull(text);
        var named = Closest(unknownTopic ?? (text.Length > MaxComparedLength ? text[..MaxComparedLength] : text));
        var closest = unknownTopic is null ? found.Concat(named) : named.Concat(found);
        return [.. closest.Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxClosest)];
    }

    /// <summary>Whether the word is the whole name of a topic.</summary>
    public bool IsName(string form) => _topicsByWord.TryGetValue(form, out var topics) && topics.Exists(t => string.Equals(_topicKeys[t], form, StringComparison.Ordinal));

    /// <summary>Whether the word names a topic or is part of its name.</summary>
    public bool IsInName(string form) => _topicsByWord.ContainsKey(form);

    /// <summary>Returns the query with the topic that is most like the one that does not exist; null when none is like it.</summary>
    /// <param name="text">The query.</param>
    /// <param name="unknownTopic">The topic that was asked for and does not exist, in the query or beside it; null when none was.</param>
    public string? Mended(string text, string? unknownTopic) =>
        unknownTopic is not null && Closest(unknownTopic) is [var topic, ..] ? QueryParser.WithTopic(text, unknownTopic, topic) : null;

    private static double Likeness(string key, string topicKey)
    {
        if (topicKey.Length == 0)
            return 0;
        if (topicKey.StartsWith(key, StringComparison.Ordinal) || (topicKey.Length > 2 && key.StartsWith(topicKey, StringComparison.Ordinal)))
            return 3;
        var limit = Math.Min(3, 1 + (key.Length / 4));
        var edits = EditDistance.Between(key, topicKey, limit);
        return edits <= limit && edits < topicKey.Length - 1 ? 1 - ((double)edits / Math.Max(key.Length, topicKey.Length)) : 0;
    }

    private void Add(string name, int section)
    {
        var key = string.Concat(_wordsOf(name));
        if (key.Length == 0)
            return;
        if (!_sectionsByKey.TryGetValue(key, out var sections))
            _sectionsByKey.Add(key, sections = []);
        if (sections.Count == 0 || sections[^1] != section)
            sections.Add(section);
    }

    private bool[] Marks(List<int> sections)
    {
        var marks = new bool[_sectionCount];
        foreach (var section in sections)
            marks[section] = true;
        return marks;
    }
}
