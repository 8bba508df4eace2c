using System.Collections.Immutable;
using Bot.Core.Notes;
using Bot.Core.Text;
using Bot.Search.Analysis;
using Bot.Search.Mending;

namespace Bot.Search.Completion;

/// <summary>
/// Completes what is being typed to the breadcrumbs of sections. Every typed word must begin a word of the breadcrumb, or nearly so; words are
/// looked up among the few that titles are made of. Immutable.
/// </summary>
internal sealed class TitleCompleter
{
    private readonly ImmutableArray<Section> _sections;
    private readonly TopicDirectory _topics;
    private readonly int[] _topicStarts;
    private readonly int[] _lengths;

    // The words of all titles in ordinal order, and by word the sections whose breadcrumb has it.
    private readonly string[] _words;
    private readonly int[][] _sectionsOfWord;

    private readonly string[] _keys;

    public TitleCompleter(ImmutableArray<Section> sections, TopicDirectory topics)
    {
        _sections = sections;
        _topics = topics;
        _lengths = new int[sections.Length];
        _keys = new string[sections.Length];
        var sectionsOfWord = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        var analyzer = new TextAnalyzer();
        for (var i = 0; i < sections.Length; i++)
        {
            var breadcrumb = sections[i].Breadcrumb;
            _lengths[i] = breadcrumb.Length;
            _keys[i] = Fold(breadcrumb);
            analyzer.Analyze(breadcrumb);
            foreach (var token in analyzer.Tokens)
            {
                var form = analyzer.Form(token).ToString();
                if (!sectionsOfWord.TryGetValue(form, out var list))
                    sectionsOfWord.Add(form, list = []);
                if (list.Count == 0 || list[^1] != i)
                    list.Add(i);
            }
        }
        _words = [.. sectionsOfWord.Keys];
        _sectionsOfWord = [.. sectionsOfWord.Values.Select(v => v.ToArray())];
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        _topicStarts = [.. Enumerable.Range(0, sections.Length).Where(i => seen.Add(sections[i].Topic))];
    }

    /// <summary>Returns at most <paramref name="limit"/> sections, best first.</summary>
    public IReadOnlyList<Section> Complete(string prefix, string? topic, int limit)
    {
        var inTopic = string.IsNullOrWhiteSpace(topic) ? null : _topics.Find(topic) ?? new bool[_sections.Length];
        var words = ReadWords(prefix);
        if (words.Count == 0)
        {
            var first = inTopic is null ? _topicStarts : Enumerable.Range(0, _sections.Length).Where(i => inTopic[i]);
            return [.. first.Take(limit).Select(i => _sections[i])];
        }

        var scores = new Dictionary<int, double>();
        for (var w = 0; w < words.Count; w++)
        {
            var matches = Match(words[w], isLast: w == words.Count - 1);
            if (matches.Count == 0)
                matches = MatchMisspelt(words[w]);
            scores = w == 0 ? matches : Both(scores, matches);
        }
        var start = Fold(prefix.TrimStart());
        return
        [
            .. scores
                .Where(s => inTopic is null || inTopic[s.Key])
                .Select(s => (Section: s.Key, Score: s.Value + (_keys[s.Key].StartsWith(start, StringComparison.Ordinal) ? 1 : 0)))
                .OrderByDescending(s => s.Score).ThenBy(s => _lengths[s.Section]).ThenBy(s => s.Section)
                .Take(limit)
                .Select(s => _sections[s.Section]),
        ];
    }

    private static string Fold(string text)
    {
        Span<char> folded = stackalloc char[128];
        return folded[..LetterFolding.Fold(text, folded)].ToString();
    }

    private static List<string> ReadWords(string text)
    {
        if (text.Length > 200)
            text = text[..200];
        var analyzer = new TextAnalyzer();
        analyzer.Analyze(text);
        var words = new List<string>();
        var wholeEnd = -1;
        foreach (var token in analyzer.Tokens)
        {
            if (token.Kind == TokenKind.Joined || (token.Kind == TokenKind.Part && token.Position <= wholeEnd))
                continue;
            if (token.Kind == TokenKind.Whole)
                wholeEnd = token.LastPosition;
            words.Add(analyzer.Form(token).ToString());
        }
        return words;
    }

    /// <summary>Returns the sections with a word that begins like this, with 1 for the word itself and less for longer ones.</summary>
    private Dictionary<int, double> Match(string word, bool isLast)
    {
        var matches = new Dictionary<int, double>();
        var at = Array.BinarySearch(_words, word, StringComparer.Ordinal);
        for (at = at < 0 ? ~at : at; at < _words.Length && _words[at].StartsWith(word, StringComparison.Ordinal); at++)
        {
            var isWhole = _words[at].Length == word.Length;
            AddMatches(matches, at, isWhole ? 1 : isLast ? 0.9 : 0.7);
        }
        return matches;
    }

    private Dictionary<int, double> MatchMisspelt(string word)
    {
        var matches = new Dictionary<int, double>();
        if (word.Length < 3)
            return matches;
        var limit = word.Length >= SpellingMender.MinLengthForTwoEdits ? 2 : 1;
        for (var i = 0; i < _words.Length; i++)
        {
            var candidate = _words[i];
            // The first letter, or the first two swapped, is right nearly always.
            if (candidate.Length < 2 || (candidate[0] != word[0] && !(candidate[0] == word[1] && candidate[1] == word[0])))
                continue;
            var edits = EditDistance.ToBeginning(word, candidate, limit);
            if (edits <= limit)
                AddMatches(matches, i, 0.6 / edits);
        }
        return matches;
    }

    private void AddMatches(Dictionary<int, double> matches, int word, double score)
    {
        foreach (var section in _sectionsOfWord[word])
            matches[section] = Math.Max(score, matches.GetValueOrDefault(section));
    }

    private static Dictionary<int, double> Both(Dictionary<int, double> first, Dictionary<int, double> second)
    {
        var both = new Dictionary<int, double>();
        foreach (var (section, score) in first)
        {
            if (second.TryGetValue(section, out var more))
                both.Add(section, score + more);
        }
        return both;
    }
}
