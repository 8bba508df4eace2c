using Bot.Core.Notes;
using Bot.Search.Analysis;
using Bot.Search.Ranking;

namespace Bot.Search.Indexing;

/// <summary>
/// Reads a run of sections one after the other and keeps what they hold: terms in the order in which they were first seen, postings in the
/// order of sections, positions and passages. Used once, by one thread.
/// </summary>
internal sealed class PostingCollector
{
    /// <summary>Positions left free between units and between headings, wider than any window in which words count as near.</summary>
    private const int UnitGap = RankingWeights.PairWindow + 1;

    /// <summary>Positions left free between passages of one unit: a phrase does not cross them, nearness does.</summary>
    private const int PassageGap = 1;

    private readonly TextAnalyzer _analyzer = new();
    private readonly Dictionary<string, int> _termIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _termIdsBySpan;
    private readonly GrowingArray<int> _postingTerms = new();
    private readonly GrowingArray<float> _postingTitle = new();
    private readonly GrowingArray<float> _postingBody = new();
    private readonly GrowingArray<int> _postingPositions = new();
    private readonly GrowingArray<byte> _positions = new();
    private readonly GrowingArray<Passage> _passages = new();
    private readonly List<TextRange> _ranges = [];
    private readonly List<TextRange> _titles = [];
    private readonly List<Abbreviation> _abbreviations = [];

    // The terms of the section that is being read, and their positions as chains.
    private readonly GrowingArray<SectionTerm> _terms = new();
    private readonly GrowingArray<Occurrence> _occurrences = new();
    private readonly GrowingArray<int> _slotOfTerm = new();
    private readonly GrowingArray<bool> _isWord = new();

    public PostingCollector() => _termIdsBySpan = _termIds.GetAlternateLookup<ReadOnlySpan<char>>();

    private record struct SectionTerm(int TermId, float Title, float Body, int First, int Last, int Count);

    private record struct Occurrence(int Position, int Next);

    /// <summary>What the sections explain as abbreviations.</summary>
    public IReadOnlyList<Abbreviation> Abbreviations => _abbreviations;

    /// <summary>By section: what it takes up here.</summary>
    public GrowingArray<CollectedSection> Sections { get; } = new();

    /// <summary>The id that each term has here.</summary>
    public Dictionary<string, int> TermIds => _termIds;

    /// <summary>By term: whether it stands as a word.</summary>
    public ReadOnlySpan<bool> IsWord => _isWord.Items;

    /// <summary>By posting: the id of its term here.</summary>
    public ReadOnlySpan<int> PostingTerms => _postingTerms.Items;

    /// <summary>By posting: what counts whatever the length of the section.</summary>
    public ReadOnlySpan<float> TitleWeights => _postingTitle.Items;

    /// <summary>By posting: what counts less the longer the section is.</summary>
    public ReadOnlySpan<float> BodyWeights => _postingBody.Items;

    /// <summary>By posting: where its positions start in <see cref="Positions"/>.</summary>
    public ReadOnlySpan<int> PostingPositions => _postingPositions.Items;

    public ReadOnlySpan<byte> Positions => _positions.Items;

    public ReadOnlySpan<Passage> Passages => _passages.Items;

    /// <summary>Reads one more section.</summary>
    public void Add(Section section)
    {
        var (headingStart, title, bodyStart, length) = Read(section);
        FlushSection();
        Sections.Add(new CollectedSection(_postingTerms.Count, _passages.Count, headingStart, title, bodyStart, length));
    }

    private (int HeadingStart, TitleSpan Title, int BodyStart, int Length) Read(Section section)
    {
        var isTopicOnly = section.Headings.IsEmpty;
        var position = AddTitle(section.Topic, 0, isTopicOnly ? RankingWeights.HeadingWeight : RankingWeights.TopicWeight);
        var title = TitleAt(section.Topic, 0);
        var headingStart = position;
        for (var h = 0; h < section.Headings.Length; h++)
        {
            var isOwn = h == section.Headings.Length - 1;
            var start = position;
            position = AddTitle(section.Headings[h], start, isOwn ? RankingWeights.HeadingWeight : RankingWeights.UpperHeadingWeight);
            title = TitleAt(section.Headings[h], start);
        }
        foreach (var alias in section.Aliases)
            position = AddTitle(alias, position, RankingWeights.LabelWeight);
        foreach (var tag in section.Tags)
            position = AddTitle(tag, position, RankingWeights.LabelWeight);
        position = AddFirstColumns(section, position);

        var bodyStart = position;
        var length = 0;
        var table = -1;
        for (var u = 0; u < section.Units.Length; u++)
        {
            var unit = section.Units[u];
            length += AddUnit(unit, u, isFirstOfTable: !unit.Columns.IsEmpty && unit.Group != table, ref position);
            table = unit.Columns.IsEmpty ? table : unit.Group;
        }
        return (headingStart, title, bodyStart, length);
    }

    private int AddTitle(string text, int position, double weight)
    {
        AbbreviationFinder.Find(text, _abbreviations);
        var next = _analyzer.Analyze(text, position);
        foreach (var token in _analyzer.Tokens)
            Add(token, (float)(weight * KindWeight(token.Kind)), body: 0);
        return next + UnitGap;
    }

    /// <summary>Returns where the title that was just read stands.</summary>
    private TitleSpan TitleAt(string text, int position)
    {
        var (end, words) = ReadTerm(text.Length, position);
        return new TitleSpan(position, end, words);
    }

    /// <summary>The title of each table's first column, ahead of the text, as no row shows it.</summary>
    private int AddFirstColumns(Section section, int position)
    {
        var lastGroup = -1;
        foreach (var unit in section.Units)
        {
            if (unit.Columns.IsEmpty || unit.Group == lastGroup)
                continue;
            lastGroup = unit.Group;
            position = AddTitle(unit.Columns[0], position, RankingWeights.LabelWeight);
        }
        return position;
    }

