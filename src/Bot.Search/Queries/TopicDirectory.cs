using System.Collections.Immutable;
using Bot.Core.Notes;
using Bot.Search.Analysis;
using Bot.Search.Mending;

namespace Bot.Search.Queries;

/// <summary>Knows the sections under each name that <c>topic:</c> may use: topic, file, folder, tag, another name of the topic. Immutable.</summary>
internal sealed class TopicDirectory
{
    private const int MaxClosest = 5;

    private readonly int _sectionCount;
    private readonly ImmutableArray<string> _topics;
    private readonly string[] _topicKeys;
    private readonly Dictionary<string, List<int>> _sectionsByKey = new(StringComparer.Ordinal);
    private readonly List<int>[] _sectionsByTopic;

    public TopicDirectory(NoteLibrary library)
    {
        _sectionCount = library.Sections.Length;
        _topics = library.Topics;
        _topicKeys = [.. _topics.Select(Key)];
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
        var key = Key(name);
        if (key.Length == 0)
            return null;
        if (_sectionsByKey.TryGetValue(key, out var sections))
            return Marks(sections);
        var words = Words(name);
        var marks = new bool[_sectionCount];
        var any = false;
        for (var t = 0; t < _topics.Length; t++)
        {
            var topicWords = Words(_topics[t]);
            if (!words.TrueForAll(topicWords.Contains))
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
        var key = Key(text);
        var words = Words(text);
        var scored = new List<(double Score, int Topic)>();
        for (var t = 0; t < _topics.Length; t++)
        {
            var score = Likeness(key, words, _topicKeys[t], Words(_topics[t]));
            if (score > 0)
                scored.Add((score, t));
        }
        return [.. scored.OrderByDescending(s => s.Score).ThenBy(s => s.Topic).Take(MaxClosest).Select(s => _topics[s.Topic])];
    }

    /// <summary>Returns the topics with the most sections, at most five.</summary>
    public List<string> Largest() =>
        [.. Enumerable.Range(0, _topics.Length).OrderByDescending(t => _sectionsByTopic[t].Count).ThenBy(t => t).Take(MaxClosest).Select(t => _topics[t])];

    private static double Likeness(string key, List<string> words, string topicKey, List<string> topicWords)
    {
        if (key.Length == 0 || topicKey.Length == 0)
            return 0;
        if (topicKey.StartsWith(key, StringComparison.Ordinal) || (topicKey.Length > 2 && key.StartsWith(topicKey, StringComparison.Ordinal)))
            return 3;
        var shared = words.Count(topicWords.Contains);
        if (shared > 0)
            return 2 + ((double)shared / Math.Max(words.Count, topicWords.Count));
        var limit = Math.Min(3, 1 + (key.Length / 4));
        var edits = EditDistance.Bounded(key, topicKey, limit);
        return edits <= limit && edits < topicKey.Length - 1 ? 1 - ((double)edits / Math.Max(key.Length, topicKey.Length)) : 0;
    }

    private void Add(string name, int section)
    {
        var key = Key(name);
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

    private static string Key(string name) => string.Concat(Words(name));

    private static List<string> Words(string name)
    {
        var analyzer = new TextAnalyzer();
        analyzer.Analyze(name);
        var words = new List<string>();
        foreach (var token in analyzer.Tokens)
        {
            if (token.Kind is TokenKind.Word or TokenKind.Whole)
                words.Add(analyzer.Form(token).ToString());
        }
        return words;
    }
}