    private int AddUnit(Unit unit, int index, bool isFirstOfTable, ref int position)
    {
        AbbreviationFinder.Find(unit.Text, _abbreviations);
        _ranges.Clear();
        _titles.Clear();
        var text = PassageText.Of(unit, _titles);
        PassageSplitter.Split(text, unit.Kind == UnitKind.Code, _ranges);
        var termLength = PassageText.TermLength(unit, text);
        // Where a row's bold words stand is known in the row as the note has it, not in the text with the column titles.
        var hasStrong = ReferenceEquals(text, unit.Text);
        var fieldWeight = unit.Kind == UnitKind.Code ? RankingWeights.CodeWeight : RankingWeights.BodyWeight;
        var length = 0;
        foreach (var range in _ranges)
        {
            var next = _analyzer.Analyze(text.AsSpan(range.Start, range.Length), position);
            var (termEnd, termWords) = range.Start == 0 ? ReadTerm(termLength, position) : (position, 0);
            _passages.Add(new Passage(index, range.Start, range.End, position, termEnd, termWords, HasFigure(text, range, termLength)));
            var titleWords = 0;
            foreach (var token in _analyzer.Tokens)
            {
                if (IsIn(_titles, range.Start + token.Start))
                {
                    // A title counts once, however many rows there are; all of them are found by it.
                    Add(token, (float)(isFirstOfTable ? RankingWeights.LabelWeight * KindWeight(token.Kind) : 0), body: 0);
                    titleWords += token.Kind is TokenKind.Word ? 1 : 0;
                    continue;
                }
                var weight = fieldWeight * KindWeight(token.Kind);
                if (hasStrong && IsStrong(unit, range.Start + token.Start))
                    weight *= RankingWeights.StrongWeight;
                Add(token, title: 0, (float)weight);
            }
            length += next - position - titleWords;
            position = next + PassageGap;
        }
        position += UnitGap;
        return length;
    }

    /// <summary>Looks among the tokens just read for the end of the term, and counts its words but those like <c>of</c> and <c>maximum</c>.</summary>
    private (int End, int Words) ReadTerm(int length, int position)
    {
        var end = position;
        var words = 0;
        foreach (var token in _analyzer.Tokens)
        {
            if (token.End > length)
                continue;
            if (token.Position >= end && !EnglishWords.IsFiller(_analyzer.Form(token)))
                words += token.LastPosition - token.Position + 1;
            end = Math.Max(end, token.LastPosition + 1);
        }
        return (end, words);
    }

    private static bool HasFigure(string text, TextRange range, int termLength)
    {
        var from = Math.Max(range.Start, termLength);
        for (var i = from; i < range.End; i++)
        {
            // The digits of a name (S3, meta-data-v2) are no figure.
            if (char.IsAsciiDigit(text[i]) && (i == 0 || !(char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '-' or '_')))
                return true;
        }
        return false;
    }

    private static bool IsIn(List<TextRange> ranges, int at)
    {
        foreach (var range in ranges)
        {
            if (at >= range.Start && at < range.End)
                return true;
        }
        return false;
    }

    private static bool IsStrong(Unit unit, int at)
    {
        foreach (var range in unit.Strong)
        {
            if (at >= range.Start && at < range.End)
                return true;
        }
        foreach (var range in unit.Marked)
        {
            if (at >= range.Start && at < range.End)
                return true;
        }
        return false;
    }

    private static double KindWeight(TokenKind kind) => kind == TokenKind.Part ? RankingWeights.PartWeight : 1;

    private void Add(in Token token, float title, float body)
    {
        var form = _analyzer.Form(token);
        if (!_termIdsBySpan.TryGetValue(form, out var termId))
        {
            termId = _termIds.Count;
            _termIds.Add(form.ToString(), termId);
            _slotOfTerm.Add(-1);
            _isWord.Add(false);
        }
        if (token.Kind != TokenKind.Joined)
            _isWord[termId] = true;
        ref var slot = ref _slotOfTerm[termId];
        if (slot < 0)
        {
            slot = _terms.Count;
            _terms.Add(new SectionTerm(termId, 0, 0, -1, -1, 0));
        }
        ref var term = ref _terms[slot];
        term.Title += title;
        term.Body += body;
        AddOccurrence(ref term, token.Position);
        // A phrase may go on behind the last word of a whole as well as end at its first.
        if (token.LastPosition != token.Position)
            AddOccurrence(ref term, token.LastPosition);
    }

    private void AddOccurrence(ref SectionTerm term, int position)
    {
        var index = _occurrences.Count;
        _occurrences.Add(new Occurrence(position, -1));
        if (term.First < 0)
            term.First = index;
        else
            _occurrences[term.Last].Next = index;
        term.Last = index;
        term.Count++;
    }

    private void FlushSection()
    {
        for (var i = 0; i < _terms.Count; i++)
        {
            ref var term = ref _terms[i];
            _postingTerms.Add(term.TermId);
            _postingTitle.Add(term.Title);
            _postingBody.Add(term.Body);
            _postingPositions.Add(_positions.Count);
            WriteNumber(term.Count);
            var last = 0;
            for (var o = term.First; o >= 0; o = _occurrences[o].Next)
            {
                var position = Math.Max(last, _occurrences[o].Position);
                WriteNumber(position - last);
                last = position;
            }
            _slotOfTerm[term.TermId] = -1;
        }
        _terms.Clear();
        _occurrences.Clear();
    }

    private void WriteNumber(int value)
    {
        while (value >= 0x80)
        {
            _positions.Add((byte)(value | 0x80));
            value >>= 7;
        }
        _positions.Add((byte)value);
    }
}
